import { expect, test } from 'vitest';
import { aliasesOf, type CommandTree, flagOf, grammarOf, positionalsOf, resolveName } from '../../src/kb/grammar.ts';
import { COMMANDS } from './folder.ts';

const trees = Object.fromEntries(
  Object.entries(COMMANDS).map(([path, tree]) => [path.replace(/.*\/(.*)\.json/, '$1'), tree as CommandTree]),
);
const grammar = grammarOf(trees);

test('names aliases by their full name, also those that only a key of the tree tells', () => {
  expect(grammar.aliases).toEqual({
    automations: 'cron',
    'cron create': 'cron add',
    'cron remove': 'cron rm',
    capability: 'infer',
    chat: 'tui',
  });
});

test.each([
  ['automations create', 'cron add'],
  ['automations list', 'cron list'],
  ['cron remove', 'cron rm'],
  ['cron list', 'cron list'],
  ['chat', 'tui'],
  ['nothing known', 'nothing known'],
  ['', ''],
])('resolves %j to %j', (name, resolved) => {
  expect(resolveName(name, grammar.aliases)).toBe(resolved);
});

test('joins the flags of all versions and takes the positionals of the newest', () => {
  expect(grammar.commands['cron add']).toEqual({
    flags: { announce: false, at: true, help: false, message: true, name: true, 'no-deliver': false },
    short: { h: 'help', m: 'message' },
    positionals: ['scheduleOrName', 'message'],
    subcommands: [],
  });
  expect(grammar.commands['cron runs']?.positionals).toEqual(['id']);
});

test('keeps a command that only the older version has, and lists no alias as a command', () => {
  expect(grammar.commands['cron rm']?.positionals).toEqual(['id']);
  expect(Object.keys(grammar.commands)).not.toContain('automations add');
  expect(grammar.commands['']?.subcommands).not.toContain('automations');
});

test('does not depend on the order of versions', () => {
  expect(grammarOf(Object.fromEntries(Object.entries(trees).toReversed()))).toEqual(grammar);
});

test.each([
  ['--all', { long: 'all', short: null, value: 'none' }],
  ['-m, --message <text>', { long: 'message', short: 'm', value: 'required' }],
  ['--bundle [path]', { long: 'bundle', short: null, value: 'optional' }],
  ['--bind <channel[:accountId]>', { long: 'bind', short: null, value: 'required' }],
  ['--no-color', { long: 'no-color', short: null, value: 'none' }],
])('reads the option line %s', (line, flag) => {
  expect(flagOf(line)).toEqual([flag]);
});

test('reads optional, required and repeated positionals', () => {
  expect(positionalsOf('openclaw x [options] <id> [files...]')).toEqual([
    { name: 'id', required: true, repeats: false },
    { name: 'files', required: false, repeats: true },
  ]);
});

test('takes no usage line for no aliases', () => {
  expect(aliasesOf({ 'openclaw zoommeetings': { options: [], subcommands: [], usage: '' } })).toEqual([]);
});
