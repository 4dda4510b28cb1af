import { parse } from 'devalue';
import { newCase, ruledDown } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { fill } from '../engine/compose/fill.ts';
import { CONDENSE_ABOVE } from '../engine/condense.ts';
import { diagnose, restate } from '../engine/diagnose.ts';
import { inLanguage } from '../engine/in-language.ts';
import { causeOf } from '../engine/look-up.ts';
import type { Attachment, Case, CauseId, Locale, Reply } from '../engine/types.ts';
import { withRelated } from '../kb/with-related.ts';
import { longText } from '../long-text.ts';
import { sitePhrases } from '../site/phrases.ts';
import { postView } from './post-view.ts';
import type { FoundEntry, Request, Response } from './protocol.ts';
import { replyView } from './reply-view.ts';

/** Bytes of a file that are read between two reports of progress. */
const PIECE = 512 * 1024;
/** Entries that a search shows. */
const FOUND = 12;

type Clinic = { readonly kb: KnowledgeBase; readonly entries: string; readonly locale: Locale };

let opened: Clinic | null = null;
/** The conversation stays here too: the page is never given what was pasted, but as what it shows. */
let known: Case | null = null;
/** Of the newest post only the lines that matter were kept. */
let isShortened = false;

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
      opened = { kb: parse(await response.text()) as KnowledgeBase, entries: request.entries, locale: request.locale };
      return { number, kind: 'opened' };
    }
    case 'answer': {
      const { text, files, isNew } = request;
      const { kb, locale } = clinic();
      const attachments = await readFiles(files, kb, (read, of) => tell({ number, kind: 'progress', read, of }));
      const post = { text, attachments, at: now(), locale };
      const from = performance.now();
      const turn = diagnose(isNew || known === null ? newCase() : known, post, kb);
      const reply = withRelated(turn.reply, post, kb);
      const took = performance.now() - from;
      known = turn.case;
      isShortened = text.length > CONDENSE_ABOVE || files.some(({ size }) => size > CONDENSE_ABOVE);
      return answered(number, reply, took);
    }
    case 'rule-out': {
      const { kb, locale } = clinic();
      const turn = restate(ruledDown(known ?? newCase(), request.cause), kb, locale);
      known = turn.case;
      return answered(number, turn.reply, 0);
    }
    case 'search': {
      const { kb } = clinic();
      const { search } = await import('../kb/search.ts'); // its index is made only for those who look something up
      const { text } = clean({ text: request.words }, newCase().standIns);
      const found = await search(kb, text, FOUND);
      return { number, kind: 'found', entries: entriesOf(found.map(({ id }) => id)) };
    }
    case 'look-up':
      return { number, kind: 'found', entries: entriesOf(request.causes) };
  }
}

function entriesOf(ids: readonly CauseId[]): readonly FoundEntry[] {
  const { kb, locale } = clinic();
  const spoken = inLanguage(kb, locale);
  return ids.flatMap((id) => {
    const entry = causeOf(spoken, id);
    return entry === undefined ? [] : [{ id, title: fill(entry.title, {}), isDraft: entry.status === 'draft' }];
  });
}

function clinic(): Clinic {
  if (opened === null) throw new Error('the knowledge base is not loaded');
  return opened;
}

/** The reply as the page shows it. Made here, so that the page's own thread stays free. */
function answered(number: number, reply: Reply, took: number): Response {
  const { entries, locale } = clinic();
  const say = sitePhrases(locale);
  const post = { text: known === null ? '' : newestText(known), isShortened };
  const shown = replyView(reply, say, (id) => `${entries}${id}/`);
  return {
    number,
    kind: 'answered',
    reply: { kind: reply.kind, causes: reply.causes.map(({ id }) => id) },
    view: `${String(shown)}${String(postView(post, reply, say))}`,
    took,
  };
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

/** The text of a file in pieces. */
async function* decoded(file: File, progress: (read: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await file.slice(0, PIECE).arrayBuffer())));
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    yield decoder.decode(bytes, { stream: true });
    progress(Math.min(file.size, at + PIECE));
  }
  yield decoder.decode();
}

/** UTF-16 by its mark, as PowerShell writes it; else UTF-8, or Windows-1252 if most letters beyond ASCII are no UTF-8. */
function encodingOf(beginning: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const letters = new TextDecoder().decode(beginning, { stream: true }).match(/[^\0-\x7f]/g) ?? [];
  const broken = letters.filter((letter) => letter === '\uFFFD').length;
  return broken * 2 > letters.length ? 'windows-1252' : 'utf-8';
}

function now(): string {
  return new Date().toISOString();
}
