import { Refused } from './refused.ts';

/** Bytes unpacked below which any ratio is fine: a log of one repeated line is no attack. */
const SMALL = 1024 * 1024;
/** Unpacked bytes for a packed one. Logs come to 10 to 30, an attack to 1,000. https://www.zlib.net/zlib_tech.html */
const RATIO = 100;

/** Weighs what comes out of an archive against what went in, so that a few bytes cannot become many. */
export class Tally {
  private readonly maxBytes: number;
  private packed = 0;
  private unpacked = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** Bytes that went in. */
  took(bytes: number): void {
    this.packed += bytes;
  }

  /** Bytes that came out. Throws `Refused` if they are too many. */
  gave(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.maxBytes) throw new Refused('bomb');
    if (this.unpacked > SMALL && this.unpacked > RATIO * this.packed) throw new Refused('bomb');
  }
}
