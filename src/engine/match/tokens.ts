/**
 * A text cut into words, each as two hashes. Words are runs of letters, digits and `_`; a CJK character is a word by
 * itself. Case is folded; everything else separates, so that quotes, wraps and punctuation do not matter.
 */
export type Tokens = {
  readonly text: string;
  readonly count: number;
  /** Hash of the folded word; `WILD` and `STAND_IN` are reserved. */
  readonly words: Int32Array;
  /** Hash of the word with letters that OCR confuses folded together (`pa1ring` = `pairing`). */
  readonly skeletons: Int32Array;
  /** Offsets into `text`, UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** `***`: OpenClaw masks words of its own help like this. Fits any one word. */
export const WILD = 1;
/** A redaction stand-in such as `[REDACTED:gateway-token#1]`. Fits any hole. */
export const STAND_IN = 2;

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** ASCII → folded code, or 0 for a separator. */
const FOLD = new Uint8Array(128);
/** Folded ASCII → what OCR may have read it from. */
const SKELETON = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  if (/[a-z0-9_]/.test(char)) FOLD[code] = code;
  else if (/[A-Z]/.test(char)) FOLD[code] = code + 32;
  SKELETON[code] = code;
}
for (const [read, meant] of ['1i', 'li', '0o', '5s', '8b', '9g', 'qg']) {
  SKELETON[(read as string).charCodeAt(0)] = (meant as string).charCodeAt(0);
}

const folded = new Map<number, number>();
/** Folds a non-ASCII code unit; 0 for a separator. Letters and digits of any script count, marks join their word. */
function foldWide(code: number): number {
  const known = folded.get(code);
  if (known !== undefined) return known;
  const char = String.fromCharCode(code);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const result = isSurrogate || !/[\p{L}\p{N}\p{M}]/u.test(char) ? 0 : char.toLowerCase().charCodeAt(0);
  folded.set(code, result);
  return result;
}

/** Room for the words of one line: their hashes, and whether a digit stands in them. */
export type Words = { readonly hashes: Int32Array; readonly digits: Uint8Array; count: number };

/** The words of `text` from `from` to `end` as `tokenise` finds them, without keeping where; as many as there is room for. */
export function wordsInto(text: string, from: number, end: number, into: Words): void {
  const { hashes, digits } = into;
  const room = hashes.length - 1;
  let count = 0;
  let word = SEED;
  let digit = 0;
  let wasHangul = false;
  for (let at = from; at <= end && count < room; at += 1) {
    const code = at < end ? text.charCodeAt(at) : 0x20;
    if (code < 128) {
      const fold = FOLD[code] as number;
      if (fold !== 0 && !wasHangul) {
        word = Math.imul(word ^ fold, PRIME);
        if (fold < 58) digit = 1;
        continue;
      }
    }
    const fold = code < 128 ? (FOLD[code] as number) : foldWide(code);
    const isAlone = code >= 128 && fold !== 0 && standsAlone(code);
    const hangul = isHangul(code);
    if (fold !== 0 && !isAlone && (word === SEED || hangul === wasHangul)) {
      word = Math.imul(word ^ fold, PRIME);
      wasHangul = hangul;
      continue;
    }
    if (word !== SEED) {
      hashes[count] = word;
      digits[count] = digit;
      count += 1;
    }
    word = fold === 0 ? SEED : Math.imul(SEED ^ fold, PRIME);
    digit = 0;
    wasHangul = hangul;
    if (!isAlone) continue;
    hashes[count] = word;
    digits[count] = 0;
    count += 1;
    word = SEED;
  }
  into.count = count;
}

/** Chinese, Japanese kana and ideographs, Thai: written without spaces. Hangul is spaced. */
function standsAlone(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x0e00 && code <= 0x0e7f);
}

/** Korean writes its particles right behind a foreign word: `allowedOrigins를`. */
function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

