import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/engine/render/markdown.ts';
import type { Reply } from '../../../src/engine/types.ts';
import { causeInReply, FULL, replyOf } from './replies.ts';

test('shows a reply as Discord would', () => {
  expect(markdown(FULL)).toBe(`Gone now: pairing required. That is progress.
**Likely: \`agentId\` stands inside \`payload\`**
A job runs as the agent named at its top level.
> line 3: \`at /payload: unexpected property 'agentId'\`
What this proves: The job was refused.
**1.** List the jobs.
\`\`\`sh
openclaw cron list --all --json
\`\`\`
Post here: the job with status error
**2.** *If nothing is pending:* Remove it.
\`\`\`sh
openclaw cron rm <jobId>
\`\`\`
**Risk: deletes the job**
Your JSON, corrected:
\`\`\`json
{
  "agentId": "ops"
}
\`\`\`
Then check: The job is listed.
\`\`\`sh
openclaw cron list
\`\`\`
**Next: Post what step 1 prints:** the whole table
- If a request is pending: Not approved
**For the next try:** The time is past
> \`"at": "2026-04-21T17:38:00Z"\`
A one-shot needs a future time.
\`\`\`sh
openclaw cron list --all
\`\`\`
-# Masked here: gateway token ×2.
-# If anybody else could read the gateway token: Make a new one.
-# Sources: <https://docs.openclaw.ai/cli/cron>`);
});

test('shows a repeated reply in short: answers and news first, then the steps without what was told with them before', () => {
  expect(markdown({ ...FULL, isRepeated: true })).toBe(`Gone now: pairing required. That is progress.
**For the next try:** The time is past
> \`"at": "2026-04-21T17:38:00Z"\`
A one-shot needs a future time.
\`\`\`sh
openclaw cron list --all
\`\`\`
**Still likely: \`agentId\` stands inside \`payload\`**
The same steps as before, in short:
**1.** List the jobs.
\`\`\`sh
openclaw cron list --all --json
\`\`\`
**2.** *If nothing is pending:* Remove it.
Your JSON, corrected:
\`\`\`json
{
  "agentId": "ops"
}
\`\`\`
**Next: Post what step 1 prints:** the whole table
- If a request is pending: Not approved
-# Masked here: gateway token ×2.
-# If anybody else could read the gateway token: Make a new one.`);
});

test('has the words and the punctuation of another language', () => {
  const shown = markdown({ ...FULL, locale: 'zh' });
  expect(shown).toContain('**很可能：`agentId` stands inside `payload`**');
  expect(shown).toContain("> 第 3 行：`at /payload: unexpected property 'agentId'`");
  expect(shown).toContain('**风险：deletes the job**');
  expect(shown).toContain('**接下来：Post what step 1 prints：**the whole table');
  expect(shown).toContain('-# 来源：<https://docs.openclaw.ai/cli/cron>');
  expect(markdown({ ...FULL, locale: 'es' })).toContain('Después comprueba: The job is listed.');
});

test('shows related entries as no diagnosis', () => {
  const causes = [causeInReply({ title: 'One' }), causeInReply({ title: 'Two' })];
  expect(markdown(replyOf({ kind: 'related', causes, notes: ['They share words:'] }))).toBe(
    '**Related entries, not a diagnosis**\nThey share words:\n- One\n- Two',
  );
});

test('answers a question without saying how sure it is', () => {
  const causes = [causeInReply({ title: 'How to restart', isHowto: true, confidence: 'likely' })];
  expect(markdown(replyOf({ causes, confidence: 'likely' }))).toMatch(/^\*\*How to restart\*\*/);
});

test('closes without a heading', () => {
  expect(markdown(replyOf({ kind: 'silence', causes: [], answers: ['Good to hear.'] }))).toBe('Good to hear.');
});

