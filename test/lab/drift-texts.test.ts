import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadFiles } from '../../src/kb/load.ts';
import { causeYaml, kbFolder } from '../kb/folder.ts';
import { textChanges } from './drift-texts.ts';

/** A package with this code, as it is installed. */
function installed(version: string, files: { readonly [path: string]: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'claw-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, code] of Object.entries({ 'openclaw.mjs': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  return { version, program: join(folder, 'openclaw.mjs') };
}

const says = (texts: string) =>
  loadFiles(kbFolder({ 'causes/a/x.yaml': causeYaml({ symptoms: `[{ says: ${texts} }]` }) }));

test.each([
  ['as it is', 'throw new Error("the gate of the gateway is missing")'],
  ['with holes', `log(\`the gate of the gateway is missing at \${place} since \${day}\`)`],
  ['in other letters and quotes', 'log(\'The "gate" of the `gateway` is missing\')'],
  ['put together of two', 'log("the gate of " +\n  "the gateway is missing")'],
  ['wrapped', 'log(`the gate of the\\n   gateway is missing`)'],
])('a text that stands in the code %s is not gone', (_, code) => {
  const packages = [installed('1', { 'dist/a.js': code }), installed('2', { 'extensions/b/c.ts': code })] as const;
  expect(textChanges(says('"the gate of the gateway is missing"'), ...packages)).toEqual({ gone: [], nowhere: 0 });
});

test('a text that only the older version has is told by entry, one that neither has is counted, a short one is left', () => {
  const old = installed('2026.4.15', {
    'dist/a.mjs': '"the gate of the gateway is missing"; "the lock is rusty"; "no gate"',
  });
  const next = installed('2026.9.6', {
    'dist/a.mjs': '"the lock is rusty"',
    'dist/a.d.ts': '"the gate of the gateway is missing"',
    'node_modules/b/a.js': '"the gate of the gateway is missing"',
  });
  const files = says(
    '["the gate of the gateway is missing {…} x", "the lock is rusty", "the wall has fallen", "no gate"]',
  );
  expect(textChanges(files, old, next)).toEqual({
    gone: [{ entry: 'x', texts: ['the gate of the gateway is missing {…} x'], left: 1 }],
    nowhere: 1,
  });
});
