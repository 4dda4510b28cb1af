import { openReplays } from './replays.ts';

/** What Discord sends along with an interaction, well-formed and of our time. */
export type Seal = { readonly timestamp: string; readonly signature: string };

/** How far a request's time may be from ours, milliseconds: clocks differ, and requests travel. */
const WINDOW_MS = 5 * 60_000;
/** Requests remembered: about 25 MB when full, which takes 400 interactions a second for ten minutes. */
const MAX_SEEN = 262_144;

/** Reads the headers, before anything of the body. Null: whatever the body, it is not Discord's, or it is an old one. */
export function sealOf(timestamp: string | undefined, signature: string | undefined, now: number): Seal | null {
  if (timestamp === undefined || !/^\d{1,12}$/u.test(timestamp)) return null;
  if (signature === undefined || !/^[0-9a-f]{128}$/iu.test(signature)) return null;
  return Math.abs(Number(timestamp) * 1_000 - now) <= WINDOW_MS ? { timestamp, signature } : null;
}

/**
 * Tells Discord's requests from forged and repeated ones. `publicKey`: 64 hex digits. The signature is over the timestamp and the
 * body's bytes. https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export async function openVerifier(publicKey: string): Promise<(seal: Seal, body: Uint8Array) => Promise<boolean>> {
  const key = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, ['verify']);
  const replays = openReplays(2 * WINDOW_MS, MAX_SEEN); // the time may be ahead of ours as well as behind
  return async ({ timestamp, signature }, body) => {
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    if (!(await crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'hex'), signed))) return false;
    // Its first half does not change with the form in which the second one is written.
    return replays.isNew(Buffer.from(signature.slice(0, 64), 'hex').toString('base64'), Date.now());
  };
}
