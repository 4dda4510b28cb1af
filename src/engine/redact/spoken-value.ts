import type { KeyedValue } from './value.ts';

/** What says that the value stood before the name: `… is my password`, `use … as the token`. */
const CALLED =
  /["'`*」]{0,3}[ \t]{1,2}(?:is|was|as|ist|war|als|es|era|como|est|comme|é|è|come|как|это|=|—|-)[ \t]{1,2}(?:(?:my|the|our|a|mein|meine|unser|das|mi|la|el|mon|le|il|meu|minha|o|мой)[ \t]{1,2})?(?:(?:gateway|dashboard|api|bot|new|old|current|admin|root|login|discord|telegram|openclaw)[ \t]{1,2}){0,2}$/iu;
/** How long what is said between them may be, and a value, in UTF-16 units. */
const MAX_SAID = 48;
const MAX_VALUE = 200;
/** What may follow a name that ends its part of a sentence: not `password manager`. */
const ENDS_PART =
  /["'`*]{0,2}(?:$|[\s.,;!?)](?!\w)|[ \t](?:and|but|for|on|in|it|now|still|so|which|und|aber|y|pero|et|mais|e|mas|и)\b)/iuy;

/** A value that stands before the name at `[start, end)`, as people also say it. */
export function valueBefore(text: string, start: number, end: number): KeyedValue | null {
  ENDS_PART.lastIndex = end;
  if (!ENDS_PART.test(text)) return null;
  const said = CALLED.exec(text.slice(Math.max(0, start - MAX_SAID), start));
  if (said === null) return null;
  const to = start - said[0].length;
  let from = to;
  while (from > 0 && to - from < MAX_VALUE && !/[\s"'`*「(|]/.test(text[from - 1]!)) from--;
  if (from === to) return null;
  return { join: 'verb', quoted: false, from, to, value: text.slice(from, to), endsLine: false };
}

/** What says that a value became another. */
const BECAME = /["'`*」]{0,3}[ \t]{1,3}(?:->|→|=>|to|zu|auf|into|à|en|para|на)[ \t]{1,3}(["'`]?)([^\s"'`]{4,400})/iuy;

/** What says that a second value comes. */
const ALSO = /,?[ \t]{1,3}(?:and|or|und|oder|y|et|e|o|,|\/|&)[ \t]{1,3}(["'`]?)([^\s"'`()]{4,400})/iuy;

/** The value that another one was changed to: `password = "…" -> "…"`, `from … to …`; the second of `(… and …)`. */
export function valueAfterNext(text: string, { from, to, join }: KeyedValue): KeyedValue | null {
  const pattern = text[from - 1] === '(' ? ALSO : BECAME;
  pattern.lastIndex = to;
  const next = pattern.exec(text);
  if (next === null) return null;
  const value = next[2]!.replace(/[.,;:!?)]{1,3}$/, '');
  const start = pattern.lastIndex - next[2]!.length;
  const quoted = next[1] !== '';
  return { join: quoted ? join : 'verb', quoted, from: start, to: start + value.length, value, endsLine: false };
}

/** Says that what follows is the writer's own. */
const OWN = /\b(?:my|our|mein|unser|mi|meu|minha|mon|ma|il mio|мой|наш)[ \t]{1,4}(?:[a-z]{1,12}[ \t]{1,4})?$/i;

/** Whether what stands before a key at `from` says so. */
export function isOwn(text: string, from: number): boolean {
  return OWN.test(text.slice(Math.max(0, from - 24), from));
}
