import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CommandTree } from '../../src/kb/grammar.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { readRecipes } from '../../src/kb/recipes.ts';
import { causeYaml, type KbFolder, kbFolder } from '../kb/folder.ts';
import { drift, fittingPlays, versionNamed } from './drift.ts';
import { commandChanges } from './drift-commands.ts';
import { type Drift, driftReport, touchesEntries } from './drift-report.ts';
import { plays } from './proofs.ts';
import { standIn } from './stand-in.ts';

const help = (usage: string, options: readonly string[] = [], subcommands: readonly string[] = []) => ({
  options,
  subcommands,
  usage: `openclaw ${usage}`,
});
const OLD: CommandTree = {
  openclaw: help('[options] [command]', [], ['cron', 'gate']),
  'openclaw cron': help('cron [options] [command]', [], ['add', 'rm']),
  'openclaw cron add': help('cron add|create [options]', ['-m, --message <text>', '--all', '--tz <iana>']),
  'openclaw cron rm': help('cron rm|remove [options] <id>'),
  'openclaw gate': help('gate [options] [command]', [], ['look', 'mend']),
  'openclaw gate look': help('gate look [options]'),
  'openclaw gate mend': help('gate mend [options]'),
};
const NEXT: CommandTree = {
  openclaw: help('[options] [command]', [], ['cron', 'automations', 'fence']),
  'openclaw automations': help('cron|automations [options] [command]', [], ['add', 'rm']),
  'openclaw cron': help('cron|automations [options] [command]', [], ['add', 'rm']),
  'openclaw cron add': help('cron add|create [options] [name]', ['--message [text]', '--every <time>']),
  'openclaw cron rm': help('cron rm [options] <id>'),
  'openclaw fence': help('fence [options] [command]', [], ['look']),
  'openclaw fence look': help('fence look [options]'),
};
const ENTRIES: KbFolder = {
  'openclaw/commands/2026.4.15.json': OLD,
  'causes/a/gate-missing.yaml': causeYaml({
    fix: '[{ do: "Or `openclaw cron remove <id>`.", run: openclaw gate mend }, { do: x, run: openclaw cron add -m hi }]',
    symptoms: '[{ says: ["the gate of the gateway is missing", "{gate:name} is no gate of the gateway"] }]',
  }),
  'causes/a/fence-torn.yaml': causeYaml({
    affects: '"<2026.9"',
    fix: '[{ do: Mend it., run: openclaw gate mend }]',
    symptoms: '[{ says: "the fence is torn at post {:number}" }]',
    examples: '{ matches: ["the fence is torn at post 12"] }',
  }),
};

const changes = (old: CommandTree, next: CommandTree, entries = ENTRIES) =>
  commandChanges(
    { version: '2026.4.15', tree: old },
    { version: '2026.9.6', tree: next },
    loadFiles(kbFolder(entries)),
  );

describe('commands', () => {
  test('what is gone, new or other is told once, with the entries for the newer version that show it', () => {
    const told = changes(OLD, NEXT).map((one) => [one.kind, one.command, one.what, one.now, ...one.entries]);
    expect(told).toEqual([
      ['gone', 'gate', 'gate', null, 'gate-missing'],
      ['gone', 'cron remove', 'cron remove', 'cron rm', 'gate-missing'],
      ['other', 'cron add', '-m, --message <text>', '--message [text]', 'gate-missing'],
      ['gone', 'cron add', '--all', null],
      ['gone', 'cron add', '--tz <iana>', null],
      ['new', 'cron add', '--every <time>', null],
      [
        'other',
        'cron add',
        'openclaw cron add|create [options]',
        'openclaw cron add|create [options] [name]',
        'gate-missing',
      ],
      ['new', 'fence', 'fence', null],
    ]);
  });

  test('a version without a help for a command tells nothing of it', () => {
    const silent = { ...NEXT, 'openclaw cron add': { options: [], subcommands: [], usage: '' } };
    expect(changes(OLD, silent).filter(({ command }) => command === 'cron add')).toEqual([]);
  });

  test('a version is like itself', () => {
    expect(changes(OLD, OLD)).toEqual([]);
  });
});

