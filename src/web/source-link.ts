import { html, raw } from 'hono/html';
import type { Html } from './sentence-html.ts';

/** A link to a source, shown without `https://`; a narrow page breaks it after a slash. */
export function sourceLink(source: string): Html {
  const parts = source.replace('https://', '').split('/');
  return html`<a href="${source}" rel="noreferrer">${parts.map((part, at) => (at === 0 ? part : html`/${raw('<wbr>')}${part}`))}</a>`;
}
