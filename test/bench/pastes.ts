import type { Entries } from '../../src/engine/types.ts';
import { fill } from '../eval/generate/fill.ts';
import { RUNNING } from '../eval/generate/log-lines.ts';
import { type Random, random } from '../eval/generate/random.ts';

/** A paste made from one cause's text. */
export type Paste = { readonly text: string; readonly cause: string };

/** `count` pastes of about `size` UTF-16 units: holes filled anew, noise around, one in five cut short, one in five wrapped. */
export function pastes(entries: Entries, size: number, count: number): readonly Paste[] {
  return Array.from({ length: count }, (_, number) => {
    const from = random(`paste ${size} ${number}`);
    const cause = from.pick(entries.causes);
    const [sign] = cause.symptoms;
    const part = sign!.parts[0];
    const text = fill(part.key === 'says' ? from.pick(part.texts) : '', from);
    const decisive = `${from.pick(['Error: ', '', '[gateway] ', `2026-04-22T1${from.below(10)}:05:01.123+00:00 `])}${bent(text, number, from)}`;
    return { text: among(decisive, size, from), cause: cause.id };
  });
}

function bent(text: string, number: number, from: Random): string {
  if (number % 5 === 1) return text.slice(0, Math.ceil(text.length * (0.7 + from.below(20) / 100)));
  if (number % 5 === 2) return text.replaceAll(/(.{40}\S*) /gu, '$1\n');
  return text;
}

function among(decisive: string, size: number, from: Random): string {
  const lines = [decisive];
  let length = decisive.length;
  let time = Date.UTC(2026, 3, 22, 6, from.below(60));
  for (;;) {
    const [subsystem, says] = from.pick(RUNNING)(from);
    time += from.below(20_000);
    const line = `${new Date(time).toISOString().slice(11, 19)} ${subsystem === null ? '' : `[${subsystem}] `}${says}`;
    length += line.length + 1;
    if (length > size) break;
    lines.splice(from.below(lines.length + 1), 0, line);
  }
  return lines.join('\n');
}
