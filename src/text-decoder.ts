import { isAscii } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';

/** Turns bytes as they come, cut anywhere, into text; called without any at the end. */
export type Decode = (bytes?: Buffer) => string;

/** Bytes looked at to tell what a text is written in. */
const BEGINNING = 4_096;
/** Fewest bytes by which UTF-16 without a byte order mark is told. */
const FEWEST = 8;
/** 0x80 to 0x9f, where Windows-1252 differs from ISO 8859-1. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * How to read a text that begins so, without its byte order mark; null if it is no text. UTF-16 by its mark or by its
 * zero bytes, as files written by PowerShell are; else UTF-8, or Windows-1252 if the first letters beyond ASCII are no UTF-8.
 */
export function textDecoder(bytes: Buffer): Decode | null {
  const beginning = bytes.subarray(0, BEGINNING);
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return withoutMark(decoder('utf16le'));
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return withoutMark(bigEndian());
  const low = lowByteOf(beginning);
  if (low === null) return isBinary(beginning) ? null : withoutMark(utf8OrWindows1252());
  if (isBinary(latinOf(beginning, low))) return null;
  return withoutMark(low === 0 ? decoder('utf16le') : bigEndian());
}

/** Which byte of a pair tells Latin letters, if the other one is zero throughout. */
function lowByteOf(bytes: Buffer): 0 | 1 | null {
  if (bytes.length < FEWEST) return null;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const pairs = bytes.length / 2;
  if (Math.max(...zeros) < pairs * 0.4 || Math.min(...zeros) > pairs * 0.05) return null;
  return zeros[1] > zeros[0] ? 0 : 1;
}

function latinOf(bytes: Buffer, low: 0 | 1): Buffer {
  return Buffer.from(bytes.filter((_, at) => at % 2 === low && bytes[at + 1 - 2 * low] === 0));
}

/** Holds more control characters than text does; that which sounds, steps back or begins an escape is text. */
function isBinary(bytes: Buffer): boolean {
  const isOdd = (byte: number) => byte < 7 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);
  return bytes.reduce((count, byte) => count + (isOdd(byte) ? 1 : 0), 0) > 1 + bytes.length / 32;
}

function decoder(encoding: 'utf8' | 'utf16le'): Decode {
  const state = new StringDecoder(encoding); // loads in a tenth of the time that a TextDecoder takes
  return (bytes) => (bytes === undefined ? state.end() : state.write(bytes));
}

function bigEndian(): Decode {
  const state = new TextDecoder('utf-16be');
  return (bytes) => state.decode(bytes, { stream: bytes !== undefined });
}

/** Not a TextDecoder: several versions of Node read Windows-1252 as ISO 8859-1. https://github.com/nodejs/node/issues/56542 */
function windows1252(bytes?: Buffer): string {
  return (bytes?.toString('latin1') ?? '').replace(
    /[\u0080-\u009f]/g,
    (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80]!,
  );
}

/** Decides at the first letters beyond ASCII and stays with it, so that a long log needs no second look. */
function utf8OrWindows1252(): Decode {
  let decided: Decode | null = null;
  let held: Buffer = Buffer.alloc(0);
  return (bytes) => {
    if (decided !== null) return decided(bytes);
    if (bytes === undefined) return windows1252(held); // a letter cut in half would be its only one
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const { whole, broken, end } = isAscii(all) ? { whole: 0, broken: 0, end: all.length } : letters(all);
    if (whole + broken === 0) {
      held = all.subarray(end);
      return all.toString('latin1', 0, end);
    }
    decided = whole >= broken ? decoder('utf8') : windows1252;
    return decided(all);
  };
}

/** How many letters beyond ASCII are UTF-8 and how many are not. `end`: where a letter begins that is not all there. */
function letters(bytes: Buffer): { readonly whole: number; readonly broken: number; readonly end: number } {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let length = 1;
    while (length <= more && (bytes[at + length]! & 0xc0) === 0x80) length += 1;
    if (lead < 0xc2 || lead > 0xf4) broken += 1;
    else if (at + length === bytes.length && length <= more) return { whole, broken, end: at };
    else if (length <= more) broken += 1;
    else {
      whole += 1;
      at += more;
    }
  }
  return { whole, broken, end: bytes.length };
}

function withoutMark(decode: Decode): Decode {
  let isBegun = false;
  return (bytes) => {
    const text = decode(bytes);
    if (isBegun || text === '') return text;
    isBegun = true;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };
}
