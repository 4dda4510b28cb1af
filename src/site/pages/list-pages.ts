import { html } from 'hono/html';
import { fill } from '../../engine/compose/fill.ts';
import { causeOf, symptomOf } from '../../engine/look-up.ts';
import type { CauseEntry } from '../../engine/types.ts';
import { type Html, sentenceHtml } from '../../web/sentence-html.ts';
import { areaList } from '../area-list.ts';
import { areaName } from '../areas.ts';
import { layout } from '../layout.ts';
import { type Page, to } from '../site.ts';
import { sharedSymptoms } from './cause-page.ts';

/** Every entry by area, and every symptom that causes share. */
export function entriesPage(page: Page, areas: ReadonlyMap<string, readonly CauseEntry[]>): string {
  const { say, site } = page;
  const causes = site.files.entries.causes.filter(({ status }) => status !== 'retired');
  // Others only narrow a cause down, such as that a channel is named.
  const shared = site.kb.symptoms.names.filter((id) => causes.some((cause) => sharedSymptoms(cause).includes(id)));
  const content = html`<h1>${say.all}</h1>
<h2 id="areas">${say.areas}</h2>
${areaList(page, areas)}
<h2 id="symptoms">${say.symptoms}</h2>
<ul class="entries">${shared.map((id) => html`<li><a href="${to(page, `symptoms/${id}/`)}">${sentenceHtml(symptomOf(site.kb, id)!.title)}</a></li>`)}</ul>`;
  return layout(page, content, { title: say.all, description: say.description });
}

/** The entries of one area. */
export function areaPage(page: Page, area: string, causes: readonly CauseEntry[]): string {
  const title = area === 'howto' ? page.say.questions : areaName(area, page.locale);
  const content = html`<h1>${title}</h1>${entryList(page, causes)}`;
  return layout(page, content, { title, description: `${title}: ${page.say.howMany(causes.length)}` });
}

function entryList(page: Page, causes: readonly CauseEntry[]): Html {
  return html`<ul class="entries">${causes.map(({ id }) => {
    const entry = causeOf(page.site.kb, id)!;
    return html`<li><a href="${to(page, `causes/${id}/`)}">${sentenceHtml(fill(entry.title, {}))}</a></li>`;
  })}</ul>`;
}
