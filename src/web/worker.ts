import { parse } from 'devalue';
import { newCase, ruledDown } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { diagnose, restate } from '../engine/diagnose.ts';
import { inLanguage } from '../engine/in-language.ts';
import { causeOf } from '../engine/look-up.ts';
import type { Attachment, Case } from '../engine/types.ts';
import { withRelated } from '../kb/with-related.ts';
import { longText } from '../long-text.ts';
import type { Request, Response } from './protocol.ts';

/** Bytes of a file that are read between two reports of progress. */
const PIECE = 512 * 1024;
/** Entries that a search shows. */
const FOUND = 12;

let kb: KnowledgeBase | null = null;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  const { number } = data;
  try {
    tell(await answer(data));
  } catch (error) {
    tell({ number, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

function tell(response: Response): void {
  self.postMessage(response);
}

async function answer(request: Request): Promise<Response> {
  const { number } = request;
  switch (request.kind) {
    case 'open': {
      const response = await fetch(request.knowledge);
      if (!response.ok) throw new Error(`${request.knowledge}: ${response.status}`);
      kb = parse(await response.text()) as KnowledgeBase;
      return { number, kind: 'opened' };
    }
    case 'answer': {
      const { text, files, known, locale } = request;
      const base = opened();
      const attachments = await readFiles(files, base, (read, of) => tell({ number, kind: 'progress', read, of }));
      const isLong = text.length > LONG;
      const post = { text: isLong ? await longText(pieces([text]), base) : text, attachments, at: now(), locale };
      const from = performance.now();
      const turn = diagnose(known ?? newCase(), post, base);
      const reply = withRelated(turn.reply, post, base);
      return {
        number,
        kind: 'answered',
        reply,
        known: turn.case,
        post: { text: newestText(turn.case), isShortened: isLong || files.some(({ size }) => size > LONG) },
        took: performance.now() - from,
      };
    }
    case 'restate': {
      const { known, closed, locale } = request;
      const turn = restate(closed === null ? known : ruledDown(known, closed), opened(), locale);
      return {
        number,
        kind: 'answered',
        reply: turn.reply,
        known: turn.case,
        post: { text: newestText(turn.case), isShortened: false },
        took: 0,
      };
    }
    case 'search': {
      const base = opened();
      const { search } = await import('../kb/search.ts'); // its index is made only for those who look something up
      const { text } = clean({ text: request.words }, newCase().standIns);
      const found = await search(base, text, FOUND);
      const spoken = inLanguage(base, request.locale);
      const entries = found.flatMap(({ id }) => {
        const entry = causeOf(spoken, id);
        return entry === undefined ? [] : [{ id, title: entry.title, isDraft: entry.status === 'draft' }];
      });
      return { number, kind: 'found', entries };
    }
  }
}

/** UTF-16 units above which only the lines that matter are kept. */
const LONG = 64_000;

function opened(): KnowledgeBase {
  if (kb === null) throw new Error('the knowledge base is not loaded');
  return kb;
}

/** The newest post of a case, without its secrets. */
function newestText(known: Case): string {
  return known.posts.at(-1)?.text ?? '';
}

async function readFiles(
  files: readonly File[],
  base: KnowledgeBase,
  progress: (read: number, of: number) => void,
): Promise<readonly Attachment[]> {
  const of = files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  const read: Attachment[] = [];
  for (const file of files) {
    const text = await longText(
      decoded(file, (done) => progress(before + done, of)),
      base,
    );
    read.push({ name: file.name, text });
    before += file.size;
  }
  return read;
}

/** The text of a file in pieces: UTF-8, or UTF-16 if it begins with its mark, as PowerShell writes it. */
async function* decoded(file: File, progress: (read: number) => void): AsyncGenerator<string> {
  const mark = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const encoding =
    mark[0] === 0xff && mark[1] === 0xfe ? 'utf-16le' : mark[0] === 0xfe && mark[1] === 0xff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    yield decoder.decode(bytes, { stream: true });
    progress(Math.min(file.size, at + PIECE));
  }
  yield decoder.decode();
}

async function* pieces(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

function now(): string {
  return new Date().toISOString();
}