describe('the report', () => {
  const none: Drift = { old: '1', next: '2', commands: [], texts: { gone: [], nowhere: 3 }, proofs: null };

  test('is one line if nothing changed', () => {
    expect(driftReport(none)).toBe('# OpenClaw 2: nothing changed since 1 (no recipe was played)\n');
    expect(driftReport({ ...none, proofs: { played: 2, failed: [] } })).toBe(
      '# OpenClaw 2: nothing changed since 1 (2 recipes played)\n',
    );
    expect(touchesEntries(none)).toBe(false);
  });

  test('says what no entry shows below a fold, and that nothing changed for the entries', () => {
    const commands = changes(OLD, NEXT, { 'openclaw/commands/2026.4.15.json': OLD });
    expect(touchesEntries({ ...none, commands })).toBe(false);
    expect(driftReport({ ...none, commands })).toBe(`# OpenClaw 2: what changed since 1

Nothing changed for the entries (no recipe was played).

<details><summary>8 differences in commands that no entry shows</summary>

- gone: \`gate\`, \`cron remove\`
- new: \`fence\`
- \`openclaw cron add\`: gone \`--all\`, \`--tz <iana>\`; new \`--every <time>\`; \`-m, --message <text>\` is now \`--message [text]\`, \`openclaw cron add|create [options]\` is now \`openclaw cron add|create [options] [name]\`

</details>
`);
  });

  test('leads with what entries stand on', () => {
    const found: Drift = {
      old: '2026.4.15',
      next: '2026.9.6',
      commands: changes(OLD, NEXT),
      texts: {
        gone: [
          { entry: 'gate-missing', texts: ['a `gate` is missing'], left: 0 },
          { entry: 'lock', texts: ['one lock', 'two locks', 'three locks', 'four locks', 'five locks'], left: 1 },
        ],
        nowhere: 1,
      },
      proofs: { played: 2, failed: [{ entry: 'gate-missing', slug: 'gate-gone', why: 'not printed: gate\n$ x' }] },
    };
    expect(touchesEntries(found)).toBe(true);
    expect(driftReport(found)).toBe(`# OpenClaw 2026.9.6: what changed since 2026.4.15

4 commands or flags that entries show changed · 2 entries have texts that are gone · 1 of 2 recipes failed

## Commands that entries show

- \`openclaw gate\` is gone  
  shown by gate-missing
- \`openclaw cron remove\` is gone, \`openclaw cron rm\` is there  
  shown by gate-missing
- \`openclaw cron add\`: \`-m, --message <text>\` is now \`--message [text]\`  
  shown by gate-missing
- \`openclaw cron add\`: \`openclaw cron add|create [options]\` is now \`openclaw cron add|create [options] [name]\`  
  shown by gate-missing

## Texts that are gone

Looked for in the code of both versions by their longest piece without holes. The program puts many texts together only when it runs, so a text that is missing is a lead and not a verdict. In neither version: 1 text, mostly other programs’.

Nothing that these look for is left:

- gate-missing: \`\` a \`gate\` is missing \`\`

<details><summary>1 entry of whose texts others are left</summary>

- lock: \`one lock\`, \`two locks\`, \`three locks\`, \`four locks\` and 1 more

</details>

## Entries whose proof fails

- gate-missing, recipe \`gate-gone\`: \`not printed: gate\`

<details><summary>4 differences in commands that no entry shows</summary>

- new: \`fence\`
- \`openclaw cron add\`: gone \`--all\`, \`--tz <iana>\`; new \`--every <time>\`

</details>
`);
  });
});

