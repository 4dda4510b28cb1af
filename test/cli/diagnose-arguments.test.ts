import { expect, test } from 'vitest';
import { diagnoseArguments } from '../../src/cli/diagnose-arguments.ts';

test.each<[readonly string[], object]>([
  [[], { file: undefined, options: {} }],
  [['error.txt'], { file: 'error.txt', options: {} }],
  [['-', '--json'], { file: '-', options: { json: true } }],
  [['--locale', 'zh-CN', '--', '-x'], { file: '-x', options: { locale: 'zh' } }],
  [
    ['--threads', '--version=2026.4.15', '--at', '2026-04-22T14:00:00Z'],
    { file: undefined, options: { threads: true, version: '2026.4.15', at: '2026-04-22T14:00:00Z' } },
  ],
])('reads %j', (args, wanted) => {
  expect(diagnoseArguments(args)).toEqual(wanted);
});

test.each([[['--help']], [['-h']], [['a', 'b']], [['--jsonll']], [['--at']], [['--at', 'soon']], [['--json=yes']]])(
  'leaves %j to the program that says what is wrong',
  (args) => {
    expect(diagnoseArguments(args)).toBeNull();
  },
);
