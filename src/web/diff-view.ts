import { diffLines } from 'diff';
import { html } from 'hono/html';
import { plain } from '../engine/render/plain.ts';
import type { Html } from './sentence-html.ts';

/** Lines shown around a change. */
const AROUND = 3;

/** What a correction changes, line by line; lines far from any change are left out. */
export function diffView(from: string, to: string): Html {
  const lines = diffLines(plain(from), plain(to)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ text, kind: added ? 'ins' : removed ? 'del' : 'same' })),
  );
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
  return html`<pre class="diff">${lines.map(({ text, kind }, at) => {
    if (kind === 'ins')
      return html`<ins>+ ${text}
</ins>`;
    if (kind === 'del')
      return html`<del>- ${text}
</del>`;
    if (isNear(at)) return `  ${text}\n`;
    return isNear(at - 1) || isNear(at + 1) ? '  …\n' : '';
  })}</pre>`;
}