describe('what is compared', () => {
  const recipe = (versions: string) =>
    `title: t\nversions: "${versions}"\nshows: [{ run: openclaw gate look }]\nexpects: [gate]\n`;

  test('recipes are played that fit the older version, and that neither they nor their entry keep from the newer', () => {
    const dir = kbFolder({
      'causes/a/gate-missing.yaml': causeYaml({ proof: '[always, only-old, only-new]' }),
      'causes/a/fence-torn.yaml': causeYaml({ affects: '"<2026.9"', proof: '[of-old-entry]' }),
      'openclaw/recipes/always.yaml': recipe('>=2026.1'),
      'openclaw/recipes/of-old-entry.yaml': recipe('>=2026.1'),
      'openclaw/recipes/only-old.yaml': recipe('<2026.9'),
      'openclaw/recipes/only-new.yaml': recipe('>=2026.9'),
    });
    const all = plays(loadFiles(dir), readRecipes(dir).recipes, [], true);
    const chosen = fittingPlays(all, '2026.4.15', '2026.9.6');
    expect(chosen.map(({ slug, versions }) => [slug, ...versions])).toEqual([['always', '2026.9.6']]);
  });

  test('commands that are not in the knowledge base are asked for', async () => {
    const asked: string[] = [];
    const found = await drift({ ...standIn(), version: '2026.4.15' }, standIn(), {
      files: loadFiles(kbFolder(ENTRIES)),
      recipes: null,
      only: [],
      cache: '',
      crawl: async ({ version }) => {
        asked.push(version);
        return NEXT;
      },
      say: () => {},
      signal: new AbortController().signal,
    });
    expect(asked).toEqual(['2026.9.6']);
    expect(found.commands).toEqual(changes(OLD, NEXT));
    expect(found.proofs).toBeNull();
  });

  test('recipes are played on the newer version, and what fails is told by entry', async () => {
    const never = new AbortController().signal;
    const cache = mkdtempSync(join(tmpdir(), 'claw-cache-'));
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
    const shows = 'title: t\ngateway: false\nshows: [{ run: openclaw gate show }]\n';
    const dir = kbFolder({
      'openclaw/commands/2026.4.15.json': OLD,
      'openclaw/commands/2026.9.6.json': OLD,
      'causes/a/gate-missing.yaml': causeYaml({ proof: '[gate-gone, gate-rusty]' }),
      'openclaw/recipes/gate-gone.yaml': `${shows}expects: [the gate of the gateway is missing]\n`,
      'openclaw/recipes/gate-rusty.yaml': `${shows}expects: [the gate is rusty]\n`,
    });
    const found = await drift({ ...standIn(), version: '2026.4.15' }, standIn(), {
      files: loadFiles(dir),
      recipes: readRecipes(dir).recipes,
      only: [],
      cache,
      crawl: () => Promise.reject(new Error('all commands are known')),
      say: () => {},
      signal: never,
    });
    expect(found.proofs).toEqual({
      played: 2,
      failed: [{ entry: 'gate-missing', slug: 'gate-rusty', why: 'not printed: the gate is rusty' }],
    });
  });

  test('the newest known version is the newest with commands; what is no version is refused', async () => {
    const tree = { openclaw: help('[options]') };
    const files = loadFiles(
      kbFolder({ 'openclaw/commands/2026.10.1.json': tree, 'openclaw/commands/2026.9.6.json': tree }),
    );
    const never = new AbortController().signal;
    expect(await versionNamed('newest-known', files, never)).toBe('2026.10.1');
    expect(await versionNamed('2026.2.6-3', files, never)).toBe('2026.2.6-3');
    for (const name of ['new', '2026.9', '--x', '../y', '2026.9.6 x']) {
      await expect(versionNamed(name, files, never)).rejects.toThrow(`${name} is no version`);
    }
    await expect(
      versionNamed('newest-known', loadFiles(kbFolder({ 'causes/a/x.yaml': causeYaml() })), never),
    ).rejects.toThrow('no version is known');
  });
});
