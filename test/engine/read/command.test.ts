import { describe, expect, it } from 'vitest';
import type { JsonObject, Vocabulary } from '../../../src/engine/types.ts';
import { reading, vocabulary } from './reading.ts';

const UUID = 'f3a36a3c-3b9c-457b-bc1d-255fde4c3ab2';

/** Line → name, arguments, whether it is only named. */
const LINES: readonly (readonly [string, string, JsonObject, boolean])[] = [
  [`openclaw cron runs --id ${UUID} --limit 20`, 'cron runs', { id: UUID, limit: '20' }, false],
  [`openclaw cron runs ${UUID}`, 'cron runs', { id: UUID }, false],
  [`openclaw cron runs --id=${UUID}`, 'cron runs', { id: UUID }, false],
  [
    '$ openclaw automations create "0 9 * * *" "post it" --agent ops',
    'cron add',
    { scheduleOrName: '0 9 * * *', message: 'post it', agent: 'ops' },
    false,
  ],
  ['PS C:\\Users\\rsmit> openclaw cron list --json', 'cron list', { json: true }, false],
  ['marco@claw-box:~$ openclaw status --all', 'status', { all: true }, false],
  ['gus@pi5:~ $ openclaw devices list', 'devices list', {}, false],
  ['[root@box openclaw]# openclaw devices list', 'devices list', {}, false],
  ['➜  ~ openclaw devices list', 'devices list', {}, false],
  ['docker exec openclaw openclaw config get gateway', 'config get', { path: 'gateway' }, false],
  ['docker compose run --rm openclaw-cli devices list', 'devices list', {}, false],
  ['docker compose exec openclaw-gateway node dist/index.js devices list', 'devices list', {}, false],
  ['sudo -u claw openclaw gateway restart', 'gateway restart', {}, false],
  ['npx openclaw doctor --fix', 'doctor', { fix: true }, false],
  ['pnpm openclaw gateway status --deep', 'gateway status', { deep: true }, false],
  ['openclaw --profile work cron list', 'cron list', { profile: 'work' }, false],
  ['openclaw --version', '', { version: true }, false],
  ['openclaw -V', '', { version: true }, false],
  [
    'openclaw message send --channel wecom -t wang_xm --message "test me"',
    'message send',
    { channel: 'wecom', target: 'wang_xm', message: 'test me' },
    false,
  ],
  ['openclaw cron add —name “my job” —at 20m', 'cron add', { name: 'my job', at: '20m' }, false],
  [
    'openclaw cron add --schedule \'{"kind":"at"}\' --sessionTarget isolated',
    'cron add',
    { schedule: '{"kind":"at"}', sessionTarget: 'isolated' },
    false,
  ],
  ['openclaw cron add --name x \\\n  --message "two\nlines"', 'cron add', { name: 'x', message: 'two\nlines' }, false],
  ['openclaw cron list --json | jq .jobs', 'cron list', { json: true }, false],
  ['openclaw logs --follow > out.txt 2>&1', 'logs', { follow: true }, false],
  // In sentences and recommendations.
  [
    'manual `openclaw cron run 4f1c2a --expect-final --timeout 120` dies before the job starts',
    'cron run',
    { id: '4f1c2a', 'expect-final': true, timeout: '120' },
    true,
  ],
  ['openclaw tasks list --status failed has ~48 rows a day:', 'tasks list', { status: 'failed' }, true],
  ['openclaw nodes status: paired=false', 'nodes status', {}, true],
  ['no, that is openclaw devices approve <requestId>', 'devices approve', { requestId: '<requestId>' }, true],
  ['执行 openclaw gateway restart 报错', 'gateway restart', {}, true],
  ['@Bia manda `openclaw cron list --all` que aparecem', 'cron list', { all: true }, true],
  ['Run: openclaw doctor --fix', 'doctor', { fix: true }, true],
  ['Try this first:\n\nopenclaw devices list', 'devices list', {}, true],
  [
    'openclaw cron edit 61f0 --message "..." , 7 edits, all the same',
    'cron edit',
    { id: '61f0', message: '...' },
    true,
  ],
];

describe('command lines', () => {
  it.each(LINES)('reads %s', (line, name, args, quoted) => {
    expect(reading(line).commands.map((found) => [found.name, found.args, found.quoted])).toEqual([
      [name, args, quoted],
    ]);
  });

  it.each([
    'the openclaw gateway is down',
    'openclaw not working, can someone help',
    'openclaw 版本 2026.3.24',
    'openclaw.json is where?',
    'OpenClaw status --all',
    'see /home/a/.openclaw/openclaw.json',
    'npm i -g openclaw',
  ])('finds none in %s', (line) => expect(reading(line).commands).toEqual([]));

  it('reads several on one line', () => {
    expect(reading('openclaw gateway restart && openclaw devices list').commands.map((found) => found.name)).toEqual([
      'gateway restart',
      'devices list',
    ]);
  });

  it('guesses the name without a grammar', () => {
    const bare: Vocabulary = { ...vocabulary, commands: { aliases: {}, commands: {} } };
    expect(reading('$ openclaw cron list --json', bare).commands[0]).toMatchObject({
      name: 'cron list',
      args: { json: true },
    });
  });

  it('gives its output the lines until the next command or sentence', () => {
    const evidence = reading(
      `openclaw cron runs --id x\n\n🦞 OpenClaw 2026.4.15 (041266a) — quip\n│\n◇\n{"entries": []}\n\nwhat now?\nopenclaw cron list\nNo cron jobs.`,
    );
    expect(evidence.lines.map((line) => line.command)).toEqual([null, 0, 0, 0, 0, 0, null, null, null, 1]);
    expect(evidence.things.find((thing) => 'entries' in thing.value)!.command).toBe(0);
  });

  it('has output at the end of a sentence too', () => {
    const evidence = reading(
      'I approved them, they all show paired: openclaw devices list\n◇\nPaired (1)\n│ Device │ Roles │\n├──┼──┤\n│ a │ operator │',
    );
    expect(evidence.commands[0]).toMatchObject({ name: 'devices list', quoted: false });
    expect(evidence.things.find((thing) => thing.table === 'Paired')!.command).toBe(0);
  });

  it('reads a command in a JSON string', () => {
    expect(reading('{"tool":"exec","input":{"command":"openclaw cron list --json"}}').commands[0]).toMatchObject({
      name: 'cron list',
      line: 1,
    });
  });
});