/** Cuts a text into words. Linear; never throws. */
export function tokenise(text: string): Tokens {
  let room = Math.max(16, text.length >> 2);
  let words = new Int32Array(room);
  let skeletons = new Int32Array(room);
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let count = 0;
  const length = text.length;
  // A Windows path run: its backslashes are no escapes. 1: `C:\x`, 2: `C:\\x` (inside a JSON string).
  let pathRun = 0;

  const push = (word: number, skeleton: number, start: number, end: number) => {
    if (count === room) {
      room *= 2;
      words = grown(words, room);
      skeletons = grown(skeletons, room);
      starts = grown(starts, room);
      ends = grown(ends, room);
    }
    words[count] = word;
    skeletons[count] = skeleton;
    starts[count] = start;
    ends[count] = end;
    count += 1;
  };

  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    let fold = code < 128 ? (FOLD[code] as number) : foldWide(code);
    if (fold === 0) {
      if (code === 0x5c) {
        const slashes = run(text, at, 0x5c, 64);
        const next = text.charCodeAt(at + slashes);
        const isBreak = next === 0x6e || next === 0x72 || next === 0x74;
        const isPath = (pathRun === 1 && slashes === 1) || (pathRun === 2 && slashes === 2);
        if (isBreak && !isPath) pathRun = 0;
        at += slashes;
        if (isBreak && !isPath) at += 1;
        else if (next === 0x75 && /^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))) at += 5;
        continue;
      }
      if (code === 0x3a && text.charCodeAt(at + 1) === 0x5c && count > 0 && at - (starts[count - 1] as number) === 1) {
        pathRun = text.charCodeAt(at + 2) === 0x5c ? 2 : 1;
      } else if (code <= 0x20 || code === 0x22 || code === 0x2c) pathRun = 0;
      else if (code === 0x2a) {
        const stars = run(text, at, 0x2a, 64);
        if (stars >= 3 && isEdge(text.charCodeAt(at - 1)) && isEdge(text.charCodeAt(at + stars))) {
          push(WILD, WILD, at, at + stars);
        }
        at += stars;
        continue;
      } else if (code === 0x5b) {
        const end = standInEnd(text, at);
        if (end > 0) {
          push(STAND_IN, STAND_IN, at, end);
          at = end;
          continue;
        }
      }
      at += 1;
      continue;
    }
    const start = at;
    let word = SEED;
    let skeleton = SEED;
    if (code >= 128 && standsAlone(code)) {
      word = Math.imul(word ^ fold, PRIME);
      push(word, word, start, start + 1);
      at += 1;
      continue;
    }
    const hangul = code >= 128 && isHangul(code);
    do {
      word = Math.imul(word ^ fold, PRIME);
      if (fold < 128) {
        // `rn` is read as `m`, and `m` as `rn`.
        if (fold === 0x72 && (text.charCodeAt(at + 1) | 32) === 0x6e) {
          skeleton = Math.imul(skeleton ^ 0x6d, PRIME);
          at += 1;
          word = Math.imul(word ^ 0x6e, PRIME);
        } else skeleton = Math.imul(skeleton ^ (SKELETON[fold] as number), PRIME);
      } else skeleton = Math.imul(skeleton ^ fold, PRIME);
      at += 1;
      if (at >= length) break;
      const next = text.charCodeAt(at);
      if (next < 128) fold = hangul ? 0 : (FOLD[next] as number);
      else fold = standsAlone(next) || isHangul(next) !== hangul ? 0 : foldWide(next);
    } while (fold !== 0);
    push(word | 0, skeleton | 0, start, at);
  }
  return { text, count, words, skeletons, starts, ends };
}

/** The hashes of one word, as `tokenise` makes them. */
export function hashesOf(word: string): { word: number; skeleton: number } {
  const tokens = tokenise(word);
  return { word: tokens.words[0] ?? 0, skeleton: tokens.skeletons[0] ?? 0 };
}

function grown(old: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(room);
  wider.set(old);
  return wider;
}

function run(text: string, at: number, code: number, limit: number): number {
  let length = 1;
  while (length < limit && text.charCodeAt(at + length) === code) length += 1;
  return length;
}

function isEdge(code: number): boolean {
  return Number.isNaN(code) || !(code < 128 ? FOLD[code] : foldWide(code));
}

/** End of a stand-in (`[REDACTED:kind#1]`, `[user#1]`) that begins at `at`, or 0. */
function standInEnd(text: string, at: number): number {
  let end = at + 1;
  const limit = Math.min(text.length, at + 60);
  while (end < limit && isNameChar(text.charCodeAt(end))) end += 1;
  if (text.charCodeAt(end) !== 0x23 || end === at + 1) return 0;
  end += 1;
  const digits = end;
  while (end < limit && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end += 1;
  return end > digits && text.charCodeAt(end) === 0x5d ? end + 1 : 0;
}

function isNameChar(code: number): boolean {
  return code === 0x3a || code === 0x2d || (code < 128 && FOLD[code] !== 0);
}
