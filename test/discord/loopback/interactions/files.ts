import type { Upload } from '../discord.ts';

export function bytesOf(file: Upload): Uint8Array {
  return 'bytes' in file ? file.bytes : new TextEncoder().encode(file.text);
}
