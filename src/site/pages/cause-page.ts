import { html } from 'hono/html';
import { fill } from '../../engine/compose/fill.ts';
import { everyStep } from '../../engine/compose/steps.ts';
import { rangeInWords } from '../../engine/compose/versions.ts';
import { causeOf, symptomOf } from '../../engine/look-up.ts';
import { phrases } from '../../engine/phrases.ts';
import type { CauseEntry, SymptomId } from '../../engine/types.ts';
import { commandView, stepView } from '../../web/reply-view.ts';
import { type Html, sentenceHtml } from '../../web/sentence-html.ts';
import { sourceLink } from '../../web/source-link.ts';
import { areaName } from '../areas.ts';
import { layout } from '../layout.ts';
import { signView } from '../sign-view.ts';
import { type Page, to } from '../site.ts';

/** The page of one cause: what one sees, why, how to be sure, what to do, and what looks alike. */
export function causePage(page: Page, entry: CauseEntry): string {
  const { site, say, locale } = page;
  const own = phrases(locale);
  const title = fill(entry.title, {});
  const isQuestion = entry.kind === 'howto';
  const isTranslated =
    locale === 'en' ||
    (site.kb.words !== null && site.files.entries.translations[locale]?.causes[entry.id] !== undefined);
  const alike = lookAlikes(entry, page);
  const proof = site.files.causes[entry.id]?.proof ?? [];
  const path = `kb/causes/${entry.area}/${entry.id}.yaml`;
  const content = html`<article>
<p class="small"><a href="${to(page, `areas/${entry.area}/`)}">${areaName(entry.area, locale)}</a> · <code>${entry.id}</code></p>
<h1>${sentenceHtml(title)}</h1>
${entry.status === 'draft' ? html`<p class="note">${say.draft}</p>` : ''}
${isTranslated ? '' : html`<p class="note">${say.untranslated}</p>`}
${
  isQuestion
    ? html`<p>${sentenceHtml(fill(entry.cause, {}))}</p>`
    : html`<h2>${say.seenAs}</h2>${signView(entry.symptoms, page)}
<h2>${say.cause}</h2><p>${sentenceHtml(fill(entry.cause, {}))}</p>`
}
${entry.confirmedBy.length === 0 ? '' : html`<h2>${say.confirm}</h2>${signView(entry.confirmedBy, page)}`}
<h2>${isQuestion ? say.answerSteps : say.fix}</h2>
<ol class="steps">${everyStep(entry.fix, site.kb, own).map((step) => stepView(step, own, say))}</ol>
${entry.verify === null ? '' : html`<h2>${say.verify}</h2><p>${sentenceHtml(fill(entry.verify.do, {}))}</p>${entry.verify.run === null ? '' : commandView(fill(entry.verify.run, {}), say)}`}
${alike}
<h2>${say.versions}</h2><p>${entry.affects === null ? say.allVersions : rangeInWords(entry.affects, own)}</p>
${
  proof.length === 0
    ? ''
    : html`<h2>${say.proof}</h2><details><summary>${say.proofNote}</summary>
<ul class="small">${proof.map((name) => html`<li><a href="${site.repository}/blob/main/kb/openclaw/${name.includes('/') ? `recordings/${name}.txt` : `recipes/${name}.yaml`}">${name}</a></li>`)}</ul></details>`
}
<h2>${say.sources}</h2>
<ul class="small">${entry.sources.map((source) => html`<li>${sourceLink(source)}</li>`)}</ul>
<p class="small"><a href="${site.repository}/edit/main/${path}">${say.edit}</a></p>
</article>`;
  return layout(page, content, { title, description: fill(entry.cause, {}) });
}

/** Other causes of the same symptoms, and where the question stands that tells them apart. */
function lookAlikes(entry: CauseEntry, page: Page): Html {
  const shared = sharedSymptoms(entry);
  const { kb, files } = page.site;
  const listed = new Set([entry.id]); // each is listed once, though it may share several symptoms
  const groups = shared.flatMap((id) => {
    const symptom = symptomOf(kb, id);
    const others = files.entries.causes.filter(
      (other) => other.status !== 'retired' && !listed.has(other.id) && sharedSymptoms(other).includes(id),
    );
    for (const other of others) listed.add(other.id);
    return symptom === undefined || others.length === 0 ? [] : [{ symptom, others }];
  });
  if (groups.length === 0) return html``;
  return html`<h2>${page.say.lookAlikes}</h2>
${groups.map(
  ({
    symptom,
    others,
  }) => html`<p><a href="${to(page, `symptoms/${symptom.id}/`)}">${sentenceHtml(symptom.title)}</a></p>
<ul>${others.map(({ id }) => html`<li><a href="${to(page, `causes/${id}/`)}">${sentenceHtml(fill(causeOf(kb, id)!.title, {}))}</a></li>`)}</ul>`,
)}`;
}

/** Symptoms by which a cause is found, without answers to their questions. */
export function sharedSymptoms(entry: CauseEntry): readonly SymptomId[] {
  const ids = entry.symptoms.flatMap(({ parts: [first] }) => (first.key === 'seen' ? first.all.slice(0, 1) : []));
  return [...new Set(ids.map((id) => id.split('/')[0]!))];
}
