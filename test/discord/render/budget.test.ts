import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { budgetOf } from '../../../src/discord/render/budget.ts';
import { detailsBody } from '../../../src/discord/render/details-body.ts';
import { entryBody } from '../../../src/discord/render/entry-body.ts';
import { replyBody } from '../../../src/discord/render/reply-body.ts';
import { whyBody } from '../../../src/discord/render/why-body.ts';
import { openCase } from '../../../src/engine/case.ts';
import { compile, type KnowledgeBase } from '../../../src/engine/compile.ts';
import { fill } from '../../../src/engine/compose/fill.ts';
import { diagnose } from '../../../src/engine/diagnose.ts';
import type { Locale, Reply } from '../../../src/engine/types.ts';
import { converse } from '../../../src/kb/check/examples.ts';
import { type KbFiles, loadFiles } from '../../../src/kb/load.ts';
import { causeInReply, replyOf } from '../../engine/render/replies.ts';
import { faultsOf, textsOf } from './faults.ts';
import { viewOf } from './views.ts';

const LOCALES: readonly Locale[] = ['en', 'zh', 'es'];
let files: KbFiles;
let kb: KnowledgeBase;
beforeAll(() => {
  files = loadFiles('kb');
  kb = compile(files.entries);
});

test('counts what is nested, and the texts of text displays only', () => {
  const text = { type: 10, content: 'four' } as const;
  const button = { type: 2, style: 2, label: 'not counted', custom_id: 'x' } as const;
  const section = { type: 9, components: [text], accessory: button } as const;
  const row = { type: 1, components: [button] } as const;
  const components = [{ type: 17, components: [text, { ...section, components: [text] }, row] }, text] as never;
  expect(budgetOf({ components })).toEqual({ components: 8, characters: 12 });
});

describe.each(LOCALES)('every reviewed entry, in %s', (locale) => {
  test('as the diagnosis of its own examples, fits a message and holds nothing that Discord would obey', () => {
    const reviewed = files.entries.causes.filter((cause) => cause.status === 'reviewed');
    expect(reviewed.length).toBeGreaterThan(70);
    for (const { id } of reviewed) {
      for (const { posts } of files.causes[id]!.matches) {
        const { reply } = converse(
          posts.map((post) => ({ ...post, locale })),
          kb,
        );
        expect(reply.causes[0]?.id).toBe(id);
        expect(faults(reply), id).toEqual([]);
      }
    }
  });

  test('as somebody looks it up', () => {
    for (const { id, fix } of files.entries.causes.filter((cause) => cause.status !== 'retired')) {
      const body = entryBody(kb, id, locale, { isPrivate: true });
      expect(faultsOf(body), id).toEqual([]);
      const told = [...textsOf(body), ...body.files.map((file) => file.text)].join('\n');
      for (const step of fix) if (step.run !== null) expect(told).toContain(fill(step.run, {}));
    }
  });
});

