import { html } from 'hono/html';
import type { Html } from './sentence-html.ts';

/** UTF-16 units of a word that fits into every line. */
const SHORT = 24;

/** Program text whose short words stay whole, so that no line ends between the dashes of a flag and its name. */
export function wordsHtml(text: string): Html {
  return html`${text
    .split(/(\s+)/)
    .map((word) => (word.includes('-') && word.length <= SHORT ? html`<span class="word">${word}</span>` : word))}`;
}
