import type { KnowledgeBase } from '../engine/compile.ts';
import { symptomOf } from '../engine/look-up.ts';
import type { Sign } from '../engine/types.ts';

/** Most terms of one search: every term is looked up with all words that begin like it, and noise outweighs the decisive one. */
const MAX_TERMS = 12;
/** What stands for something that was masked: nothing that the person said. */
const STAND_IN = /\[(?:REDACTED:)?[a-z][a-z\d-]{0,40}#\d{1,9}\]/g;
/** Words that say nothing about a cause. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by can cannot did do does for from get has have help how i if in into is it its me my no not of on or our please so that the then there they this to was we what when where which why will with you your'.split(
    ' ',
  ),
);

/** The telling terms of a clean question, in order, without repetitions; at most twelve. */
export function termsOf(words: string): string[] {
  const telling = wordsOf(words.replace(STAND_IN, ' ')).filter(
    (term) => !STOP_WORDS.has(term) && (term.length > 1 || /\P{ASCII}/u.test(term)),
  );
  return [...new Set(telling)].slice(0, MAX_TERMS);
}

/** All words of a text in lower case; of Chinese and Japanese, which stand without spaces, every two characters in a row. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_]*/gu) ?? []).flatMap(cut);
}

function cut(word: string): string[] {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(word) || word.length <= 2) return [word];
  const characters = [...word];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** Texts that a cause is recognised by, also those of the symptoms it shares. */
export function textsOf(kb: KnowledgeBase, signs: readonly Sign[]): string[] {
  return signs.flatMap((sign) =>
    sign.parts.flatMap((part) => {
      if (part.key === 'says' || part.key === 'told') return part.texts.map((text) => text.replace(/\{[^{}]*\}/g, ' '));
      if (part.key !== 'seen') return [];
      return part.all.flatMap((id) => {
        const symptom = symptomOf(kb, id);
        return symptom === undefined ? [] : [symptom.title, ...textsOf(kb, symptom.when)];
      });
    }),
  );
}
