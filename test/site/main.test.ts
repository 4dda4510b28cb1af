import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const PROGRAM = resolve(import.meta.dirname, '../../src/site/main.ts');

/** Runs `npm run site` with these options: its exit status, and what it said of a failure. */
function site(...options: readonly string[]): Promise<{ readonly status: number; readonly said: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [PROGRAM, ...options], (_, _out, said) =>
      done({ status: child.exitCode!, said }),
    );
  });
}

test('a folder that holds something else is refused in a line, and left as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'claw-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'letters'), 'dear');
  const { status, said } = await site('--out', folder);
  expect([status, said]).toEqual([
    1,
    `clinic: ${folder} holds something else. Name a folder that is empty or not there yet\n`,
  ]);
  expect(readdirSync(folder)).toEqual(['letters']);
});

test.each(['example.org', 'ftp://example.org', 'javascript:alert(1)'])('%s is refused as an address', async (url) => {
  const { status, said } = await site('--url', url);
  expect(status).toBe(1);
  expect(said).toMatch(/^error: .*It is no https:\/\/ address\.\n$/);
});
