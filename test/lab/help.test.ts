import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CommandTree } from '../../src/kb/grammar.ts';
import { type Help, readHelp } from './help.ts';

/** Helps as OpenClaw 2026.2.26 printed them. */
const HELPS: { readonly [name: string]: string } = {
  'openclaw cron': `
🦞 OpenClaw 2026.2.26 (bc50708)
   I don't just autocomplete—I auto-commit (emotionally), then ask you to review (logically).

Usage: openclaw cron [options] [command]

Manage cron jobs (via Gateway)

Options:
  -h, --help  Display help for command

Commands:
  add         Add a cron job
  disable     Disable a cron job
  edit        Edit a cron job (patch fields)
  enable      Enable a cron job
  help        Display help for command
  list        List cron jobs
  rm          Remove a cron job
  run         Run a cron job now (debug)
  runs        Show cron run history (JSONL-backed)
  status      Show cron scheduler status

Docs: https://docs.openclaw.ai/cli/cron
`,
  'openclaw cron rm': `
🦞 OpenClaw 2026.2.26 (bc50708) — IPC, but it's your phone.

Usage: openclaw cron rm|remove [options] <id>

Remove a cron job

Arguments:
  id               Job id

Options:
  --expect-final   Wait for final response (agent) (default: false)
  -h, --help       Display help for command
  --json           Output JSON (default: false)
  --timeout <ms>   Timeout in ms (default: "30000")
  --token <token>  Gateway token (if required)
  --url <url>      Gateway WebSocket URL (defaults to gateway.remote.url when
                   configured)`,
  'openclaw dns': `
🦞 OpenClaw 2026.2.26 (bc50708) — Say "stop" and I'll stop—say "ship" and we'll both learn a lesson.

Usage: openclaw dns [options] [command]

DNS helpers for wide-area discovery (Tailscale + CoreDNS)

Options:
  -h, --help  Display help for command

Commands:
  help        Display help for command
  setup       Set up CoreDNS to serve your discovery domain for unicast DNS-SD
              (Wide-Area Bonjour)

Docs: https://docs.openclaw.ai/cli/dns
`,
};
const TREE = JSON.parse(
  readFileSync(new URL('../../kb/openclaw/commands/2026.2.26.json', import.meta.url), 'utf8'),
) as CommandTree;

test.each(Object.keys(HELPS))('the help of `%s` is read as the knowledge base has it', (name) => {
  expect(readHelp(HELPS[name]!)).toEqual(TREE[name]);
});

describe('a help', () => {
  const help = (lines: string) => readHelp(`Usage: openclaw x [options]\n\n${lines}\n`);

  test.each<[string, string, Partial<Help>]>([
    ['a command with aliases by its own name', 'Commands:\n  add|create [options]  Add', { subcommands: ['add'] }],
    ['a command with arguments', 'Commands:\n  run [options] <id>  Run it', { subcommands: ['run'] }],
    [
      'commands, but not `help` and no hint',
      'Commands:\n  Hint: more below\n  help  Display\n  ls  List',
      { subcommands: ['ls'] },
    ],
    [
      'a flag whose description wraps',
      'Options:\n  --all  All of\n         --them there are\n  --one  One',
      { options: ['--all', '--one'] },
    ],
    [
      'a flag whose description stands below it',
      'Options:\n  -m, --message-of-the-day <text>\n      What is said',
      { options: ['-m, --message-of-the-day <text>'] },
    ],
    ['nothing after the list', 'Options:\n  --one  One\n\nExamples:\n  --two  Two', { options: ['--one'] }],
    [
      'nothing of another list',
      'Arguments:\n  id  Job id\n\nOptions:\n  --one  One',
      { options: ['--one'], subcommands: [] },
    ],
  ])('is read: %s', (_, lines, read) => {
    expect(help(lines)).toMatchObject(read);
  });

  test.each([
    ['an error', "error: unknown command 'crn'\n(Did you mean cron?)\n"],
    ['nothing', ''],
    ['the usage of another program', 'Usage: npm install\n\nOptions:\n  --global  Everywhere\n'],
  ])('is empty for %s', (_, text) => {
    expect(readHelp(text)).toEqual({ options: [], subcommands: [], usage: '' });
  });
});
