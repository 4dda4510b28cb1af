import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StandIns } from '../types.ts';

/** Kinds whose stand-in stays part of a path, an address or a sentence: `/home/[user#1]/.openclaw`. */
const PERSONAL = new Set(['user', 'email', 'phone', 'ip']);

/** What stands in for a value of a kind: `[REDACTED:gateway-token#1]`. Says nothing of the value's length or characters. */
export function standIn(kind: string, number: number): string {
  return PERSONAL.has(kind) ? `[${kind}#${number}]` : `[REDACTED:${kind}#${number}]`;
}

/** Whether a kind is a personal detail, not a secret: nothing to rotate, never spread over the text. */
export function isPersonal(kind: string): boolean {
  return PERSONAL.has(kind);
}

/** Gives each value its number, the same for the same value throughout a thread. */
export type Numbering = {
  /** Stand-in of a value; of the kind under which the thread saw it first. */
  readonly of: (kind: string, value: string) => string;
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
  let keyed: ReturnType<typeof hmac.create> | null = null; // most texts hold no secret
  const seed = hashed(standIns.key, 0x811c9dc5);
  const numbers = new Map<string, Map<string, number>>();
  const byDigest = new Map<string, { kind: string; number: number }>();
  for (const [kind, digests] of Object.entries(standIns.numbers)) {
    numbers.set(kind, new Map(Object.entries(digests)));
    for (const [digest, number] of Object.entries(digests)) byDigest.set(digest, { kind, number });
  }
  const tags = new Set([...byDigest.keys()].map((digest) => digest.slice(0, TAG)));
  const digests = new Map<string, string>();
  const digestOf = (value: string): string => {
    let digest = digests.get(value);
    if (digest === undefined) {
      keyed ??= hmac.create(sha256, utf8ToBytes(standIns.key));
      const bytes = keyed.clone().update(utf8ToBytes(value.toWellFormed())).digest();
      digest = tagOf(value, seed) + bytesToHex(bytes.subarray(0, 16));
      digests.set(value, digest);
    }
    return digest;
  };
  return {
    of: (kind, value) => {
      const digest = digestOf(value);
      const seen = byDigest.get(digest);
      if (seen !== undefined && PERSONAL.has(seen.kind) === PERSONAL.has(kind)) return standIn(seen.kind, seen.number);
      const own = numbers.get(kind) ?? new Map<string, number>();
      numbers.set(kind, own);
      const number = own.size + 1;
      own.set(digest, number);
      byDigest.set(digest, { kind, number });
      tags.add(digest.slice(0, TAG));
      return standIn(kind, number);
    },
    isEmpty: () => tags.size === 0,
    mayKnow: (value) => tags.has(tagOf(value, seed)),
    knownKind: (value) => byDigest.get(digestOf(value))?.kind ?? null,
    forget: () => digests.clear(),
    result: () => ({
      key: standIns.key,
      numbers: Object.fromEntries([...numbers].map(([kind, own]) => [kind, Object.fromEntries(own)])),
    }),
  };
}

/** Length of the part of a digest that is cheap to compute: enough to tell unknown values apart, too little to find one. */
const TAG = 4;

function tagOf(value: string, seed: number): string {
  const hash = hashed(value, seed);
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(TAG, '0');
}

/** FNV-1a. */
function hashed(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
