import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'devalue';
import { build, type Rollup } from 'vite';
import type { KnowledgeBase } from '../engine/compile.ts';
import type { Site } from './site.ts';

const WEB = join(import.meta.dirname, '../web');

/** Bundles the page and its worker into a folder of the site, with the compiled knowledge base beside them. */
export async function bundle(outDir: string, kb: KnowledgeBase): Promise<Site['assets']> {
  const [page, worker] = [await bundled(join(WEB, 'page.ts'), outDir), await bundled(join(WEB, 'worker.ts'), outDir)];
  const snapshot = stringify(kb);
  const knowledge = `assets/knowledge-${createHash('sha256').update(snapshot).digest('hex').slice(0, 10)}.json`;
  writeFileSync(join(outDir, knowledge), snapshot);
  return {
    script: fileOf(page, '.js'),
    style: fileOf(page, '.css'),
    worker: fileOf(worker, '.js'),
    knowledge,
  };
}

type Output = Rollup.RollupOutput['output'];

async function bundled(entry: string, outDir: string): Promise<Output> {
  const built = await build({
    configFile: false,
    root: WEB,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: entry },
    },
  });
  return (built as Rollup.RollupOutput).output;
}

function fileOf(output: Output, ending: string): string {
  return output.find(({ fileName }) => fileName.endsWith(ending))!.fileName;
}
