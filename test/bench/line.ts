import { learn, openCase } from '../../src/engine/case.ts';
import { clean } from '../../src/engine/clean.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { scan } from '../../src/engine/match/scan.ts';
import { tokenise } from '../../src/engine/match/tokens.ts';
import { match } from '../../src/engine/match.ts';
import { read } from '../../src/engine/read.ts';
import { type Latency, latency } from './measure.ts';
import type { Paste } from './pastes.ts';

const KEY = 'a key for the benchmark';

/** How long the line and its parts take on pastes, and how often the right cause comes first. */
export type LineFigures = {
  readonly whole: Latency;
  readonly match: Latency;
  readonly scan: Latency;
  /** Share of pastes, 0–1. */
  readonly rightFirst: number;
};

/** Measures the whole line (clean → reply), matching alone (scan, alignment, ranking), and the scan alone. */
export function lineFigures(all: readonly Paste[], kb: KnowledgeBase): LineFigures {
  const known = all.map(({ text }) => {
    const opened = openCase(KEY);
    const cleaned = clean({ text }, opened.standIns);
    return learn(opened, cleaned, read(cleaned, kb.vocabulary), kb.vocabulary);
  });
  const right = all.filter(({ cause }, at) => match(known[at]!, kb).front[0]?.cause === cause).length;
  return {
    whole: latency(all, ({ text }) => wholeLine(text, kb)),
    match: latency(known, (one) => match(one, kb)),
    scan: latency(known, (one) => scan(tokenise(one.posts[0]!.text), kb.texts)),
    rightFirst: right / all.length,
  };
}

/** One post through the whole line. */
export function wholeLine(text: string, kb: KnowledgeBase): unknown {
  return diagnose(openCase(KEY), { text }, kb).reply;
}
