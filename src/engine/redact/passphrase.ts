import { isOwn } from './spoken-value.ts';
import { isGibberish } from './strength.ts';
import type { Join, KeyedValue } from './value.ts';

/** Four groups of four, as Google and others show the passwords that programs sign in with. */
const GROUPS = /[a-z0-9]{4}(?: [a-z0-9]{4}){3}(?![\w-])/y;
const WORDS = /[a-z]{3,12}(?: [a-z]{3,12}){3,11}(?![\w'-])/y;
const FIRST = /^(?:[a-z]{3,12}|[a-z0-9]{4})$/;
const JOINS: ReadonlySet<Join> = new Set(['assign', 'colon', 'verb']);
/** Ends what is quoted of a passphrase: the sentence goes on. */
const GOES_ON = / (?:and|but|or|so|which)(?: |$)/;
/** What sentences about a password have, and passphrases have not. */
const SENTENCE = new Set(
  (
    'the this that these those not are was were been being its they them you your our for from with without into off when while because since than ' +
    'then there here where what which who how why all any every each some same other another only just also too very really still already never ' +
    'always again yet now today yesterday wrong right correct incorrect invalid valid good fine okay work works set kept missing empty blank unknown ' +
    'long short longer characters chars character letters digits symbols numbers words word length must should can cannot could will would may might ' +
    'does did has have had need needs get gets got use uses new old different strong weak simple complex default secret prompt file password ' +
    'passwords passphrase token key enter type please confirm plus gone out one two box line page written down somewhere anywhere safe'
  ).split(' '),
);

/** Four or more plain words of which none belongs to a sentence, or four groups of four that are no words. */
export function isPassphrase(value: string): boolean {
  if (isGroups(value)) return true;
  const words = value.split(' ');
  return (
    words.length >= 4 &&
    words.every((word) => /^[a-z]{3,12}$/.test(word) && !SENTENCE.has(word) && !/..(?:ing|ed|ly)$/.test(word))
  );
}

function isGroups(value: string): boolean {
  return (
    /^[a-z0-9]{4}(?: [a-z0-9]{4}){3}$/.test(value) &&
    (/\d[a-z]|[a-z]\d/.test(value) || isGibberish(value.replaceAll(' ', '')))
  );
}

/** An unquoted value of the key at `keyStart` together with the words that follow, if they make a passphrase. */
export function wholePassphrase(text: string, keyed: KeyedValue, keyStart: number): KeyedValue {
  const { join, quoted, from, to: end, value } = keyed;
  if (quoted || text[end] !== ' ' || !FIRST.test(value) || !JOINS.has(join)) return keyed;
  const groups = textAt(GROUPS, text, from);
  const words = groups !== null && isGroups(groups) ? groups : textAt(WORDS, text, from)?.split(GOES_ON, 1)[0];
  if (words === undefined || !isPassphrase(words)) return keyed;
  const to = from + words.length;
  const endsLine = /^[ \t\r]{0,4}(?:\n|$)/.test(text.slice(to, to + 6));
  const isSure =
    join === 'verb' ? isOwn(text, keyStart) : endsLine && (join === 'assign' || isAmongSettings(text, from, to));
  if (words !== groups && !isSure) return keyed;
  return { join, quoted: true, from, to, value: words, endsLine };
}

/** Whether the line above or below is a setting too: `port: 18789`. */
function isAmongSettings(text: string, from: number, to: number): boolean {
  return (
    /(?:^|\n)[ \t]{0,8}[\w.-]{2,30}:[ \t][^\s]{1,80}[ \t\r]{0,4}\n[^\n]{0,60}$/.test(
      text.slice(Math.max(0, from - 200), from),
    ) || /^[ \t\r]{0,4}\n[ \t]{0,8}[\w.-]{2,30}:[ \t][^\s]{1,80}[ \t\r]{0,4}(?:\n|$)/.test(text.slice(to, to + 140))
  );
}

function textAt(pattern: RegExp, text: string, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
}