/** Put where a post is quoted: in the line of the error, and as a value of the JSON that is shown corrected. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['runs of backticks', 'a ` b `` c ``` d ```` e\n```\nf'],
  [
    'pings',
    '@everyone @here <@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>',
  ],
  ['links', '[docs](https://evil.example) [x](<https://evil.example>) https://evil.example <https://evil.example>'],
  ['text turned around', '\u202Etxt.exe\u202C \u2066a\u2069 \u200Fb'],
  ['nothing to see', 'a\u200Bb\u200C\u200D\u2060\uFEFFc'],
  ['terminal colours', '\u001B[31mred\u001B[0m \u009B1m'],
  ['Markdown', '# h\n> q\n-# s\n- l\n1. n\n**b** __u__ ~~s~~ ||hidden|| <t:1> </x:123456789012345678> <:e:1>'],
  ['a very long line', 'word '.repeat(10_000)],
  ['halves of characters', '\uD83D \uDE00 👍🏽'.repeat(50)],
  ['a huge table', `${'│ a │ b │ operator │\n'.repeat(1_000)}`],
];

describe.each(HOSTILE)('a post with %s', (_, hostile) => {
  test.each<[string, (text: string) => string]>([
    ['around the error', (text) => `${text}\ngateway closed (1008): pairing required ${text}\n${text}`],
    ['in the error', (text) => `Error: gateway closed (1008): ${text} pairing required`],
    [
      'in its JSON',
      (text) =>
        `invalid cron.add params: at /payload: unexpected property 'agentId'\n${JSON.stringify({
          action: 'add',
          job: {
            name: text.slice(0, 300),
            schedule: { kind: 'at', at: '2026-04-21T17:38:00Z' },
            payload: { kind: 'agentTurn', message: text.slice(0, 400), agentId: text.slice(0, 50) },
          },
        })}`,
    ],
  ])('%s', (_where, post) => {
    for (const locale of LOCALES) {
      const text = post(hostile);
      const { reply } = diagnose(openCase('hostile-posts'), { text, locale }, kb);
      expect(faults(reply)).toEqual([]);
    }
  });
});

test('the hostile posts are quoted and corrected, or the above would prove little', () => {
  const replies = HOSTILE.map(([, text]) => text).flatMap((text) => [
    diagnose(openCase('x'), { text: `gateway closed (1008): pairing required ${text.slice(0, 90)}` }, kb).reply,
    diagnose(
      openCase('x'),
      {
        text: JSON.stringify({
          schedule: { kind: 'at' },
          payload: { kind: 'agentTurn', message: text.slice(0, 90), agentId: 'a' },
        }),
      },
      kb,
    ).reply,
  ]);
  expect(replies.filter((reply) => reply.causes[0]?.evidence.length).length).toBe(replies.length);
  expect(replies.filter((reply) => reply.corrected !== null).length).toBe(HOSTILE.length);
});

test('whatever a reply holds, its messages fit and are harmless', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1_500 }),
    fc.constantFrom('```', '`', '@everyone', '<@1>', '[a](b)', 'x'.repeat(5_000)),
  );
  const step = fc.record({
    do: text,
    run: fc.option(text),
    paste: fc.option(text),
    risk: fc.option(text),
    condition: fc.option(text),
  });
  const told = fc.record({
    kind: fc.constantFrom<Reply['kind']>('diagnosis', 'differential', 'related', 'silence'),
    locale: fc.constantFrom<Locale>(...LOCALES),
    causes: fc.array(
      fc
        .record({ title: text, cause: text, quotes: fc.array(text, { maxLength: 3 }) })
        .map(({ quotes, ...cause }) =>
          causeInReply({ ...cause, evidence: quotes.map((quote) => ({ line: 7, text: quote, isEarlier: false })) }),
        ),
      { maxLength: 5 },
    ),
    isRepeated: fc.boolean(),
    answers: fc.array(text, { maxLength: 4 }),
    notes: fc.array(text, { maxLength: 6 }),
    steps: fc.array(step, { maxLength: 45 }),
    corrected: fc.option(fc.record({ from: text, to: fc.json({ maxDepth: 3 }) })),
    verify: fc.option(fc.record({ do: text, run: fc.option(text) })),
    ask: fc.option(
      fc.record({ do: text, paste: fc.option(text), run: fc.option(text), outcomes: fc.array(text, { maxLength: 6 }) }),
    ),
    next: fc.array(fc.record({ title: text, cause: text, run: fc.option(text), quote: fc.option(text) }), {
      maxLength: 3,
    }),
    sources: fc.array(fc.oneof(fc.webUrl(), text, fc.constant('https://docs.openclaw.ai/cli/cron')), { maxLength: 4 }),
    redacted: fc.array(
      fc.record({ kind: fc.constantFrom('gateway-token', 'user'), count: fc.nat(9), rotate: fc.option(text) }),
      { maxLength: 60 },
    ),
  });
  fc.assert(
    fc.property(told, (parts) => {
      expect(faults(replyOf(parts))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

function faults(reply: Reply): readonly string[] {
  return [true, false].flatMap((isPrivate) => {
    const view = viewOf({ isPrivate });
    return [replyBody(reply, view), detailsBody(reply, view), whyBody(reply)].flatMap(faultsOf);
  });
}
