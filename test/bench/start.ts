import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entries, Sign } from '../../src/engine/types.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { median } from './measure.ts';

/** Milliseconds from a folder of entries to a knowledge base: compiled from YAML, and from the snapshot that this leaves. */
export function startTimes(entries: Entries): { readonly compiledMs: number; readonly readyMs: number } {
  const dir = mkdtempSync(join(tmpdir(), 'clinic-bench-'));
  try {
    const kb = writeEntries(entries, join(dir, 'kb'));
    const cache = join(dir, 'cache');
    const compiledMs = elapsed(() => openKnowledgeBase(kb, cache));
    const readyMs = median(Array.from({ length: 5 }, () => elapsed(() => openKnowledgeBase(kb, cache))));
    return { compiledMs, readyMs };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** JSON is YAML. */
function writeEntries(entries: Entries, kb: string): string {
  mkdirSync(join(kb, 'symptoms'), { recursive: true });
  for (const { id, title, when } of entries.symptoms) {
    writeFileSync(join(kb, 'symptoms', `${id}.yaml`), JSON.stringify({ title, when: when.map(signFile) }));
  }
  for (const { area, id, title, status, stage, reports, symptoms, cause, fix, sources } of entries.causes) {
    mkdirSync(join(kb, 'causes', area), { recursive: true });
    const steps = fix.map((step) => ({ do: step.do, ...(step.run === null ? {} : { run: step.run }) }));
    const examples = { matches: [title] };
    const file = {
      title,
      status,
      stage,
      reports,
      symptoms: symptoms.map(signFile),
      cause,
      fix: steps,
      sources,
      examples,
    };
    writeFileSync(join(kb, 'causes', area, `${id}.yaml`), JSON.stringify(file));
  }
  return kb;
}

function signFile(sign: Sign): unknown {
  const [part] = sign.parts;
  if (part.key === 'seen') return part.all[0];
  if (part.key === 'says') return { says: part.texts };
  if (part.key !== 'shows') throw new Error(`no generated entry has a sign with ${part.key}`);
  return {
    shows: Object.fromEntries(
      Object.entries(part.shape.keys).map(([key, value]) => [key, value.is === 'text' ? value.text : 'any']),
    ),
  };
}

function elapsed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
