import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { LabelledPost, QuietPost, Thread } from './shapes.ts';

type CaseRow = {
  id: string;
  area: string;
  cause: string;
  also: string[];
  version?: string | null;
  lang: string;
  confidence: 'high' | 'medium';
  fix_must?: string[];
  fix_must_any?: string[][];
  paste: string;
};
type QuietRow = { id: string; kind: string; lang: string; why?: string; paste?: string; text?: string };
type Expectation = {
  any_cause: (string | null)[];
  must: string[];
  must_any: string[][];
  must_not: string[];
  why: string;
};
type ThreadRow = { id: string; area: string; turns: { user: string; expect: Expectation }[] };
type BirthTurn = { at: string; is: string; first: string[]; must: string[]; must_not?: string[] };

const TEST = new URL('../', import.meta.url);

/** Posts with the right cause. `cases`: real ones, with the words a right fix holds; `reports`: written after public reports.
 * `breadth`: about causes of the whole product. */
export function labelledPosts(name: 'cases' | 'reports' | 'breadth'): readonly LabelledPost[] {
  return jsonLines<CaseRow>(`posts/${name}.jsonl`).map((row) => ({
    id: row.id,
    area: row.area,
    cause: row.cause,
    also: row.also,
    version: row.version ?? null,
    lang: row.lang,
    confidence: row.confidence,
    fixMust: row.fix_must ?? [],
    fixMustAny: row.fix_must_any ?? [],
    text: row.paste,
    kind: row.lang === 'en' ? 'en' : 'other languages',
  }));
}

/** Posts that need no answer, or tell too little for one. `name`: a file of test/unrelated/. */
export function quietPosts(name: 'negatives' | 'benign' | 'quiet'): readonly QuietPost[] {
  return jsonLines<QuietRow>(`unrelated/${name}.jsonl`).map((row) => ({
    id: row.id,
    kind: row.kind,
    lang: row.lang,
    text: row.paste ?? row.text ?? '',
    why: row.why ?? 'nothing is asked',
  }));
}

/** Conversations: test/threads/threads.jsonl. */
export function threads(): readonly Thread[] {
  return jsonLines<ThreadRow>('threads/threads.jsonl').map((row) => ({
    id: row.id,
    area: row.area,
    turns: row.turns.map((turn) => ({
      text: turn.user,
      at: null,
      first: turn.expect.any_cause,
      must: turn.expect.must,
      mustAny: turn.expect.must_any,
      mustNot: turn.expect.must_not,
      why: turn.expect.why,
    })),
  }));
}

/** The help thread that the project was born from: test/threads/cron-pairing.yaml, its posts as they arrived. */
export function birthThread(): Thread {
  const posts = readFileSync(new URL('threads/cron-pairing.txt', TEST), 'utf8')
    .split(/^%% turn \d+\n/mu)
    .slice(1);
  const { id, area, turns } = parse(readFileSync(new URL('threads/cron-pairing.yaml', TEST), 'utf8')) as {
    id: string;
    area: string;
    turns: BirthTurn[];
  };
  return {
    id,
    area,
    turns: turns.map((turn, index) => ({
      text: posts[index]!.replace(/\n$/u, ''),
      at: turn.at,
      first: turn.first,
      must: turn.must,
      mustAny: [],
      mustNot: turn.must_not ?? [],
      why: turn.is,
    })),
  };
}

function jsonLines<Row>(file: string): readonly Row[] {
  return readFileSync(new URL(file, TEST), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
