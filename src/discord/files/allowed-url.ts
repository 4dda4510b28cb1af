import { isIP } from 'node:net';
import { Refused } from './refused.ts';

/** Longest address, characters; Discord's are below 400. */
const LONGEST = 2_048;

/** Where files may come from. */
export type Origins = {
  /** Discord's. */
  readonly own: readonly string[];
  /** Paste sites; reached at public addresses only. */
  readonly pastes: readonly string[];
};

/** The address of a file and whose it is. Throws `Refused` for one that is not allowed, and for a link that has expired. */
export function allowedUrl(text: string, { own, pastes }: Origins): { readonly url: URL; readonly isPaste: boolean } {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') throw new Refused('not-allowed');
  const isPaste = !own.includes(url.origin);
  if (isPaste && !pastes.includes(url.origin)) throw new Refused('not-allowed');
  if (isPaste && isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) throw new Refused('not-allowed'); // is never looked up
  if (!isPaste && hasExpired(url)) throw new Refused('expired');
  return { url, isPaste };
}

/** `ex`: seconds since 1970, hexadecimal. https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
function hasExpired({ searchParams }: URL): boolean {
  const seconds = searchParams.get('ex') ?? '';
  return /^[0-9a-f]{1,12}$/i.test(seconds) && Number.parseInt(seconds, 16) * 1000 < Date.now();
}
