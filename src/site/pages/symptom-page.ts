import { html } from 'hono/html';
import { fill } from '../../engine/compose/fill.ts';
import { causeOf, homeOf, questionsOf } from '../../engine/look-up.ts';
import { phrases } from '../../engine/phrases.ts';
import type { Sign, SymptomEntry } from '../../engine/types.ts';
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
  const all = site.files.entries.causes.filter(({ status }) => status !== 'retired');
  const shared = all.filter((cause) => sharedSymptoms(cause).includes(entry.id));
  const causes =
    shared.length > 0 ? shared : all.filter(({ symptoms }) => symptoms.some((sign) => isSeen(sign, entry.id)));
  const causeLink = (id: string) =>
    html`<a href="${to(page, `causes/${id}/`)}">${sentenceHtml(fill(causeOf(site.kb, id)!.title, {}))}</a>`;
  const home = homeOf(site.kb, entry.id);
  const content = html`<article>
<p class="small"><code>${entry.id}</code></p>
<h1>${sentenceHtml(entry.title)}</h1>
<h2>${say.seenAs}</h2>${signView(entry.when, page)}
${entry.proves === null ? '' : html`<h2>${say.proves}</h2><p>${sentenceHtml(entry.proves)}</p>`}
${entry.excludes === null ? '' : html`<h2>${say.excludes}</h2><p>${sentenceHtml(entry.excludes)}</p>`}
${causes.length === 0 ? '' : html`<h2>${say.causesOf}</h2><ul class="entries">${causes.map(({ id }) => html`<li>${causeLink(id)}</li>`)}</ul>`}
${questionsOf(site.kb, entry.id).map(
  (asked) => html`<h2>${say.asks}</h2>
${asked.do === null ? '' : html`<p>${sentenceHtml(asked.do)}</p>`}
${asked.run === null ? '' : commandView(fill(asked.run, {}), say)}
${asked.paste === null ? '' : html`<p>${sentenceHtml(own.paste(asked.paste))}</p>`}
<ul class="entries">${Object.entries(asked.answers).map(([name, answer]) => {
    const meant = all.filter(({ confirmedBy }) => confirmedBy.some((sign) => isSeen(sign, `${home}/${name}`)));
    const links = meant.map(({ id }, at) => html`${at === 0 ? own.colon : '; '}${causeLink(id)}`);
    return html`<li>${sentenceHtml(own.ifSo(answer.title))}${links}</li>`;
  })}</ul>`,
)}
</article>`;
  return layout(page, content, { title: entry.title, description: entry.proves ?? entry.title });
}

/** Whether a sign asks for a symptom or an answer. */
function isSeen({ parts }: Sign, id: string): boolean {
  return parts.some((part) => part.key === 'seen' && part.all.includes(id));
}
