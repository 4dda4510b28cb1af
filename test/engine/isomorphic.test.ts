import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { labelledPosts } from '../eval/corpus.ts';

const ENTRY = fileURLToPath(new URL('../../src/engine/diagnose.ts', import.meta.url));

/** Packages that have no business in a browser, or on the way to an answer. */
const KEPT_OUT = ['yaml', 'zod', 'discord.js', '@orama/orama', 'pino', 'commander'];

describe('the line runs in a browser', () => {
  let code = '';
  let modules: readonly string[] = [];
  let outside: readonly string[] = [];

  beforeAll(async () => {
    const bundle = await rolldown({ input: ENTRY, platform: 'browser', logLevel: 'silent' });
    const { output } = await bundle.generate({ format: 'iife', name: 'line' });
    await bundle.close();
    const [chunk] = output;
    code = output.map((part) => ('code' in part ? part.code : '')).join('\n');
    modules = chunk.moduleIds;
    outside = output.flatMap((part) => ('imports' in part ? [...part.imports, ...part.dynamicImports] : []));
  });

  test('imports nothing of Node', () => {
    expect(outside).toEqual([]);
    expect(code).not.toMatch(/["']node:/u);
    expect(code).not.toMatch(/\brequire\(/u);
  });

  test.each(KEPT_OUT)('holds no %s', (name) => {
    expect(modules.filter((id) => id.includes(`/node_modules/${name}/`))).toEqual([]);
  });

  test('reads no clock and no chance', () => {
    expect(code).not.toMatch(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\.random/u);
  });

  test('answers where there is nothing but what browsers have', () => {
    const kb = openKnowledgeBase(fileURLToPath(new URL('../../kb', import.meta.url)));
    const page = createContext({ TextDecoder, TextEncoder, URL, structuredClone, atob, btoa });
    runInContext(code, page);
    const told = (text: string) => {
      const known = openCase('a key of the isomorphic test');
      return { here: diagnose(known, { text }, kb), there: page.line.diagnose(known, { text }, kb) };
    };
    for (const { text } of labelledPosts('cases').slice(0, 8)) {
      const { here, there } = told(text);
      expect(structuredClone(there)).toEqual(structuredClone(here));
    }
  });
});
