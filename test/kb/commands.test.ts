import { expect, test } from 'vitest';
import { commandFaults } from '../../src/kb/commands.ts';
import type { CommandTree } from '../../src/kb/grammar.ts';
import { openclawCommands } from '../../src/kb/shell.ts';
import { COMMANDS } from './folder.ts';

const OLD = COMMANDS['openclaw/commands/2026.4.15.json'] as CommandTree;
const NEW = COMMANDS['openclaw/commands/2026.9.6.json'] as CommandTree;

test.each([
  ['openclaw'],
  ['openclaw --help'],
  ['openclaw gateway --port 18789'],
  ['openclaw cron list --all --json'],
  ['openclaw --profile work cron list'],
  ['openclaw cron list --profile work'],
  ['openclaw cron --url ws://127.0.0.1:18789 list'],
  ['openclaw cron runs --id {jobId} --limit 20'],
  ['openclaw cron runs <id of the job, from the list>'],
  ['openclaw cron add --name=daily --at 20m'],
  ['openclaw cron add "0 9 * * *" "say hi"'],
  ['openclaw cron create --name <name>'],
  ['openclaw automations create --name <name>'],
  ['openclaw cron add --name -x'],
  ['openclaw gateway stability --bundle'],
  ['openclaw gateway stability --bundle /tmp/x'],
  ['openclaw logs a b c'],
  ['openclaw <command> --help'],
  ['openclaw chat work'],
  ['systemctl --user restart openclaw'],
  ['npm install -g openclaw@latest'],
  ['docker restart openclaw'],
  ['docker compose up -d openclaw'],
  ['# openclaw nonsense'],
])('allows %s', (run) => {
  expect(commandFaults(run, NEW)).toEqual([]);
});

test.each([
  ['openclaw crn list', '`openclaw` has no command crn', 'did you mean `openclaw cron`?'],
  ['openclaw auto list', '`openclaw` has no command auto', 'did you mean `openclaw automations`?'],
  ['openclaw cron lst --all', '`openclaw cron` has no command lst', 'did you mean `openclaw cron list`?'],
  ['openclaw cron list --al', '`openclaw cron list` has no --al', 'did you mean --all?'],
  ['openclaw cron list --url ws://x', '`openclaw cron list` has no --url', 'put it right after `openclaw cron`'],
  [
    'openclaw cron list extra',
    '`openclaw cron list` does not take "extra"',
    'it is used as: openclaw cron list [options]',
  ],
  ['openclaw cron list --all=yes', '--all takes no value', 'write --all alone'],
  ['openclaw cron runs --id', '--id lacks its value', 'write --id <value>'],
  ['openclaw cron runs --id --limit 3', '--id lacks its value', 'write --id <value>'],
  ['openclaw tui a b', '`openclaw tui` does not take "b"', 'it is used as: openclaw tui [options] [target]'],
  ['sudo -u claw openclaw cron lst', '`openclaw cron` has no command lst', 'did you mean `openclaw cron list`?'],
  [
    'docker exec -it claw openclaw cron lst',
    '`openclaw cron` has no command lst',
    'did you mean `openclaw cron list`?',
  ],
  ['ssh host "openclaw cron lst"', '`openclaw cron` has no command lst', 'did you mean `openclaw cron list`?'],
  ['FOO=1 openclaw logs --folow | grep x', '`openclaw logs` has no --folow', 'did you mean --follow?'],
  ['cd /tmp && openclaw logs --folow', '`openclaw logs` has no --folow', 'did you mean --follow?'],
  ['openclaw logs \\\n  --folow', '`openclaw logs` has no --folow', 'did you mean --follow?'],
])('refuses %s', (run, message, mend) => {
  expect(commandFaults(run, NEW)).toEqual([{ message, mend }]);
});

test('asks for a positional that is required', () => {
  expect(commandFaults('openclaw cron rm', OLD)).toEqual([
    { message: '`openclaw cron rm` lacks <id>', mend: 'it is used as: openclaw cron rm|remove [options] <id>' },
  ]);
});

test('judges by the version it is given', () => {
  expect(commandFaults('openclaw cron runs daily', NEW)).toEqual([]);
  expect(commandFaults('openclaw cron runs daily', OLD)).toHaveLength(1);
});

test('tells every fault of every command', () => {
  expect(commandFaults('openclaw cron lst\nopenclaw logs --folow; openclaw cron list --all x', NEW)).toHaveLength(3);
});

test.each([
  ['openclaw a "b c" \'d\' e\\ f', [['a', 'b c', 'd', 'e f']]],
  ['openclaw a --to "<gateway token>" <job id>', [['a', '--to', '<gateway token>', '<job id>']]],
  ['openclaw a > out.txt 2>&1', [['a']]],
  ['openclaw a # and so on', [['a']]],
  ['/usr/bin/openclaw a', [['a']]],
  ['npx openclaw a', [['a']]],
  ['echo openclaw a', []],
])('finds the openclaw command in %s', (text, commands) => {
  expect(openclawCommands(text)).toEqual(commands);
});
