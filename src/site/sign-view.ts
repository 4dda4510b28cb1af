import { html, raw } from 'hono/html';
import { answerTitle } from '../engine/compose/answers.ts';
import { symptomOf } from '../engine/look-up.ts';
import { phrases } from '../engine/phrases.ts';
import type { Locale, ObjectShape, Sign, SignPart } from '../engine/types.ts';
import { type Html, sentenceHtml } from '../web/sentence-html.ts';
import { wordsHtml } from '../web/words-html.ts';
import { shapeText, withoutHoles } from './shape-text.ts';
import { type Page, to } from './site.ts';

/** Signs that are shown, and texts of one of them: entries know hundreds, the Control UI's in twenty languages. */
const SIGNS = 8;
const TEXTS = 3;
/** Phrases of people that are shown. */
const PHRASES = 4;

/** What signs look for, as people read it: first what the program prints, then a few of the phrases that people use. */
export function signView(signs: readonly Sign[], page: Page): Html {
  const { say, locale } = page;
  const own = phrases(locale);
  const printed = signs.filter((sign) => !isTold(sign)).toSorted((a, b) => rank(a) - rank(b));
  const rows = [...new Set(printed.map(({ parts }) => partsView(parts, page)))];
  const theirs = signs.filter(isTold).flatMap(({ parts }) => parts.flatMap((part) => textsOf(part)));
  const told = readable(theirs, locale).slice(0, PHRASES);
  const isCut =
    rows.length > SIGNS ||
    told.length < theirs.length ||
    printed.some(({ parts }) => parts.some((part) => textsOf(part).length > TEXTS));
  return html`<ul class="signs">
${rows.slice(0, SIGNS).map((row) => html`<li>${raw(row)}</li>`)}
${told.length === 0 ? '' : html`<li>${say.peopleWrite}${own.colon}${quoted(told, page)}</li>`}
${isCut ? html`<li class="small">${say.othersAlike}</li>` : ''}
</ul>`;
}

/** Whether only people's own words make it, perhaps about something that is seen besides. */
function isTold({ parts }: Sign): boolean {
  return parts.some(({ key }) => key === 'told') && parts.every(({ key }) => key === 'told' || key === 'seen');
}

/** Texts of the program come first, then its values, commands and what is told of symptoms. */
function rank({ parts: [first] }: Sign): number {
  return ['says', 'shows', 'sends', 'command', 'told', 'seen'].indexOf(first.key);
}

/** HTML as text, so that rows that look the same are shown once. */
function partsView(parts: readonly SignPart[], page: Page): string {
  return String(html`${parts.map((part, at) => html`${at === 0 ? '' : ` ${page.say.and} `}${partView(part, page)}`)}`);
}

function partView(part: SignPart, page: Page): Html {
  const { say, locale } = page;
  switch (part.key) {
    case 'says':
      return html`${readable(part.texts, locale)
        .slice(0, TEXTS)
        .map((text) => said(withoutHoles(text)))}`;
    case 'told':
      return quoted(readable(part.texts, locale).slice(0, TEXTS), page);
    case 'shows':
    case 'sends':
      return said(`${part.table === null ? '' : `${part.table}: `}${shapeText(part.shape, say.missing)}`);
    case 'command':
      return html`${part.names.slice(0, TEXTS).map((name) => said(`openclaw ${name}${argsText(part.args, say.missing)}`))}`;
    case 'seen':
      return html`${part.all.map((id, at) => html`${at === 0 ? '' : ` ${say.and} `}${seenView(id, page)}`)}`;
  }
}

/** What a command line must have been given, as it is typed. */
function argsText(args: ObjectShape, missing: string): string {
  const texts = Object.entries(args.keys).map(([key, value]) => {
    const shown = value.is === 'text' ? withoutHoles(value.text) : shapeText(value, missing);
    return key === 'id' ? ' …' : ` --${key} ${shown}`;
  });
  return texts.join('');
}

function said(text: string): Html {
  return html`<code class="said">${wordsHtml(text)}</code> `;
}

function quoted(texts: readonly string[], { say }: Page): Html {
  return html`${texts.map((text, at) => html`${at === 0 ? '' : say.comma}<q>${withoutHoles(text)}</q>`)}`;
}

function seenView(id: string, page: Page): Html {
  const [symptom = '', answer] = id.split('/');
  const entry = symptomOf(page.site.kb, symptom);
  if (entry === undefined) return html``;
  const title = answer === undefined ? entry.title : answerTitle(id, page.site.kb);
  return html`<a href="${to(page, `symptoms/${symptom}/`)}">${sentenceHtml(title)}</a>`;
}

function textsOf(part: SignPart): readonly string[] {
  return part.key === 'says' || part.key === 'told' ? part.texts : [];
}

/** Texts in a script that readers of the language know, theirs first; all, if there is none. */
function readable(texts: readonly string[], locale: Locale): readonly string[] {
  const known = texts.filter(
    (text) => !(locale === 'zh' ? /[^\P{L}\p{sc=Latn}\p{sc=Han}]/u : /[^\P{L}\p{sc=Latn}]/u).test(text),
  );
  const [own, other] = [
    known.filter((text) => /\p{sc=Han}/u.test(text)),
    known.filter((text) => !/\p{sc=Han}/u.test(text)),
  ];
  return known.length === 0 ? texts : [...own, ...other];
}
