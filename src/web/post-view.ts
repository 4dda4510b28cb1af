import { html } from 'hono/html';
import { plain } from '../engine/render/plain.ts';
import type { Reply } from '../engine/types.ts';
import type { SitePhrases } from '../site/phrases.ts';
import type { ReadPost } from './protocol.ts';
import type { Html } from './sentence-html.ts';

const MASKED = /(\[REDACTED[^\]\n]*\])/;
/** Lines shown; around evidence only, if there are more. */
const MOST = 400;
const AROUND = 5;

/** The post as it was read, numbered: what was masked is marked, and the lines that the reply rests on. */
export function postView(post: ReadPost, reply: Reply, own: SitePhrases): Html {
  const seen = new Set((reply.causes[0]?.evidence ?? []).filter(({ isEarlier }) => !isEarlier).map(({ line }) => line));
  const lines = post.text.split('\n');
  const isShown = (number: number) =>
    lines.length <= MOST || number <= AROUND || [...seen].some((line) => Math.abs(line - number) <= AROUND);
  return html`<details class="post" ${seen.size > 0 || reply.redacted.length > 0 ? 'open' : ''}>
    <summary>${post.isShortened ? own.readShortened : own.readAsWhole}</summary>
    <ol>
      ${lines.map((text, at) => {
        const number = at + 1;
        if (!isShown(number)) return '';
        return html`<li id="line-${number}" value="${number}" class="${seen.has(number) ? 'seen' : ''}"><code>${plain(
          text,
        )
          .split(MASKED)
          .map((part, place) => (place % 2 === 1 ? html`<mark>${part}</mark>` : part))}</code></li>`;
      })}
    </ol>
  </details>`;
}
