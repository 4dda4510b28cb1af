import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compile, type KnowledgeBase } from '../../src/engine/compile.ts';
import { loadEntries } from '../../src/kb/load.ts';

/** A knowledge base from file names (below `kb/`) and YAML; words of all languages and command trees are the real ones. */
export function base(files: { readonly [file: string]: string }): KnowledgeBase {
  const dir = mkdtempSync(join(tmpdir(), 'clinic-kb-'));
  try {
    for (const name of ['labels.yaml', 'sentences.yaml', 'heard.yaml']) {
      cpSync(join('kb/locales', name), join(dir, 'locales', name));
    }
    cpSync('kb/openclaw/commands', join(dir, 'openclaw/commands'), { recursive: true });
    for (const [file, yaml] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), yaml);
    }
    return compile(loadEntries(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A reviewed cause in a few lines: what is given, and the required rest. */
export function cause(yaml: string): string {
  return `title: A cause
${yaml.includes('status:') ? '' : 'status: reviewed'}
cause: A reason.
fix: [{ do: Mend it. }]
sources: [https://docs.openclaw.ai/cli/cron]
examples: { matches: [anything] }
${yaml}`;
}
