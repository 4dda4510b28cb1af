import { phrases } from '../phrases.ts';
import type { QuotedLine, Reply, Step } from '../types.ts';
import { heading, others } from './heading.ts';
import { inShort } from './in-short.ts';
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
  const quote = ({ line, text: quoted, isEarlier }: QuotedLine) =>
    quiet(`${(isEarlier ? say.earlierLine : say.line)(line)}${say.colon}${quoted}`, '  ');
  const news = reply.next.map(nextText);
  // What was told in the reply before is left out of one that repeats it.
  const once = (...texts: readonly string[]) => (reply.isRepeated ? [] : texts);

  const parts = [
    ...reply.answers.map((answer) => text(answer)),
    ...(reply.isRepeated ? news : []),
    title === '' ? '' : paint('title', text(title)),
    ...once(
      lead === undefined || reply.kind === 'related' ? '' : text(lead.cause),
      (lead?.evidence ?? []).map(quote).join('\n'),
      reply.notes.map((note) => text(note)).join('\n'),
      reply.kind === 'related' ? reply.causes.map((cause) => text(`- ${cause.title}`, '  ')).join('\n') : '',
      quiet(others(reply, say)),
    ),
    reply.isRepeated && reply.steps.length > 0 ? text(say.again) : '',
    ...reply.steps.map((step, place) => stepText(reply.isRepeated ? inShort(step) : step, place + 1)),
    reply.corrected === null ? '' : `${text(say.corrected)}\n${plain(reply.corrected.to)}`,
    ...once(
      reply.verify === null
        ? ''
        : `${text(say.verify(reply.verify.do))}${reply.verify.run === null ? '' : `\n${command(reply.verify.run)}`}`,
    ),
    askText(reply),
    ...once(...news),
    masked(reply.redacted, say)
      .map((line) => quiet(line))
      .join('\n'),
    ...once(
      reply.sources.length === 0
        ? ''
        : paint('quiet', [`${say.sources}${say.colon.trimEnd()}`, ...reply.sources.map(oneLine)].join('\n  ')),
    ),
  ];
  return `${parts
    .map((part) => part.replace(/\n+$/, ''))
    .filter((part) => part !== '')
    .join('\n\n')}\n`;

  function stepText(step: Step, number: number): string {
    const condition = step.condition === null ? '' : `${step.condition}${say.colon}`;
    const action = text(`${number}. ${condition}${step.do}`, '   ').slice(`${number}.`.length);
    return [
      `${paint('number', `${number}.`)}${action}`,
      ...(step.run === null ? [] : [command(step.run)]),
      ...(step.paste === null ? [] : [text(say.paste(step.paste))]),
      ...(step.risk === null ? [] : [paint('risk', text(say.risk(step.risk)))]),
    ].join('\n');
  }

  function askText({ ask, steps }: Reply): string {
    if (ask === null) return '';
    const isShown = ask.run === null || steps.some((step) => step.run === ask.run);
    return [
      paint('title', text(say.question(ask.do))),
      ...(ask.paste === null ? [] : [text(ask.paste)]),
      ...(isShown ? [] : [command(ask.run!)]),
      ...ask.outcomes.map((outcome) => text(`- ${outcome}`, '  ')),
    ].join('\n');
  }

  function nextText({ title: later, quote: read, cause, run }: Reply['next'][number]): string {
    return [
      text(`${say.next}${say.colon}${later}`),
      ...(read === null ? [] : [quiet(read, '  ')]),
      text(cause),
      ...(run === null ? [] : [command(run)]),
    ].join('\n');
  }
}
