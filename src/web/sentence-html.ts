import { html, type raw } from 'hono/html';
import { oneLine } from '../engine/render/plain.ts';
import { wordsHtml } from './words-html.ts';

/** HTML that was made safe. */
export type Html = ReturnType<typeof html> | ReturnType<typeof raw>;

/** A sentence of an entry or of a catalogue: what stands in backticks as code, everything else as text. */
export function sentenceHtml(text: string): Html {
  const parts = oneLine(text).split(/`([^`]+)`/);
  return html`${parts.map((part, place) => (place % 2 === 1 ? html`<code>${wordsHtml(part)}</code>` : part))}`;
}
