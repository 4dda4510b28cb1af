import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import { compile } from '../../src/engine/compile.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { type Recipe, recipeFile } from '../../src/kb/recipe.ts';
import { causeYaml, kbFolder } from '../kb/folder.ts';
import { prove } from './prove.ts';
import { keepRecording } from './recordings.ts';
import { childPorts, isListening, ownHomes, standIn } from './stand-in.ts';

const MEND = '[{ do: Look., run: openclaw gate look }, { do: Put it back., run: openclaw gate mend }]';
const MISSING = 'Error: the gate of the gateway is missing';
const SHOWN = `$ openclaw gate show\n${MISSING}\n[exit 1]\n`;
const PROVEN = {
  title: 'A gate that is missing',
  gateway: false,
  shows: [{ run: 'openclaw gate show' }],
  expects: [MISSING],
  fix: [{ step: 'openclaw gate mend' }],
} satisfies Recipe;

/** Plays a recipe for the entry gate-missing (or another) on the stand-in; tells what it came to and which homes are left. */
async function played(
  recipe: Recipe,
  { id = 'gate-missing', signal = new AbortController().signal, installed = standIn() } = {},
) {
  const homes = ownHomes();
  const dir = kbFolder({
    'causes/a/gate-missing.yaml': causeYaml({ fix: MEND }),
    'causes/a/fence-torn.yaml': causeYaml({
      symptoms: '[{ says: "the fence is torn at post {:number}" }]',
      examples: '{ matches: ["the fence is torn at post 12"] }',
    }),
  });
  const { entries } = loadFiles(dir);
  const entry = entries.causes.find((cause) => cause.id === id)!;
  const proof = await prove(entry, recipeFile.parse(recipe), installed, compile(entries), signal).finally(() => {
    expect(homes()).toEqual([]);
  });
  return proof;
}

test('a failure that is made, named and mended is proven, with what was printed', async () => {
  expect(await played(PROVEN)).toEqual({
    kind: 'proven',
    recording: SHOWN,
    fixed: '$ openclaw gate mend\nmended\n[exit 0]\n\n$ openclaw gate show\nall is well in /home/user\n[exit 0]\n',
  });
});

test('without a fix, it is enough that the entry is named', async () => {
  const { fix: _, ...shown } = PROVEN;
  expect(await played(shown)).toEqual({ kind: 'proven', recording: SHOWN, fixed: null });
});

test.each<[string, Partial<Recipe>, string]>([
  ['a text is not printed', { expects: [MISSING, 'the fence is torn'] }, 'not printed: the fence is torn'],
  [
    'the reply names nothing',
    { shows: [{ run: 'openclaw gate look' }], expects: ['all is well'] },
    'the reply names nothing first',
  ],
  [
    'the entry has no such step',
    { fix: [{ step: 'openclaw gate build' }] },
    'the entry has no step `openclaw gate build`',
  ],
  ['the steps do not mend it', { fix: [{ step: 'openclaw gate look' }] }, "the entry's steps do not mend it:"],
  [
    'the last command works, but prints the failure still',
    { fix: [{ step: 'openclaw gate look' }], works: { run: 'openclaw gate look' }, expects: [MISSING, 'gate'] },
    "the entry's steps do not mend it:",
  ],
  ['a line is no command of openclaw', { shows: [{ run: 'npm ls' }] }, 'no single openclaw command: npm ls'],
  [
    'it cannot be prepared',
    { gateway: true, config: { standIn: 'fails' } },
    'it could not be prepared: Error: the gateway did not start:',
  ],
])('fails if %s', async (_, more, why) => {
  const proof = await played({ ...PROVEN, ...more });
  expect(proof).toMatchObject({ kind: 'failed', why: expect.stringContaining(why) });
});

test('fails if the reply names another cause first', async () => {
  const proof = await played(PROVEN, { id: 'fence-torn' });
  expect(proof).toEqual({ kind: 'failed', why: 'the reply names gate-missing first', recording: SHOWN });
});

test('stopping while a command runs ends the gateway and its children, and takes the home away', async () => {
  const aborted = new AbortController();
  const installed = standIn();
  const holds = { ...PROVEN, gateway: true, shows: [{ run: 'openclaw gate hold' }] };
  const refused = expect(played(holds, { installed, signal: aborted.signal })).rejects.toThrow('stopped');
  await vi.waitFor(() => expect(existsSync(join(dirname(installed.program), 'held'))).toBe(true), 20_000);
  const [child] = childPorts(installed);
  expect(await isListening(child!)).toBe(true);
  aborted.abort(new Error('stopped'));
  await refused;
  await vi.waitFor(async () => expect(await isListening(child!)).toBe(false));
});

test('a recording is kept until more than ids, times and numbers differs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claw-recordings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = pathToFileURL(join(folder, '2026.9.6/gate.txt'));
  const keep = (text: string) => keepRecording(file, clean({ text }, openStandIns('recording')).text);
  const kept = () => readFileSync(file, 'utf8');
  const first = 'job 3f2b8c1e-5d4a-4e6f-9a7b-1c2d3e4f5a6b at 2026-05-01T10:20:30Z took 120 ms\n';
  keep(first);
  expect(kept()).toBe(first);
  keep('job 4a2b8c1e-5d4a-4e6f-9a7b-1c2d3e4f5a6b at 2026-06-02T11:21:31.123Z took 9 ms\n');
  expect(kept()).toBe(first);
  const other = 'job 3f2b8c1e-5d4a-4e6f-9a7b-1c2d3e4f5a6b at 2026-05-01T10:20:30Z failed after 120 ms\n';
  keep(other);
  expect(kept()).toBe(other);
});
