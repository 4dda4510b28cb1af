import { setImmediate } from 'node:timers/promises';
import type { KnowledgeBase } from '../../engine/compile.ts';
import { longText } from '../../long-text.ts';
import { type Decode, textDecoder } from '../../text-decoder.ts';
import { beginningFirst } from './beginning-first.ts';
import { fileKind } from './file-kind.ts';
import { Refused } from './refused.ts';

/** Bytes read before other work of the program gets its turn. */
const PIECE = 8 * 1024;

/**
 * The text that these bytes are, of a long one the lines that matter. Never keeps the program from other work for long.
 * Throws `Refused` at the first bytes if they are no text, and the signal's reason once it is aborted.
 */
export function textOf(chunks: AsyncIterable<Buffer>, kb: KnowledgeBase, signal: AbortSignal): Promise<string> {
  return longText(pieces(chunks, signal), kb);
}

async function* pieces(chunks: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  let decode: Decode | null = null;
  for await (const chunk of beginningFirst(chunks)) {
    decode ??= decoderFor(chunk);
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield decode(chunk.subarray(at, at + PIECE));
      await setImmediate();
      signal.throwIfAborted();
    }
  }
  if (decode !== null) yield decode();
}

function decoderFor(beginning: Buffer): Decode {
  const kind = fileKind(beginning);
  if (kind === 'image' || kind === 'binary') throw new Refused(kind);
  if (kind !== null) throw new Refused('too-deep'); // who reads an archive has unpacked it before
  const decode = textDecoder(beginning);
  if (decode === null) throw new Refused('binary');
  return decode;
}