describe('text from a post', () => {
  const quoted = (text: string) =>
    markdown(replyOf({ causes: [causeInReply({ evidence: [{ line: 1, text, isEarlier: false }] })] }));
  test.each<[string, string, string]>([
    ['cannot end its code', 'a `b` ```c```', '> line 1: `a ˋbˋ ˋˋˋcˋˋˋ`'],
    ['cannot ping', '@everyone <@123> <@&4> @here', '> line 1: `@\u200Beveryone <@\u200B123> <@\u200B&4> @\u200Bhere`'],
    ['cannot colour a terminal', '\u001B[31mred\u001B[0m', '> line 1: `red`'],
    ['cannot turn text around', 'a\u202Etxt.exe', '> line 1: `atxt.exe`'],
    ['cannot begin a line of its own', 'a\n# b', '> line 1: `a # b`'],
  ])('%s', (_, text, wanted) => expect(quoted(text)).toContain(wanted));

  test('cannot end a block of JSON, which is still the same JSON', () => {
    const value = { text: '``` @everyone <@1> \u202E' };
    const shown = markdown(replyOf({ corrected: { from: '{}', to: JSON.stringify(value, null, 2) } }));
    const block = /```json\n([\s\S]*)\n```$/.exec(shown)![1]!;
    expect(block).not.toMatch(/`|@everyone|<@1>|\u202E/);
    expect(JSON.parse(block)).toEqual(value);
  });
});

describe('a sentence', () => {
  const shown = (text: string) => markdown(replyOf({ notes: [text] })).split('\n')[2];
  test.each<[string, string, string]>([
    ['keeps code as code', 'Set `a_*b*` now', 'Set `a_*b*` now'],
    ['keeps names with underscores', 'unset OPENCLAW_GATEWAY_TOKEN', 'unset OPENCLAW_GATEWAY_TOKEN'],
    ['keeps placeholders', 'approve <requestId>', 'approve <requestId>'],
    ['shows stars as typed', 'a *b* **c**', 'a \\*b\\* \\*\\*c\\*\\*'],
    ['shows an underscore at the edge of a word as typed', '_a_', '\\_a\\_'],
    ['shows a lone backtick as typed', 'a ` b', 'a \\` b'],
    ['makes no heading', '# a', '\\# a'],
    ['makes no list', '1. a', '\\1. a'],
    ['makes no link', '[a](https://b.example)', '[a]\\(https://b.example)'],
    ['hides nothing', 'a ||b||', 'a \\||b\\||'],
    ['pings nobody', 'hi @everyone', 'hi @\u200Beveryone'],
  ])('%s', (_, text, wanted) => expect(shown(text)).toBe(wanted));
});

describe('a long reply', () => {
  const long = (told: Partial<Reply>) => markdown({ ...FULL, ...told });
  test('leaves out what matters least, and keeps the steps', () => {
    const text = long({ notes: Array.from({ length: 9 }, () => 'word '.repeat(150)) });
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text).toContain('openclaw cron rm <jobId>');
    expect(text).not.toContain('For the next try');
  });

  test('leaves out steps from the end, and says how many', () => {
    const step = (text: string) => ({ do: text, run: null, paste: null, risk: null, condition: null });
    const text = long({
      steps: [step('a'), ...Array.from({ length: 5 }, () => step('word '.repeat(220))), step('last')],
    });
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text).toContain('3 more steps did not fit here.');
    expect(text).not.toContain('last');
  });

  test('leaves out a block that does not fit, whole', () => {
    const text = long({ corrected: { from: '{}', to: JSON.stringify({ a: 'x'.repeat(5_000) }, null, 2) } });
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text).not.toContain('```json');
    expect(text).toContain('too long to be shown here');
  });

  test('is never longer than Discord takes, and every block is closed', () => {
    const text = fc.string({ unit: 'binary', maxLength: 3_000 });
    const step = fc.record({
      do: text,
      run: fc.option(text),
      paste: fc.option(text),
      risk: fc.option(text),
      condition: fc.option(text),
    });
    const any = fc.record({
      notes: fc.array(text, { maxLength: 4 }),
      steps: fc.array(step, { maxLength: 6 }),
      causes: fc.array(
        fc
          .record({ title: text, cause: text })
          .map((told) => causeInReply({ ...told, evidence: [{ line: 1, text: told.title, isEarlier: false }] })),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(any, (told) => {
        const shown = markdown(replyOf(told));
        expect(shown.length).toBeLessThanOrEqual(4_000);
        expect((shown.match(/^```/gm) ?? []).length % 2).toBe(0);
        expect(shown).not.toMatch(/@everyone|\u001B|\u202E/);
      }),
      { numRuns: 200 },
    );
  });
});
