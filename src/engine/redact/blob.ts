/** Longest run of base64 that is decoded, in characters. */
const MAX_BLOB = 65_536;
/** Fewest characters worth decoding. */
const MIN_BLOB = 24;
const ALPHABET = /[A-Za-z0-9+/_-]/;
const INSIDE = new Uint8Array(128);
for (let code = 0; code < 128; code++) INSIDE[code] = ALPHABET.test(String.fromCharCode(code)) ? 1 : 0;

/** Words that make a blob worth decoding, in base64 at each of the three places they can begin. */
const TELLING = [
  'token',
  'Token',
  'TOKEN',
  'secret',
  'Secret',
  'SECRET',
  'assword',
  'ASSWORD',
  'apiKey',
  'api_key',
  'API_KEY',
  'PRIVATE KEY',
  'Bearer ',
  'privateKey',
  '"url"',
  'sk-',
  'ghp_',
  'credential',
];

/** Literals that stand in base64 text which may hold a secret. */
export const BLOB_ANCHORS: readonly string[] = [
  ...new Set(
    TELLING.flatMap((word) => [0, 1, 2].map((shift) => encodedAt(word, shift))).filter((word) => word.length >= 3),
  ),
];

function encodedAt(word: string, shift: number): string {
  const encoded = btoa('\0'.repeat(shift) + word).replace(/=/g, '');
  const skip = shift === 0 ? 0 : shift + 1;
  const tail = (word.length + shift) % 3 === 0 ? 0 : 1;
  return encoded.slice(skip, encoded.length - tail);
}

/** The run of base64 around an offset, at most 64 kB each way. */
export function blobAround(text: string, at: number): readonly [number, number] {
  let from = at;
  while (from > 0 && at - from < MAX_BLOB && isInside(text, from - 1)) from--;
  let to = at;
  while (to < text.length && to - at < MAX_BLOB && isInside(text, to)) to++;
  while (to < text.length && text[to] === '=') to++;
  return [from, to];
}

function isInside(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 128 && INSIDE[code] === 1;
}

/** Text that base64 of 24 to 65,536 characters stands for, or null if it is no text. */
export function decodedBlob(blob: string): string | null {
  if (blob.length < MIN_BLOB || blob.length > MAX_BLOB) return null;
  try {
    const bytes = atob(
      blob
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/=+$/, '')
        .slice(0, blob.length - (blob.replace(/=+$/, '').length % 4 === 1 ? 1 : 0)),
    );
    return /^[\t\n\r\x20-\x7e\x80-\xff]{12,}$/.test(bytes) &&
      (bytes.match(/[\x80-\xff]/g)?.length ?? 0) * 10 < bytes.length
      ? bytes
      : null;
  } catch {
    return null;
  }
}
