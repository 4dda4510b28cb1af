import { original, type View } from './view.ts';

/** JSON string escapes at any depth, percent signs encoded once or more often, quotes escaped for HTML or a shell. */
const ESCAPE =
  /\\{1,15}(?:(?:u00|x(?=[2-7]))([0-7][0-9a-fA-F])|(["'/`])|([nrt]))|'(?:"'"|\\')'|%(?:25){0,4}([2-7][0-9a-fA-F])|&(?:amp;){0,4}(?:(quot|apos|lt|gt)|#(?:0{0,4}(3[3-9]|[4-9]\d|1[01]\d|12[0-6])|[xX]0{0,4}([2-7][0-9a-fA-F])));/g;
/** Quotes and line breaks that are escaped, rules read as they are; these they do not. */
const HAS_ESCAPE = /\\\/|\\u00[0-7]|\\x[2-7]|'(?:"'"|\\')'|%[2-7][0-9a-fA-F]|&(?:amp;){0,4}(?:quot|apos|lt|gt|#)/;
const ENTITY: { readonly [name: string]: string } = { quot: '"', apos: "'", lt: '<', gt: '>' };
const CONTROL: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };

/** A value as it is without escapes, so that it is the same in every encoding. */
export function unescaped(value: string): string {
  return /[\\%&]/.test(value) ? value.replace(ESCAPE, decoded) : value;
}

function decoded(
  sequence: string,
  unit: string | undefined,
  sign: string | undefined,
  letter: string | undefined,
  percent: string | undefined,
  quote: string | undefined,
  decimal: string | undefined,
  hex: string | undefined,
): string {
  if (sequence.startsWith("'")) return "'";
  if (quote !== undefined) return ENTITY[quote]!;
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  const code = unit ?? percent ?? hex;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return sign ?? CONTROL[letter!] ?? sequence;
}

/**
 * Parts of a view in which escapes are undone, so that a secret inside JSON inside JSON or inside a URL is seen as it is.
 * Only lines that hold an escape; null if there are none.
 */
export function decodedView(view: View): View | null {
  if (!HAS_ESCAPE.test(view.text)) return null;
  const { text } = view;
  const kept: string[] = [];
  const offsets = new Uint32Array(text.length + (text.length >> 1) + 2);
  let length = 0;
  let lineStart = 0;
  let decodedTo = 0;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline + 1;
    const line = text.slice(lineStart, lineEnd);
    if (HAS_ESCAPE.test(line)) {
      if (lineStart > decodedTo && length > 0) {
        offsets[length++] = original(view, lineStart); // lines between were left out: nothing may reach over
        kept.push('\f');
      }
      decodedTo = lineEnd;
      let from = 0;
      for (const match of line.matchAll(ESCAPE)) {
        for (let i = from; i < match.index; i++) offsets[length++] = original(view, lineStart + i);
        kept.push(line.slice(from, match.index));
        from = match.index + match[0].length;
        kept.push(decoded(match[0], match[1], match[2], match[3], match[4], match[5], match[6], match[7]));
        offsets[length++] = original(view, lineStart + match.index);
      }
      for (let i = from; i < line.length; i++) offsets[length++] = original(view, lineStart + i);
      kept.push(line.slice(from));
    }
    lineStart = lineEnd;
  }
  offsets[length] = original(view, text.length);
  return { text: kept.join(''), offsets: offsets.subarray(0, length + 1), exactEnds: false };
}
