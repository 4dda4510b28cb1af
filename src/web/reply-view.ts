import { html } from 'hono/html';
import { type Phrases, phrases } from '../engine/phrases.ts';
import { heading, others } from '../engine/render/heading.ts';
import { inShort } from '../engine/render/in-short.ts';
import { masked } from '../engine/render/masked.ts';
import { plain } from '../engine/render/plain.ts';
import type { Reply, Step } from '../engine/types.ts';
import type { SitePhrases } from '../site/phrases.ts';
import { diffView } from './diff-view.ts';
import { type Html, sentenceHtml } from './sentence-html.ts';
import { sourceLink } from './source-link.ts';
import { wordsHtml } from './words-html.ts';

/** A reply as HTML, in the order in which Discord shows it. Nothing in it is obeyed, whatever the post held. `entry`: address of an entry's page. */
export function replyView(reply: Reply, own: SitePhrases, entry: (id: string) => string): Html {
  const say = phrases(reply.locale);
  const lead = reply.kind === 'related' ? undefined : reply.causes[0];
  const title = heading(reply, say);
  const steps = reply.isRepeated ? reply.steps.map(inShort) : reply.steps;
  const besides = others(reply, say);
  const isAskShown = reply.ask?.run == null || steps.some((step) => step.run === reply.ask?.run);
  return html`
    ${reply.answers.map((answer) => html`<p>${sentenceHtml(answer)}</p>`)}
    ${title === '' ? '' : html`<h2>${sentenceHtml(title)}</h2>`}
    ${lead === undefined || reply.isRepeated ? '' : html`<p>${sentenceHtml(lead.cause)}</p>`}
    ${
      reply.isRepeated || reply.causes[0] === undefined || reply.causes[0].evidence.length === 0
        ? ''
        : html`<ul class="evidence">
          ${reply.causes[0].evidence.map(
            ({ line, text, isEarlier }) =>
              html`<li>
                ${
                  isEarlier
                    ? html`<span>${say.earlierLine(line)}</span>`
                    : html`<a href="#line-${line}">${say.line(line)}</a>`
                }${say.colon}<code>${plain(text)}</code>
              </li>`,
          )}
        </ul>`
    }
    ${reply.notes.map((note) => html`<p class="note">${sentenceHtml(note)}</p>`)}
    ${
      reply.kind === 'related'
        ? html`<ul>
          ${reply.causes.map((cause) => html`<li><a href="${entry(cause.id)}">${sentenceHtml(cause.title)}</a></li>`)}
        </ul>`
        : ''
    }
    ${besides === '' ? '' : html`<p class="small">${sentenceHtml(besides)}</p>`}
    ${reply.isRepeated && steps.length > 0 ? html`<p>${say.again}</p>` : ''}
    ${
      steps.length === 0
        ? ''
        : html`<ol class="steps">
          ${steps.map((step) => stepView(step, say, own))}
        </ol>`
    }
    ${
      reply.corrected === null
        ? ''
        : html`<section class="corrected"><p>${say.corrected}</p>
          <div class="command">${copyButton(reply.corrected.to, own)}${diffView(reply.corrected.from, reply.corrected.to)}</div></section>`
    }
    ${
      reply.verify === null || reply.isRepeated
        ? ''
        : html`<p>${sentenceHtml(say.verify(reply.verify.do))}</p>
          ${reply.verify.run === null ? '' : commandView(reply.verify.run, own)}`
    }
    ${
      reply.ask === null
        ? ''
        : html`<section class="ask">
          <h3>${sentenceHtml(reply.ask.paste === null ? say.question(reply.ask.do) : `${say.question(reply.ask.do).replace(/[.:。：]$/, '')}${say.colon.trim()}`)}</h3>
          ${isAskShown ? '' : commandView(reply.ask.run!, own)}
          ${reply.ask.paste === null ? '' : html`<p>${sentenceHtml(reply.ask.paste)}</p>`}
          ${
            reply.ask.outcomes.length === 0
              ? ''
              : html`<ul>
                ${reply.ask.outcomes.map((outcome) => html`<li>${sentenceHtml(outcome)}</li>`)}
              </ul>`
          }
        </section>`
    }
    ${reply.next.map(
      (later) =>
        html`<section class="next">
          <h3>${say.next}${say.colon}${sentenceHtml(later.title)}</h3>
          ${later.quote === null ? '' : html`<p><code>${plain(later.quote)}</code></p>`}
          <p>${sentenceHtml(later.cause)}</p>
          ${later.run === null ? '' : commandView(later.run, own)}
        </section>`,
    )}
    ${masked(reply.redacted, say).map((line) => html`<p class="small">${sentenceHtml(line)}</p>`)}
    ${lead === undefined ? '' : html`<p class="small"><a href="${entry(lead.id)}">${own.entryPage}</a></p>`}
    ${
      reply.sources.length === 0
        ? ''
        : html`<p class="small">
          ${say.sources}${say.colon}${reply.sources.map((source, at) => html`${at === 0 ? '' : ' · '}${sourceLink(source)}`)}
        </p>`
    }
  `;
}

/** One step of a numbered list, with its command. */
export function stepView(step: Step, say: Phrases, own: SitePhrases): Html {
  return html`<li>
    <p>${step.condition === null ? '' : html`<em>${sentenceHtml(step.condition)}${say.colon}</em>`}${sentenceHtml(step.do)}</p>
    ${step.run === null ? '' : commandView(step.run, own)}
    ${step.paste === null ? '' : html`<p>${sentenceHtml(say.paste(step.paste))}</p>`}
    ${step.risk === null ? '' : html`<p class="risk">${sentenceHtml(say.risk(step.risk))}</p>`}
  </li>`;
}

/** A command with a button that copies it, around which it flows. */
export function commandView(run: string, own: SitePhrases): Html {
  return html`<div class="command">${copyButton(plain(run).trim(), own)}<pre><code>${wordsHtml(plain(run).trim())}</code></pre></div>`;
}

function copyButton(text: string, own: SitePhrases): Html {
  return html`<button type="button" class="copy" data-copy="${text}">${own.copy}</button>`;
}
