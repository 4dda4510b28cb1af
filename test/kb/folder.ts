import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a knowledge base by their path below `kb/`: text, or an object that is written as JSON. */
export type KbFolder = { readonly [path: string]: string | object };

/** Writes a `kb/` folder that is taken away after the test, and returns its path. */
export function kbFolder(files: KbFolder): string {
  const root = mkdtempSync(join(tmpdir(), 'claw-clinic-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, 'kb', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return join(root, 'kb');
}

/** A cause that is right as it stands; `more` is YAML that is added or replaces keys. */
export function causeYaml(more: { readonly [key: string]: string } = {}): string {
  const keys: { [key: string]: string } = {
    title: 'The gateway cannot find its gate',
    status: 'reviewed',
    symptoms: '[{ says: "the gate of the gateway is missing" }]',
    cause: 'Somebody took the gate away.',
    fix: '[{ do: Put it back., run: openclaw gateway restart }]',
    sources: '[https://docs.openclaw.ai/gateway]',
    examples: '{ matches: ["Error: the gate of the gateway is missing"] }',
    ...more,
  };
  return Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** Help of a few commands of two versions, in the form of kb/openclaw/commands. */
export const COMMANDS: KbFolder = {
  'openclaw/commands/2026.4.15.json': {
    openclaw: {
      options: ['--profile <name>', '--dev', '-h, --help'],
      subcommands: ['cron', 'gateway', 'infer', 'capability'],
      usage: 'openclaw [options] [command]',
    },
    'openclaw cron': {
      options: ['-h, --help'],
      subcommands: ['add', 'list', 'rm', 'runs'],
      usage: 'openclaw cron [options] [command]',
    },
    'openclaw cron add': {
      options: ['--name <name>', '-m, --message <text>', '--announce', '--no-deliver', '-h, --help'],
      subcommands: [],
      usage: 'openclaw cron add|create [options]',
    },
    'openclaw cron list': { options: ['--all', '--json'], subcommands: [], usage: 'openclaw cron list [options]' },
    'openclaw cron rm': { options: ['--json'], subcommands: [], usage: 'openclaw cron rm|remove [options] <id>' },
    'openclaw cron runs': {
      options: ['--id <id>', '--limit <n>'],
      subcommands: [],
      usage: 'openclaw cron runs [options]',
    },
    'openclaw gateway': {
      options: ['--port <port>'],
      subcommands: ['restart', 'stability'],
      usage: 'openclaw gateway [options] [command]',
    },
    'openclaw gateway restart': { options: [], subcommands: [], usage: 'openclaw gateway restart [options]' },
    'openclaw capability': { options: [], subcommands: [], usage: 'openclaw infer|capability [options] [command]' },
    'openclaw infer': { options: [], subcommands: [], usage: 'openclaw infer|capability [options] [command]' },
  },
  'openclaw/commands/2026.9.6.json': {
    openclaw: {
      options: ['--profile <name>', '--dev', '-h, --help'],
      subcommands: ['automations', 'chat', 'cron', 'gateway', 'logs', 'tui'],
      usage: 'openclaw [options] [command]',
    },
    'openclaw automations': {
      options: [],
      subcommands: ['add', 'list', 'runs'],
      usage: 'openclaw cron|automations [options] [command]',
    },
    'openclaw automations add': {
      options: ['--name <name>', '--at <when>'],
      subcommands: [],
      usage: 'openclaw cron add|create [options] [scheduleOrName] [message]',
    },
    'openclaw cron': {
      options: ['--url <url>'],
      subcommands: ['add', 'list', 'runs'],
      usage: 'openclaw cron|automations [options] [command]',
    },
    'openclaw cron add': {
      options: ['--name <name>', '--at <when>'],
      subcommands: [],
      usage: 'openclaw cron add|create [options] [scheduleOrName] [message]',
    },
    'openclaw cron list': { options: ['--all', '--json'], subcommands: [], usage: 'openclaw cron list [options]' },
    'openclaw cron runs': {
      options: ['--id <id>', '--limit <n>'],
      subcommands: [],
      usage: 'openclaw cron runs [options] [id]',
    },
    'openclaw gateway': {
      options: ['--port <port>'],
      subcommands: ['restart', 'stability'],
      usage: 'openclaw gateway [options] [command]',
    },
    'openclaw gateway restart': { options: [], subcommands: [], usage: 'openclaw gateway restart [options]' },
    'openclaw gateway stability': {
      options: ['--bundle [path]'],
      subcommands: [],
      usage: 'openclaw gateway stability [options]',
    },
    'openclaw chat': { options: [], subcommands: [], usage: 'openclaw tui [options] [target]' },
    'openclaw tui': { options: [], subcommands: [], usage: 'openclaw tui [options] [target]' },
    'openclaw logs': { options: ['--follow'], subcommands: [], usage: 'openclaw logs [options] [files...]' },
  },
};
