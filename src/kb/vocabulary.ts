import type { Json, Remark, Vocabulary } from '../engine/types.ts';
import type { Words } from './schema.ts';
import type { Complain } from './signs.ts';
import type { Path } from './yaml-file.ts';

type ByLanguage = { readonly [name: string]: Words };
const REMARKS: readonly Remark[] = ['worked', 'did-not-help', 'done', 'gone', 'safe-to-paste', 'where', 'is-it-right'];

/** Labels, values and lone words of cards, from labels.yaml as the schema allows it. */
export function labelsOf(raw: unknown, complain: Complain): Pick<Vocabulary, 'labels' | 'values' | 'words'> {
  const { values, words, ...labels } = (raw ?? {}) as { readonly [key: string]: unknown };
  return {
    labels: inverted(labels as ByLanguage, [], complain, true),
    values: inverted((values ?? {}) as ByLanguage, ['values'], complain, false),
    words: Object.fromEntries(
      Object.entries(inverted((words ?? {}) as ByLanguage, ['words'], complain, false)).map(([word, meaning]) => [
        word,
        keyAndValue(meaning, complain),
      ]),
    ),
  };
}

/** What people say about any cause, in all languages, from heard.yaml as the schema allows it. */
export function heardOf(raw: unknown): Vocabulary['heard'] {
  const heard = (raw ?? {}) as { readonly [remark: string]: Words | undefined };
  const texts = (remark: Remark): string[] =>
    Object.values(heard[remark] ?? {})
      .flat()
      .map((text) => text.trim());
  return Object.fromEntries(REMARKS.map((remark) => [remark, texts(remark)])) as { [remark in Remark]: string[] };
}

/** Word in any language, lower case → its name. The name itself is always known. */
function inverted(byName: ByLanguage, path: Path, complain: Complain, withName: boolean): { [word: string]: string } {
  const names: { [word: string]: string } = {};
  for (const [name, words] of Object.entries(byName)) {
    const all = [...(withName ? [name] : []), ...Object.values(words).flat()];
    for (const word of all.map((text) => text.trim().toLowerCase())) {
      if (names[word] !== undefined && names[word] !== name) {
        complain([...path, name], `"${word}" means \`${names[word]}\` already`, 'keep it under one name');
      }
      names[word] ??= name;
    }
  }
  return names;
}

/** `Enabled: false` → its key and value. */
function keyAndValue(meaning: string, complain: Complain): { readonly key: string; readonly value: Json } {
  const colon = meaning.indexOf(': ');
  if (colon < 1) {
    complain(['words'], `\`${meaning}\` is no key and value`, 'write it as "Enabled: false"', meaning);
    return { key: meaning, value: true };
  }
  const text = meaning.slice(colon + 2).trim();
  const value: Json = /^(?:true|false|null|-?\d+)$/.test(text) ? (JSON.parse(text) as Json) : text;
  return { key: meaning.slice(0, colon).trim(), value };
}
