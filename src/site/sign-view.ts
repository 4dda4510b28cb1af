import { html } from 'hono/html';
import { answerTitle } from '../engine/compose/answers.ts';
import { symptomOf } from '../engine/look-up.ts';
import type { Json, Shape, Sign, SignPart } from '../engine/types.ts';
import { type Html, sentenceHtml } from '../web/sentence-html.ts';
import { type Page, to } from './site.ts';

/** Texts of one sign that are listed; the Control UI's come in twenty languages. */
const TEXTS = 6;

/** What a sign looks for, as people read it: each thing that may be seen in one line. */
export function signView(signs: readonly Sign[], page: Page): Html {
  return html`<ul class="signs">
    ${signs.map(({ parts, weak }) => html`<li class="${weak ? 'weak' : ''}">${parts.map((part) => partView(part, page))}</li>`)}
  </ul>`;
}

function partView(part: SignPart, page: Page): Html {
  switch (part.key) {
    case 'says':
      return html`${part.texts.slice(0, TEXTS).map((text) => html`<code class="said">${withoutHoles(text)}</code> `)}`;
    case 'told':
      return html`${part.texts.slice(0, TEXTS).map((text) => html`<q>${withoutHoles(text)}</q> `)}`;
    case 'shows':
    case 'sends':
      return html`<code class="said">${part.table === null ? '' : `${part.table}: `}${JSON.stringify(shapeJson(part.shape))}</code> `;
    case 'command':
      return html`<code class="said">openclaw ${part.names.join(' | ')}</code> `;
    case 'seen':
      return html`${part.all.map((id) => seenView(id, page))}`;
  }
}

function seenView(id: string, page: Page): Html {
  const [symptom = '', answer] = id.split('/');
  const entry = symptomOf(page.site.kb, symptom);
  if (entry === undefined) return html``;
  const title = answer === undefined ? entry.title : answerTitle(id, page.site.kb);
  return html`<a href="${to(page, `symptoms/${symptom}/`)}">${sentenceHtml(title)}</a> `;
}

/** A text with … for what differs. */
function withoutHoles(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '…');
}

/** A shape as somebody would write it down. */
function shapeJson(shape: Shape): Json {
  switch (shape.is) {
    case 'text':
      return withoutHoles(shape.text);
    case 'equals':
      return shape.value;
    case 'object':
      return Object.fromEntries(Object.entries(shape.keys).map(([key, value]) => [key, shapeJson(value)]));
    case 'one-of':
      return shape.shapes.map(shapeJson);
    case 'not':
      return `not ${JSON.stringify(shapeJson(shape.shape))}`;
    case 'says':
      return `… ${withoutHoles(shape.text)} …`;
    case 'has':
      return shape.all.map(shapeJson);
    case 'count':
      return `${shape.above === null ? shape.equals : `> ${shape.above}`}`;
    case 'above':
    case 'below':
      return `${shape.is === 'above' ? '>' : '<'} ${shape.than}`;
    default:
      return shape.is;
  }
}
