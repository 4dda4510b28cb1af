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
  /** Kind and stand-in of a value that the thread knows, or null. */
  readonly known: (value: string) => { readonly kind: string; readonly text: string } | null;
  readonly result: () => StandIns;
};

/** Continues the numbers of a thread. Keeps keyed digests, never a value. */
export function numbering(standIns: StandIns): Numbering {
  const mac = hmac.create(sha256, utf8ToBytes(standIns.key));
  const numbers = new Map<string, Map<string, number>>();
  const byDigest = new Map<string, { kind: string; number: number }>();
  for (const [kind, digests] of Object.entries(standIns.numbers)) {
    numbers.set(kind, new Map(Object.entries(digests)));
    for (const [digest, number] of Object.entries(digests)) byDigest.set(digest, { kind, number });
  }
  const digests = new Map<string, string>();
  const digestOf = (value: string): string => {
    let digest = digests.get(value);
    if (digest === undefined) {
      digest = bytesToHex(mac.clone().update(utf8ToBytes(value.toWellFormed())).digest().subarray(0, 16));
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
      return standIn(kind, number);
    },
    known: (value) => {
      if (byDigest.size === 0) return null;
      const seen = byDigest.get(digestOf(value));
      return seen === undefined ? null : { kind: seen.kind, text: standIn(seen.kind, seen.number) };
    },
    result: () => ({ key: standIns.key, numbers: Object.fromEntries([...numbers].map(([kind, own]) => [kind, Object.fromEntries(own)])) }),
  };
}
