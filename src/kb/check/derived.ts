import type { Entries, Sign, SymptomId } from '../../engine/types.ts';
import { HOLE } from '../signs.ts';
import type { Path } from '../yaml-file.ts';

/** Posts made from a text of a sign, of which one must get its cause, and where that text is written. */
export type DerivedPosts = { readonly texts: readonly string[]; readonly path: Path };

/** What stands in for a hole of each type; invented. */
const FILLINGS: { readonly [type: string]: string } = {
  uuid: '3f2b8c1e-5d4a-4e6f-9a7b-1c2d3e4f5a6b',
  number: '42',
  count: '2',
  name: 'nightly-report',
  time: '2026-04-21T17:38:00Z',
  url: 'https://gateway.example.net/path',
  version: '2026.4.15',
  text: 'something',
};

/** A text as a person might post it: every hole filled by its type. */
export function filled(text: string): string {
  return text.replace(HOLE, (hole, gap?: string, name?: string, type?: string) => {
    if (gap !== undefined) return 'something';
    if (name === undefined && type === undefined) return hole;
    return FILLINGS[type ?? 'text'] ?? hole;
  });
}

/**
 * Posts that a list of symptom signs must fit: one for each text of a sign that looks for texts alone. Signs that look for
 * more, and weak ones, are proven by examples. `isList`: the signs are written as a list at `path`.
 */
export function derivedPosts(signs: readonly Sign[], path: Path, isList: boolean): DerivedPosts[] {
  return signs.flatMap((sign, at) => {
    if (sign.weak || !sign.parts.every((part) => part.key === 'says' || part.key === 'told')) return [];
    const place = isList ? [...path, at] : path;
    const [event, ...circumstances] = sign.parts.map((part) => ('texts' in part ? part.texts : []));
    const rest = circumstances.flatMap((texts, part) => {
      const first = texts.slice(0, 1).map(filled);
      return sign.parts[part + 1]!.key === 'told' ? first.map(inSentence) : first;
    });
    const posts = (text: string): string[] => (sign.parts[0].key === 'told' ? [text, inSentence(text)] : [text]);
    return event!.map((text) => ({
      texts: posts(filled(text)).map((post) => [post, ...rest].join('\n')),
      path: place,
    }));
  });
}

/** What people tell stands in a sentence of theirs; alone it can look like something that a program printed. */
function inSentence(text: string): string {
  return `Hello all, with my setup it is like this: ${text}, what can I do about it?`;
}

/** Causes that list a symptom. */
export function causesOf(entries: Entries, symptom: SymptomId): string[] {
  const lists = (sign: Sign): boolean => sign.parts[0].key === 'seen' && sign.parts[0].all.includes(symptom);
  return entries.causes
    .filter((cause) => cause.status !== 'retired' && cause.symptoms.some(lists))
    .map((cause) => cause.id);
}
