import { describe, expect, test } from 'vitest';
import { type Paint, terminal } from '../../../src/engine/render/terminal.ts';
import { wrap } from '../../../src/engine/render/wrap.ts';
import { causeInReply, FULL, replyOf } from './replies.ts';

const shown = (reply = FULL, color: Paint | null = null) => terminal(reply, { color, width: 60 });

test('shows a reply as plain text', () => {
  expect(shown()).toBe(`Gone now: pairing required. That is progress.

Likely: \`agentId\` stands inside \`payload\`

A job runs as the agent named at its top level.

line 3: at /payload: unexpected property 'agentId'

What this proves: The job was refused.

1. List the jobs.

openclaw cron list --all --json

Post here: the job with status error

2. If nothing is pending: Remove it.

openclaw cron rm <jobId>

Risk: deletes the job

Your JSON, corrected:
{
  "agentId": "ops"
}

Then check: The job is listed.

openclaw cron list

Next: Post what step 1 prints
the whole table
- If a request is pending: Not approved

For the next try: The time is past
"at": "2026-04-21T17:38:00Z"
A one-shot needs a future time.

openclaw cron list --all

Masked here: gateway token ×2.
If anybody else could read the gateway token: Make a new
one.

Sources:
  https://docs.openclaw.ai/cli/cron
`);
});

test('shows a repeated reply in short', () => {
  const text = shown({ ...FULL, isRepeated: true });
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    'Gone now: pairing required. That is progress.',
    'For the next try: The time is past',
    '"at": "2026-04-21T17:38:00Z"',
    'A one-shot needs a future time.',
    'openclaw cron list --all',
    'Still likely: `agentId` stands inside `payload`',
    'The same steps as before, in short:',
    '1. List the jobs.',
    'openclaw cron list --all --json',
    '2. If nothing is pending: Remove it.',
    'Your JSON, corrected:',
    '{',
    '  "agentId": "ops"',
    '}',
    'Next: Post what step 1 prints',
    'the whole table',
    '- If a request is pending: Not approved',
    'Masked here: gateway token ×2.',
    'If anybody else could read the gateway token: Make a new',
    'one.',
  ]);
});

test('puts each command alone on its line, whatever its length', () => {
  const run = `openclaw cron add --message "${'word '.repeat(30)}" --agent ops`;
  const reply = replyOf({ steps: [{ do: 'Add.', run, paste: null, risk: null, condition: null }] });
  expect(shown(reply).split('\n')).toContain(run);
});

test('paints nothing unless it is told how', () => {
  expect(shown()).not.toContain('\u001B');
  expect(shown(FULL, (style, text) => `<${style}>${text}</${style}>`)).toContain(
    '<command>openclaw cron list --all --json</command>',
  );
});

test('obeys no escape sequence of a post', () => {
  const evidence = [{ line: 1, isEarlier: false, text: '\u001B]0;title\u0007\u001B[2J\u009B31mred\u202E' }];
  expect(shown(replyOf({ causes: [causeInReply({ evidence })] }))).not.toMatch(
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/,
  );
});

describe('wrap', () => {
  test.each<[string, string, number, string]>([
    ['breaks at blanks', 'aa bb cc', 5, 'aa bb\ncc'],
    ['leaves a long word whole', 'a https://example.org/long b', 8, 'a\nhttps://example.org/long\nb'],
    ['breaks between wide characters, which take two columns', '请求被拒绝', 6, '请求被\n拒绝'],
    ['keeps an empty line', '', 5, ''],
  ])('%s', (_, text, width, wanted) => expect(wrap(text, width)).toBe(wanted));
});
