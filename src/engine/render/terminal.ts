import { type Phrases, phrases } from '../phrases.ts';
import type { Reply, Step } from '../types.ts';
import { heading, others } from './heading.ts';
import { masked } from './masked.ts';
import { oneLine, plain } from './plain.ts';
import { wrap } from './wrap.ts';

/** What a stretch of text is, for the caller to colour. */
export type Style = 'title' | 'command' | 'risk' | 'quiet' | 'number';
/** Colours a text; the identity where there is no colour. */
export type Paint = (style: Style, text: string) => string;

/** How a terminal shows a reply. `width` in columns. */
export type TerminalOptions = { readonly color: Paint | null; readonly width: number };

/** A reply as plain text. Each command stands alone on its line, with nothing before it, so that it can be copied. */
export function terminal(reply: Reply, { color, width }: TerminalOptions): string {
  const paint: Paint = color ?? ((_, text) => text);
  const say = phrases(reply.locale);
  const lead = reply.causes[0];
  const text = (value: string, indent = '') => wrap(oneLine(value), width, indent);
  const quiet = (value: string, indent = '') => (value === '' ? '' : paint('quiet', text(value, indent)));
  const command = (run: string) => `\n${paint('command', plain(run).trim())}\n`;
  const title = heading(reply, say);

  const parts = [
    title === '' ? '' : paint('title', text(title)),
    lead === undefined || reply.kind === 'related' ? '' : text(lead.cause),
    (lead?.evidence ?? []).map((quote) => quiet(`${say.line(quote.line)}: ${quote.text}`, '  ')).join('\n'),
    reply.notes.map((note) => text(note)).join('\n'),
    reply.kind === 'related' ? reply.causes.map((cause) => text(`- ${cause.title}`, '  ')).join('\n') : '',
    quiet(others(reply, say)),
    ...reply.steps.map((step, place) => stepText(step, place + 1)),
    reply.corrected === null ? '' : `${text(say.corrected)}\n${plain(reply.corrected.to)}`,
    reply.verify === null
      ? ''
      : `${text(say.verify(reply.verify.do))}${reply.verify.run === null ? '' : `\n${command(reply.verify.run)}`}`,
    askText(reply, say),
    ...reply.next.map(
      ({ title: later, quote, cause, run }) =>
        `${text(`${say.next(later)}. ${quote === null ? '' : `${quote} `}${cause}`)}${run === null ? '' : `\n${command(run)}`}`,
    ),
    masked(reply.redacted, say)
      .map((line) => quiet(line))
      .join('\n'),
    reply.sources.length === 0 ? '' : paint('quiet', [say.sources, ...reply.sources.map(oneLine)].join('\n  ')),
  ];
  return `${parts
    .map((part) => part.replace(/\n+$/, ''))
    .filter((part) => part !== '')
    .join('\n\n')}\n`;

  function stepText(step: Step, number: number): string {
    const condition = step.condition === null ? '' : `${step.condition}: `;
    const action = text(`${number}. ${condition}${step.do}`, '   ').slice(`${number}.`.length);
    return [
      `${paint('number', `${number}.`)}${action}`,
      ...(step.run === null ? [] : [command(step.run)]),
      ...(step.paste === null ? [] : [text(say.paste(step.paste))]),
      ...(step.risk === null ? [] : [paint('risk', text(say.risk(step.risk)))]),
    ].join('\n');
  }

  function askText({ ask, steps }: Reply, sayAsk: Phrases): string {
    if (ask === null) return '';
    const shown = ask.run === null || steps.some((step) => step.run === ask.run);
    return [
      paint('title', text(sayAsk.question(ask.do))),
      ...(shown ? [] : [command(ask.run!)]),
      ...ask.outcomes.map((outcome) => text(`- ${outcome}`, '  ')),
    ].join('\n');
  }
}
