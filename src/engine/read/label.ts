import type { Json, Vocabulary } from '../types.ts';

/** Labels, values and lone words of cards, in several languages. */
export type Words = Pick<Vocabulary, 'labels' | 'values' | 'words'>;

/** The name that a label stands for in any language; null if it is not known. */
export function nameOf(label: string, words: Words): string | null {
  const lower = label.trim().toLowerCase();
  return Object.hasOwn(words.labels, lower) ? words.labels[lower]! : null;
}

function meaningOf(value: string, words: Words): Json {
  const lower = value.trim().toLowerCase();
  if (Object.hasOwn(words.values, lower)) return words.values[lower]!;
  if (/^(?:null|true|false),?$/.test(lower)) return JSON.parse(lower.replace(',', '')) as Json;
  const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`),?$/.exec(value.trim());
  return quoted === null ? value.trim() : (quoted[1] ?? quoted[2] ?? quoted[3] ?? '');
}

/** Sets a field under the name its label stands for, else under the label itself; the first value stays. */
export function putField(fields: { [label: string]: Json }, label: string, value: string, words: Words): void {
  const name = nameOf(label, words) ?? label;
  if (!Object.hasOwn(fields, name)) fields[name] = meaningOf(value, words);
}
