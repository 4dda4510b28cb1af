import { ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { budgetOf } from '../../../src/discord/render/budget.ts';
import { detailsBody } from '../../../src/discord/render/details-body.ts';
import { replyBody } from '../../../src/discord/render/reply-body.ts';
import { compile } from '../../../src/engine/compile.ts';
import { phrases } from '../../../src/engine/phrases.ts';
import type { Reply, Step } from '../../../src/engine/types.ts';
import { converse } from '../../../src/kb/check/examples.ts';
import { loadFiles } from '../../../src/kb/load.ts';
import { causeInReply, FULL, replyOf } from '../../engine/render/replies.ts';
import { buttonsOf, textsOf } from './faults.ts';
import { viewOf } from './views.ts';

const shown = (told: Partial<Reply>, isPrivate = false) =>
  textsOf(replyBody(replyOf(told), viewOf({ isPrivate }))).join('\n');
const step = (told: Partial<Step>): Step => ({
  do: 'Do it.',
  run: null,
  paste: null,
  risk: null,
  condition: null,
  ...told,
});

test('what is to be done comes first, what it rests on after it, buttons last', () => {
  const body = replyBody(FULL, viewOf({ isPrivate: true }));
  const [container] = body.components as never as [{ components: { type: number }[] }];
  expect(body.components).toHaveLength(1);
  expect(container.components.at(-1)!.type).toBe(ComponentType.ActionRow);
  const texts = textsOf(body);
  const order = [
    'Gone now',
    '### Likely',
    'A job runs',
    '**1.**',
    '**2.**',
    'Your JSON',
    'Then check',
    '**Next:',
    '> line 3',
    'What this proves',
    'For the next try',
    'Masked here',
    'Sources',
  ];
  const places = order.map((words) => texts.findIndex((text) => text.includes(words)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe('for every entry, as the diagnosis of its own examples', () => {
  const files = loadFiles('kb');
  const kb = compile(files.entries);
  const replies = Object.values(files.causes)
    .flatMap(({ matches }) => matches.map(({ posts }) => converse(posts, kb).reply))
    .filter((reply) => reply.causes.length > 0);

  test('the first three lines hold the cause and the first step', () => {
    expect(replies.length).toBeGreaterThan(300);
    for (const reply of replies) {
      const texts = textsOf(replyBody({ ...reply, isRepeated: false }, viewOf({})));
      const [head = '', first = ''] = texts.slice(reply.answers.length);
      expect(head).toMatch(/^### .+\n.+$/);
      expect(first).toMatch(/^\*\*1\.\*\* /);
      if (reply.steps[0]!.run !== null) expect(first.split('\n')[1]).toBe('```sh');
    }
  });

  test('most replies are as short as aimed at, and none is much longer', () => {
    const lengths = replies.map((reply) => budgetOf(replyBody(reply, viewOf({}))).characters).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(1_500);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(1_800);
    expect(lengths.at(-1)).toBeLessThan(2_500);
  });

  test('nothing is lost: what the message leaves out stands in its details', () => {
    const long = replies.filter((reply) => buttonsOf(replyBody(reply, viewOf({}))).includes('Details'));
    expect(long.length).toBeGreaterThan(20);
    for (const reply of long) {
      const both = [replyBody(reply, viewOf({})), detailsBody(reply, viewOf({}))].flatMap(textsOf).join('\n');
      for (const source of reply.sources) expect(both).toContain(`<${source}>`);
      for (const later of reply.next) if (later.run !== null) expect(both).toContain(later.run);
      for (const told of reply.steps) if (told.run !== null) expect(both).toContain(told.run);
      expect(both.match(/^- /gm) ?? []).toHaveLength(reply.ask?.outcomes.length ?? 0);
    }
  });
});

describe('a reply that repeats the one before', () => {
  const reply: Reply = { ...FULL, isRepeated: true };
  const texts = textsOf(replyBody(reply, viewOf({})));

  test('answers first, then tells what is new, then the steps in short', () => {
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'Gone now: pairing required. That is progress.',
      '**For the next try:** The time is past',
      '### Still likely: `agentId` stands inside `payload`',
      '**1.** List the jobs.',
      '**2.** *If nothing is pending:* Remove it.',
      'Your JSON, corrected:',
      '**Next: Post what step 1 prints:** the whole table',
      expect.stringMatching(/^\*\*This post shows a secret/),
    ]);
    expect(texts.join('\n')).not.toMatch(/openclaw cron rm|Sources|Then check|line 3/);
  });

  test('keeps everything else behind Details, commands with what they risk', () => {
    expect(buttonsOf(replyBody(reply, viewOf({})))).toContain('Details');
    const details = textsOf(detailsBody(reply, viewOf({}))).join('\n');
    expect(details).toContain('**The steps in full:**\n');
    expect(details).toContain('openclaw cron rm <jobId>\n```\n**Risk: deletes the job**');
    for (const told of [
      'A job runs as',
      'Then check',
      '- If a request',
      '> line 3',
      'What this proves',
      '-# Sources: <h',
    ]) {
      expect(details).toContain(told);
    }
  });
});

test('what answers the person stands above everything else', () => {
  const worked = phrases('en').workedButMore;
  expect(textsOf(replyBody(replyOf({ answers: [worked], steps: [step({})] }), viewOf({})))).toEqual([
    worked,
    '### The title\nThe cause.',
    '**1.** Do it.',
  ]);
});

describe('a cause of several sentences', () => {
  const first = 'The gateway reads `a. b` before it does anything else.';
  test('is told in one, with the others after the steps', () => {
    const texts = textsOf(
      replyBody(
        replyOf({ causes: [causeInReply({ cause: `${first} More. And more.` })], steps: [step({})] }),
        viewOf({}),
      ),
    );
    expect(texts.slice(0, 3)).toEqual([`### The title\n${first}`, '**1.** Do it.', 'More. And more.']);
  });
});

describe('corrected JSON', () => {
  const json = (size: number) => JSON.stringify({ job: { message: 'x'.repeat(size) } }, null, 2);
  test('that is short stands in the message', () => {
    const body = replyBody(replyOf({ corrected: { from: '{}', to: json(100) } }), viewOf({}));
    expect(textsOf(body).join('\n')).toContain('```json\n{');
    expect(body.files).toEqual([]);
  });

  test('that is long comes as a file, still the same JSON', () => {
    const body = replyBody(replyOf({ corrected: { from: '{}', to: json(2_000) } }), viewOf({}));
    expect(textsOf(body).join('\n')).not.toContain('```json');
    expect(textsOf(body).join('\n')).toContain('in the file below');
    expect(body.files).toEqual([{ name: 'corrected.json', text: `${json(2_000)}\n` }]);
    expect(JSON.stringify(body.components)).toContain('attachment://corrected.json');
  });

  test('for which the steps leave no room comes as a file too', () => {
    const steps = Array.from({ length: 3 }, () => step({ do: 'word '.repeat(195) }));
    const body = replyBody(replyOf({ steps, corrected: { from: '{}', to: json(600) } }), viewOf({}));
    expect(body.files.map(({ name }) => name)).toEqual(['corrected.json']);
  });

  test.each<[string, boolean, string]>([
    ['is shown without addresses in public, and says so', false, 'ws://<host>:18789'],
    ['is shown as it is in private', true, 'ws://10.0.0.5:18789'],
  ])('%s', (_, isPrivate, wanted) => {
    const told = { corrected: { from: '{}', to: '{\n  "url": "ws://10.0.0.5:18789"\n}' } };
    expect(shown(told, isPrivate)).toContain(wanted);
    expect(shown(told, isPrivate).includes('because anybody can read this')).toBe(!isPrivate);
    const long = { corrected: { from: '{}', to: `"ws://10.0.0.5:18789 ${'x'.repeat(2_000)}"` } };
    expect(replyBody(replyOf(long), viewOf({ isPrivate })).files[0]!.text).toContain(wanted);
    expect(shown(long, isPrivate).includes('because anybody can read this')).toBe(!isPrivate);
  });
});

describe('what was masked', () => {
  const key = { kind: 'gateway-token', count: 1, rotate: 'Make a new one: openclaw doctor --generate-gateway-token' };
  const user = { kind: 'user', count: 2, rotate: null };
  test('is one line in public: the kinds of secrets, and how to replace them', () => {
    const text = shown({ redacted: [user, key, { ...key, kind: 'device-token' }] });
    expect(text.split('\n').filter((line) => line.includes('secret'))).toEqual([
      `**This post shows a secret that others can read (gateway token, device token). Replace it. gateway token: ${key.rotate}; device token: ${key.rotate}**`,
    ]);
    expect(text).not.toContain('user');
  });

  test('that was typed into a command is not said to be seen by others', () => {
    const view = viewOf({ isTyped: true });
    const text = textsOf(replyBody(replyOf({ redacted: [key] }), view)).join('\n');
    expect(text).toContain(
      `**What was given to the command holds a secret (gateway token). It is masked here; replace it if anybody else could read it. ${key.rotate}**`,
    );
  });

  test('is not mentioned in public if it is no secret', () => {
    expect(shown({ redacted: [user] })).toBe('### The title\nThe cause.');
  });

  test('is told in full in private', () => {
    const text = shown({ redacted: [user, key] }, true);
    expect(text).toContain('Masked here: user name ×2, gateway token.');
    expect(text).toContain(`If anybody else could read the gateway token: ${key.rotate}`);
  });

  test.each([true, false])('stays however long the reply is (private: %s)', (isPrivate) => {
    const steps = Array.from({ length: 40 }, () => step({ do: 'word '.repeat(100), run: 'openclaw status' }));
    expect(shown({ steps, redacted: [key] }, isPrivate)).toMatch(/gateway token/);
  });
});

describe('sources', () => {
  test('are links only to where entries may cite from', () => {
    const sources = [
      'https://docs.openclaw.ai/cli/cron',
      'https://docs.openclaw.ai.evil.example/x',
      'https://docs.openclaw.ai@evil.example/x',
      'http://docs.openclaw.ai/cli',
      'https://docs.openclaw.ai/a> [b](https://evil.example',
      'https://github.com/somebody/else',
      'https://github.com/openclaw/openclaw/issues/1',
    ];
    expect(shown({ sources }).split('\n').at(-1)).toBe(
      '-# Sources: <https://docs.openclaw.ai/cli/cron> <https://github.com/openclaw/openclaw/issues/1>',
    );
  });
});

test('all sources stand in one line; those for which there is no room, in the details', () => {
  const sources = ['a', 'b', 'c', 'd'].map((name) => `https://docs.openclaw.ai/${name}`);
  const [a, b, c, d] = sources.map((source) => `<${source}>`);
  expect(shown({ sources }).split('\n').at(-1)).toBe(`-# Sources: ${a} ${b} ${c} ${d}`);
  const long = replyOf({ sources, steps: Array.from({ length: 4 }, () => step({ do: 'word '.repeat(100) })) });
  expect(textsOf(replyBody(long, viewOf({}))).at(-1)).toBe(`-# Sources: ${a} ${b}`);
  expect(textsOf(detailsBody(long, viewOf({}))).at(-1)).toBe(`-# More sources: ${c} ${d}`);
});

describe('buttons', () => {
  const long = { notes: Array.from({ length: 9 }, () => 'word '.repeat(100)) };
  test.each<[string, Partial<Reply>, Parameters<typeof viewOf>[0], readonly string[]]>([
    ['in public', {}, {}, ['That solved it', 'Not it', 'Why this?']],
    ['in private', {}, { isPrivate: true }, ['That solved it', 'Not it', 'Why this?', 'Share']],
    ['where something was left out', long, {}, ['That solved it', 'Not it', 'Why this?', 'Details']],
    ['of a case that is not kept', long, { hasCase: false }, []],
    ['of silence', { kind: 'silence', causes: [], confidence: null }, { isPrivate: true }, []],
    ['of related entries', { kind: 'related' }, { isPrivate: true }, []],
    ['in Spanish', { locale: 'es' }, {}, ['Eso lo resolvió', 'No es eso', '¿Por qué esto?']],
  ])('%s', (_, told, view, wanted) => expect(buttonsOf(replyBody(replyOf(told), viewOf(view)))).toEqual(wanted));

  test('carry the case, the person who asked and the cause', () => {
    const body = JSON.stringify(replyBody(replyOf({ causes: [causeInReply({ id: 'cron-id-is-name' })] }), viewOf({})));
    expect(body).toContain('"clinic:1:not-it:t300000000000000001:200000000000000001:cron-id-is-name"');
  });
});

test('without a kept case, what would be left for later is shown as far as it fits', () => {
  const reply = replyOf({ notes: Array.from({ length: 9 }, () => 'word '.repeat(60)) });
  expect(budgetOf(replyBody(reply, viewOf({}))).characters).toBeLessThan(1_800);
  expect(budgetOf(replyBody(reply, viewOf({ hasCase: false }))).characters).toBeGreaterThan(2_500);
});

test('of forty steps, as many as fit are shown, and the rest stand in the details', () => {
  const steps = Array.from({ length: 40 }, (_, place) =>
    step({ do: `Step ${place + 1}. ${'word '.repeat(25)}`, run: `openclaw x --n ${place + 1}` }),
  );
  const reply = replyOf({ steps, ask: { do: 'Post what step 1 prints', paste: null, run: null, outcomes: [] } });
  const first = textsOf(replyBody(reply, viewOf({}))).join('\n');
  const details = detailsBody(reply, viewOf({}));
  const last = Number(/(\d+) more steps did not fit here\./.exec(first)![1]);
  expect(last).toBeGreaterThan(5);
  expect(first).toContain('**Next: Post what step 1 prints**');
  expect(first).toContain(`**${40 - last}.** `);
  expect(first).not.toContain(`**${40 - last + 1}.** `);
  expect(textsOf(details).join('\n')).toContain(`**More steps:**`);
  expect(textsOf(details).join('\n')).toContain(`**${40 - last + 1}.** Step ${40 - last + 1}.`);
});

test('details that are too long for a message come as a file as well', () => {
  const steps = Array.from({ length: 60 }, (_, place) =>
    step({ do: 'word '.repeat(40), run: `openclaw x --n ${place + 1}` }),
  );
  const body = detailsBody(replyOf({ steps }), viewOf({}));
  expect(body.files.map(({ name }) => name)).toEqual(['details.md']);
  expect(body.files[0]!.text).toContain('openclaw x --n 60\n');
  expect(textsOf(body).join('\n')).toContain('The rest is in the file below.');
  expect(body.isPrivate).toBe(true);
});

test('a reply that was shown in full has no details', () => {
  expect(textsOf(detailsBody(replyOf({}), viewOf({})))).toEqual([
    'There is nothing more to show than the reply itself.',
  ]);
});
