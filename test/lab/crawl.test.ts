import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { crawl } from './crawl.ts';
import { Home } from './home.ts';
import { standIn } from './stand-in.ts';

const help = (usage: string, ...commands: string[]): string =>
  `Usage: openclaw ${usage}\n\nOptions:\n  --json  As JSON\n\n${commands.length > 0 ? 'Commands:\n' : ''}${commands.map((name) => `  ${name}  Does it\n`).join('')}`;

const HELPS = {
  openclaw: help('[options] [command]', 'cron', 'ghost', 'logs'),
  'openclaw cron': help('cron [options] [command]', 'add|create', 'list'),
  'openclaw cron add': help('cron add|create [options]'),
  'openclaw cron list': help('cron list [options]'),
  'openclaw ghost': help('[options] [command]', 'cron', 'ghost', 'logs'), // a command that is listed, but not there
};
const COMMANDS = [
  'openclaw',
  'openclaw cron',
  'openclaw cron add',
  'openclaw cron list',
  'openclaw ghost',
  'openclaw logs',
];

function prepared(helps: { readonly [name: string]: string } = HELPS, timeoutMs = 20_000) {
  const installed = standIn(helps);
  class PatientHome extends Home {
    override run(words: readonly string[]) {
      return super.run(words, { timeoutMs });
    }
  }
  const aborted = new AbortController();
  const home = new PatientHome(installed, aborted.signal);
  const folder = mkdtempSync(join(tmpdir(), 'claw-crawl-'));
  onTestFinished(() => {
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const asked = () =>
    readFileSync(join(dirname(installed.program), 'asked'), 'utf8')
      .trim()
      .split('\n');
  return { home, folder, asked, aborted };
}

test('asks for the help of every command that a help lists', async () => {
  const { home, folder, asked } = prepared();
  const counts: number[][] = [];
  const tree = await crawl(home, folder, [], (...count) => counts.push(count));
  expect(Object.keys(tree)).toEqual(COMMANDS);
  expect(tree['openclaw cron add']).toEqual({
    options: ['--json'],
    subcommands: [],
    usage: 'openclaw cron add|create [options]',
  });
  expect(tree['openclaw ghost']).toEqual({ options: [], subcommands: [], usage: '' });
  expect(tree['openclaw logs']).toEqual({ options: [], subcommands: [], usage: '' });
  expect(asked().toSorted()).toEqual(COMMANDS);
  expect(counts.at(-1)).toEqual([6, 6]);
});

test('takes in a command that is there although no help lists it', async () => {
  const { home, folder } = prepared({
    ...HELPS,
    'openclaw browser': help('browser [options] [command]', 'start'),
    'openclaw browser start': help('browser start [options]'),
    'openclaw gone': help('[options] [command]', 'cron', 'ghost', 'logs'),
  });
  const tree = await crawl(home, folder, ['cron', 'browser', 'gone'], () => {});
  expect(Object.keys(tree)).toEqual([...COMMANDS, 'openclaw browser', 'openclaw browser start'].toSorted());
  expect(tree['openclaw']!.subcommands).toEqual(['browser', 'cron', 'ghost', 'logs']);
});

test('goes on where it was cut off', async () => {
  const { home, folder, asked } = prepared();
  writeFileSync(join(folder, 'openclaw.txt'), HELPS.openclaw);
  writeFileSync(join(folder, 'openclaw.cron.txt'), HELPS['openclaw cron']);
  const tree = await crawl(home, folder, [], () => {});
  expect(Object.keys(tree)).toEqual(COMMANDS);
  expect(asked()).not.toContain('openclaw');
  expect(asked()).not.toContain('openclaw cron');
});

test('tells which command hangs, and keeps nothing of it', async () => {
  const { home, folder } = prepared({ openclaw: 'hangs' }, 1_000);
  await expect(crawl(home, folder, [], () => {})).rejects.toThrow('openclaw --help did not end');
  expect(readdirSync(folder)).toEqual([]);
});

test('ends at once when it is stopped, and keeps nothing of what was cut off', async () => {
  const { home, folder, aborted } = prepared({ openclaw: 'hangs' });
  const crawled = crawl(home, folder, [], () => {});
  setTimeout(() => aborted.abort(new Error('stopped')), 500);
  await expect(crawled).rejects.toThrow('stopped');
  expect(readdirSync(folder)).toEqual([]);
});
