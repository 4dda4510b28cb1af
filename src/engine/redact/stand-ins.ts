import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { StandIns } from '../types.ts';

/** Kinds whose stand-in stays part of a path, an address or a sentence: `/home/[user#1]/.openclaw`. */
const PERSONAL = new Set(['user', 'email', 'phone', 'ip', 'host']);

/** What stands in for a value of a kind: `[REDACTED:gateway-token#1]`. Says nothing of the value's length or characters. */
export function standIn(kind: string, number: number): string {
  return PERSONAL.has(kind) ? `[${kind}#${number}]` : `[REDACTED:${kind}#${number}]`;
}

/** Whether a kind is a personal detail, not a secret: nothing to rotate, never spread over the text. */
export function isPersonal(kind: string): boolean {
  return PERSONAL.has(kind);
}

/** What stands in for one value: the same object for the same value. */
export type StandIn = { readonly kind: string; readonly number: number; readonly text: string };

/** Gives each value its number, the same for the same value throughout a thread. */
export type Numbering = {
  /** Stand-in of a value; of the kind under which the thread saw it first. */
  readonly of: (kind: string, value: string) => StandIn;
  /** Whether the thread has given out no number yet. */
  readonly isEmpty: () => boolean;
  /** Fast: false if the thread does not know a value, almost always. */
  readonly mayKnow: (value: string) => boolean;
  /** Kind of a value that the thread knows, or null. */
  readonly knownKind: (value: string) => string | null;
  /** Lets go of the values themselves; their digests stay. */
  readonly forget: () => void;
  readonly result: () => StandIns;
};

/** Continues the numbers of a thread. Keeps keyed digests, never a value. */
export function numbering(standIns: StandIns): Numbering {
  const seed = hashed(standIns.key, 0x811c9dc5);
  const digestOf = digester(standIns.key, seed);
  const byDigest = new Map<string, StandIn>();
  const counts = new Map<string, number>();
  /** Which tags the digests begin with: that tells unknown values apart at once, and is too little to find one. */
  let tags = new Uint8Array(0);
  const learn = (digest: string, kind: string, number: number): StandIn => {
    const known = { kind, number, text: standIn(kind, number) };
    byDigest.set(digest, known);
    counts.set(kind, Math.max(counts.get(kind) ?? 0, number));
    if (tags.length === 0) tags = new Uint8Array(0x10000);
    tags[Number.parseInt(digest.slice(0, TAG), 16)] = 1;
    return known;
  };
  for (const [kind, digests] of Object.entries(standIns.numbers))
    for (const [digest, number] of Object.entries(digests)) learn(digest, kind, number);
  /** Stand-ins of values seen lately; a personal detail and a secret are two things though they look the same. */
  const lately = { personal: new Map<string, StandIn>(), secret: new Map<string, StandIn>() };
  return {
    of: (kind, value) => {
      const known = isPersonal(kind) ? lately.personal : lately.secret;
      const again = known.get(value);
      if (again !== undefined) return again;
      const digest = digestOf(value);
      const seen = byDigest.get(digest);
      const isSame = seen !== undefined && isPersonal(seen.kind) === isPersonal(kind);
      const found = isSame ? seen : learn(digest, kind, (counts.get(kind) ?? 0) + 1);
      if (known.size >= MAX_LATELY) known.clear();
      known.set(value, found);
      return found;
    },
    isEmpty: () => byDigest.size === 0,
    mayKnow: (value) => tags[tagOf(value, seed)] === 1,
    knownKind: (value) => byDigest.get(digestOf(value))?.kind ?? null,
    forget: () => {
      lately.personal.clear();
      lately.secret.clear();
    },
    result: () => {
      const numbers: { [kind: string]: { [digest: string]: number } } = {};
      for (const [digest, { kind, number }] of byDigest) {
        numbers[kind] ??= {};
        numbers[kind][digest] = number;
      }
      return { key: standIns.key, numbers };
    },
  };
}

/** Values whose stand-ins are held, so that one that comes again and again is not hashed each time. */
const MAX_LATELY = 1_024;
/** Hexadecimal digits of a digest that are cheap to compute. */
const TAG = 4;
/** Bytes of HMAC-SHA-256 that follow. https://www.rfc-editor.org/rfc/rfc2104 */
const LENGTH = 16;
/** Longest value that needs no memory of its own, in bytes of UTF-8. */
const SHORT = 4_096;

/** Keyed digests of values, as hexadecimal digits: a tag, then 128 bits. */
function digester(key: string, seed: number): (value: string) => string {
  // Most texts hold no secret, so nothing is made before it is needed; then one copy and one buffer serve all values.
  let made: ReturnType<typeof opened> | undefined;
  return (value) => {
    made ??= opened(key);
    const { keyed, copy, encoder, decoder, buffer, bytes, digits } = made;
    keyed._cloneInto(copy);
    const isShort = value.length * 3 <= SHORT;
    copy.update(isShort ? buffer.subarray(0, encoder.encodeInto(value, buffer).written) : encoder.encode(value));
    copy.digestInto(bytes);
    const tag = tagOf(value, seed);
    putHex(digits, 0, tag >> 8);
    putHex(digits, 2, tag & 0xff);
    for (let i = 0; i < LENGTH; i++) putHex(digits, TAG + 2 * i, bytes[i]!);
    return decoder.decode(digits);
  };
}

function opened(key: string) {
  const encoder = new TextEncoder();
  const keyed = hmac.create(sha256, encoder.encode(key));
  return {
    keyed,
    copy: keyed.clone(),
    encoder,
    decoder: new TextDecoder('latin1'),
    buffer: new Uint8Array(SHORT),
    bytes: new Uint8Array(32),
    digits: new Uint8Array(TAG + 2 * LENGTH),
  };
}

const HEX = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));

function putHex(digits: Uint8Array, at: number, byte: number): void {
  digits[at] = HEX[byte >> 4]!;
  digits[at + 1] = HEX[byte & 15]!;
}

function tagOf(value: string, seed: number): number {
  const hash = hashed(value, seed);
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** FNV-1a. */
function hashed(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
