import { CODE_PAGES } from './code-pages.ts';

/** UTF-16 unit → byte, for each code page; 0 for what it does not have. */
type Page = Uint8Array;
const PAGES: readonly Page[] = Object.values(CODE_PAGES).map((chars) => {
  const bytes = new Uint8Array(0x10000);
  for (let byte = 0x80; byte < 0xa0; byte++) bytes[byte] = byte; // C1 controls kept as they were
  for (let i = 0; i < 128; i++) bytes[chars.charCodeAt(i)] = 0x80 + i;
  return bytes;
});

/** Characters that may stand beside misread ones without being misread themselves. */
const BYSTANDER = /^[\u00a0«»“”„‘’‚–—…•·°€£©®™\ufffd]$/;
/** What people and programs write: letters of living scripts, punctuation, arrows, boxes, signs, emoji. */
const PLAUSIBLE =
  /^[\u00a0-\u024f\u0370-\u058f\u05d0-\u05ea\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u11ff\u1e00-\u1fff\u2010-\u205e\u2070-\u20bf\u2100-\u2bff\u2e80-\u30ff\u3130-\u318f\u31f0-\u32ff\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufeff\uff01-\uffee\ufffd\u{1f000}-\u{1faff}\u{20000}-\u{2a6df}]$|^[\u200b\u200c\u200e\u200f]$|^\u200d$|^\ufe0f$/u;
/** Letters that decoding yields by chance too often to trust a single one. */
const RARE =
  /^[\u0180-\u024f\u0400-\u058f\u05d0-\u06ff\u0900-\u11ff\u4e00-\u9fff\uac00-\ud7a3\u2e80-\u30ff\u3130-\u32ff]$/u;
const RUN = /[\u0080-\ud7ff\ue000-\uffff]{2,}/g;
const HAS_RUN = /[\u0080-\ud7ff\ue000-\uffff]{2}/;
const BOX = /^[\u2500-\u259f]$/;
const LETTER = /^\p{L}$/u;

/** A Cyrillic or Greek word as people write it: none of its letters a capital but the first. Misread bytes look otherwise. */
const WORD = /^(?:\p{Script=Cyrillic}{3,64}|\p{Script=Greek}{3,64})$/u;
const CAPITAL_WITHIN = /^.+\p{Lu}/u;

function isWord(run: string): boolean {
  return WORD.test(run) && !CAPITAL_WITHIN.test(run);
}

/** By code point: 0 implausible, 1 plausible, 2 plausible and rare. Filled as needed. */
const KINDS = new Map<number, 0 | 1 | 2>();

function kindOf(point: number): 0 | 1 | 2 {
  let kind = KINDS.get(point);
  if (kind === undefined) {
    const char = String.fromCodePoint(point);
    kind = RARE.test(char) ? 2 : PLAUSIBLE.test(char) || (point >= 0x80 && point < 0xa0) ? 1 : 0;
    KINDS.set(point, kind);
  }
  return kind;
}

type Repair = { readonly text: string; readonly weight: number };

/**
 * Text in which runs of UTF-8 that was read as another code page are UTF-8 again. A run changes only if all of it decodes
 * and what comes out is what people write; text in any language that was read rightly stays. No ASCII character changes.
 * Linear in the length.
 */
export function withoutMojibake(text: string): string {
  if (!HAS_RUN.test(text)) return text;
  const runs = new Map<string, (Repair | null)[]>();
  const weights = PAGES.map(() => 0);
  const against = PAGES.map(() => 0);
  for (const [run] of text.matchAll(RUN)) {
    const known = runs.get(run);
    const repairs = known ?? PAGES.map((page) => (isWord(run) ? null : decoded(run, page)));
    if (known === undefined) runs.set(run, repairs);
    repairs.forEach((repair, page) => {
      if (repair !== null) weights[page]! += Math.min(repair.weight, 4);
      else if (isWordOf(run, PAGES[page]!)) against[page]!++;
    });
  }
  const repaired = new Map<string, string>();
  for (const [run, repairs] of runs) {
    let best = -1;
    repairs.forEach((repair, page) => {
      if (repair !== null && (best < 0 || weights[page]! - against[page]! > weights[best]! - against[best]!))
        best = page;
    });
    if (best >= 0 && weights[best]! > against[best]! * 2 && (repairs[best]!.weight >= 2 || weights[best]! >= 4))
      repaired.set(run, repairs[best]!.text);
  }
  return repaired.size === 0 ? text : text.replace(RUN, (run) => repaired.get(run) ?? run);
}

/** A word of a language that the page is for: it speaks against misreading. */
function isWordOf(run: string, page: Page): boolean {
  return (
    run.length >= 3 &&
    run.length <= 64 &&
    [...run].every((char) => page[char.charCodeAt(0)]! >= 0xc0 && LETTER.test(char))
  );
}

/** A run read back as UTF-8; null if any of it is no UTF-8 or comes out implausible. `weight`: how telling it is. */
function decoded(run: string, page: Page): Repair | null {
  const parts: string[] = [];
  let weight = 0;
  let i = 0;
  while (i < run.length) {
    const char = run[i]!;
    const lead = page[run.charCodeAt(i)]!;
    const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const point = length === 0 ? -1 : codePoint(run, i, lead, length, page);
    if (point < 0) {
      const lost = length === 3 ? lostByte(run, i, lead, page) : null;
      if (lost !== null) {
        parts.push(lost);
        i += run[i + 2] === '\ufffd' ? 3 : 2;
        continue;
      }
      if (!BYSTANDER.test(char)) return null;
      parts.push(char);
      i++;
      continue;
    }
    const out = String.fromCodePoint(point);
    const kind = kindOf(point);
    if (kind === 0) return null;
    weight += weightOf(kind === 2, run[i]!, run[i + 1]!, length);
    parts.push(out);
    i += length;
  }
  return weight === 0 ? null : { text: parts.join(''), weight };
}

function codePoint(run: string, at: number, lead: number, length: number, page: Page): number {
  let point = length === 2 ? lead & 0x1f : length === 3 ? lead & 0x0f : lead & 0x07;
  for (let k = 1; k < length; k++) {
    const byte = at + k < run.length ? page[run.charCodeAt(at + k)]! : 0;
    if (byte < 0x80 || byte > 0xbf) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? -1 : point;
}

/** How telling it is that a sequence decodes to this: by chance it happens to two letters or two box signs side by side. */
function weightOf(isRare: boolean, lead: string, next: string, length: number): number {
  if (length > 2) return isRare ? 1 : 3;
  if (BOX.test(lead) && BOX.test(next)) return 0.25;
  if (isRare) return 0.5;
  return LETTER.test(next) ? 1 : 2;
}

/** Last bytes that Windows pages do not have, so that programs drop them: by the two bytes before, what they most likely were. */
const LOST: { readonly [bytes: number]: string } = { 57984: '\u201d', 58004: '\u2510', 58005: '\u2550' };

/** What a sequence of three was whose last byte was dropped; null if it was not. */
function lostByte(run: string, at: number, lead: number, page: Page): string | null {
  const second = at + 1 < run.length ? page[run.charCodeAt(at + 1)]! : 0;
  const third = run[at + 2];
  if (second < 0x80 || second > 0xbf || lead !== 0xe2) return null;
  if (third !== undefined && third !== '\ufffd' && page[third.charCodeAt(0)]! < 0xc0) return null;
  return LOST[(lead << 8) | second] ?? '\ufffd';
}
