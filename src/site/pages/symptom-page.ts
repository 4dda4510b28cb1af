import { html } from 'hono/html';
import { fill } from '../../engine/compose/fill.ts';
import { causeOf, questionsOf } from '../../engine/look-up.ts';
import { phrases } from '../../engine/phrases.ts';
import type { SymptomEntry } from '../../engine/types.ts';
import { commandView } from '../../web/reply-view.ts';
import { sentenceHtml } from '../../web/sentence-html.ts';
import { layout } from '../layout.ts';
import { signView } from '../sign-view.ts';
import { type Page, to } from '../site.ts';
import { sharedSymptoms } from './cause-page.ts';

/** The page of a symptom that several causes share: what it proves, which causes it has and what tells them apart. */
export function symptomPage(page: Page, entry: SymptomEntry): string {
  const { site, say, locale } = page;
  const own = phrases(locale);
  const causes = site.files.entries.causes.filter(
    (cause) => cause.status !== 'retired' && sharedSymptoms(cause).includes(entry.id),
  );
  const content = html`<article>
<p class="small"><code>${entry.id}</code></p>
<h1>${sentenceHtml(entry.title)}</h1>
<h2>${say.seenAs}</h2>${signView(entry.when, page)}
${entry.proves === null ? '' : html`<h2>${say.proves}</h2><p>${sentenceHtml(entry.proves)}</p>`}
${entry.excludes === null ? '' : html`<h2>${say.excludes}</h2><p>${sentenceHtml(entry.excludes)}</p>`}
<h2>${say.causesOf}</h2>
<ul>${causes.map(({ id }) => html`<li><a href="${to(page, `causes/${id}/`)}">${sentenceHtml(fill(causeOf(site.kb, id)!.title, {}))}</a></li>`)}</ul>
${questionsOf(site.kb, entry.id).map(
  (asked) => html`<h2>${say.asks}</h2>
${asked.do === null ? '' : html`<p>${sentenceHtml(asked.do)}</p>`}
${asked.run === null ? '' : commandView(fill(asked.run, {}), say)}
${asked.paste === null ? '' : html`<p>${sentenceHtml(own.paste(asked.paste))}</p>`}
<ul>${Object.values(asked.answers).map((answer) => html`<li>${sentenceHtml(own.ifSo(answer.title))}</li>`)}</ul>`,
)}
</article>`;
  return layout(page, content, { title: entry.title, description: entry.proves ?? entry.title });
}
