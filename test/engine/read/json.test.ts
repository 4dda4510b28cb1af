import { describe, expect, it } from 'vitest';
import { jsonIn } from '../../../src/engine/read/json.ts';
import type { Json } from '../../../src/engine/types.ts';
import { reading } from './reading.ts';

const JOB = { action: 'add', job: { name: 'x', payload: { kind: 'agentTurn', agentId: 'ops' } } };

/** Text → values found in it, and whether they were whole. */
const VALUES: readonly (readonly [string, string, readonly Json[]])[] = [
  ['a value alone', JSON.stringify(JOB), [JOB]],
  ['a value with chat around it', `the cron said channel:webchat: ${JSON.stringify(JOB, null, 1)}\nwhy?`, [JOB]],
  ['several values', '{"a": 1}\nand\n{"b": 2}', [{ a: 1 }, { b: 2 }]],
  [
    'comments and trailing commas',
    '{\n  // port\n  "port": 1, /* x */\n  "list": [1, 2,],\n}',
    [{ port: 1, list: [1, 2] }],
  ],
  ['smart quotes', '{“mode”: “none”}', [{ mode: 'none' }]],
  ['Python', "{'ok': True, 'error': None, 'note': 'it\\'s'}", [{ ok: true, error: null, note: "it's" }]],
  ['JavaScript', '{ kind: "at", tags: [\'a\'], n: 3 }', [{ kind: 'at', tags: ['a'], n: 3 }]],
  [
    'words without quotes',
    'job has delivery {mode: announce, channel: telegram}. worked',
    [{ delivery: { mode: 'announce', channel: 'telegram' } }],
  ],
  [
    'unescaped quotes',
    '{"status": "error",\n"error": "Discord recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.",\n"n": 1}',
    [
      {
        status: 'error',
        error: 'Discord recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.',
        n: 1,
      },
    ],
  ],
  ['a cut tail', '{ "status": "error", "error": "gateway clo', [{ status: 'error', error: 'gateway clo' }]],
  ['a cut tail with talk below', '{ "a": { "b": 1,\n  "c": 2\nand that is all I have', [{ a: { b: 1, c: 2 } }]],
  ['a cut head', '"mode": "announce",\n"channel": "webchat"\n}\n}\n}', [{ mode: 'announce', channel: 'webchat' }]],
  [
    'a cut head between objects',
    '"expr": "0 9 * * *",\n"kind": "cron"\n},\n"sessionTarget": "isolated",\n"payload": {\n"kind": "x"\n}\n}',
    [
      { expr: '0 9 * * *', kind: 'cron' },
      { sessionTarget: 'isolated', payload: { kind: 'x' } },
    ],
  ],
  ['a part', '"payload": {\n "kind": "agentTurn"\n}\nerror: invalid', [{ payload: { kind: 'agentTurn' } }]],
  ['a part named in words', 'job payload: {"kind":"systemEvent"}', [{ payload: { kind: 'systemEvent' } }]],
  [
    'a part without quotes',
    'channels: {\n  discord: { groupPolicy: "allowlist" },\n},\nruns great',
    [{ channels: { discord: { groupPolicy: 'allowlist' } } }],
  ],
  [
    'a part with words behind it',
    '"guilds": { "1": { "requireMention": false } }, groupPolicy allowlist',
    [{ guilds: { 1: { requireMention: false } } }],
  ],
  ["a value cut by a chat's mark", '{\n"a": 1,\n#\n"b": 2\n}', [{ a: 1, b: 2 }]],
  ['an escaped value', 'arguments={\\"action\\": \\"add\\", \\"n\\": 1}', [{ arguments: { action: 'add', n: 1 } }]],
  ['an ellipsis', '{"a": {"b": 1}, "list": [1, ...], …}', [{ a: { b: 1 }, list: [1] }]],
  ["a log line's tail", '[heartbeat] heartbeat skipped {"reason":"quiet-hours"}', [{ reason: 'quiet-hours' }]],
];
const NOTHING: readonly string[] = [
  'I like {braces} and [brackets]',
  'Hello {name}, [x] done [telegram] [default]',
  'if (a) { return b; }',
  '{…}',
  '{}',
  'arr[0] = {',
  '[2026-02-20T07:01:13.201Z] text',
];

describe('jsonIn', () => {
  it.each(VALUES)('reads %s', (_, text, values) => {
    const found = jsonIn(text).map((document) => document.value);
    for (const value of values) expect(found).toContainEqual(value);
  });
  it.each(NOTHING)('finds no value in %s', (text) => expect(jsonIn(text)).toEqual([]));
});

describe('JSON as things', () => {
  it('has every object with its path', () => {
    const things = reading('{"a/b": [{"c~d": {"e": 1}}]}').things.filter((thing) => thing.form === 'json');
    expect(things.map((thing) => thing.path)).toEqual(['', '/a~1b/0', '/a~1b/0/c~0d']);
    expect(things.every((thing) => thing.document === 0)).toBe(true);
  });

  it('stands on the line where it begins', () => {
    const evidence = reading('so\n{\n "a": 1,\n "job": {\n  "b": 2\n }\n}');
    expect(evidence.documents[0]).toMatchObject({ line: 2, repaired: false });
    expect(evidence.things[0]!.line).toBe(2);
  });

  it('reads a text in a string again', () => {
    const evidence = reading(
      '{\n"status": "error",\n"error": "gateway closed (1008): pairing required\\nGateway target: ws://127.0.0.1:18789\\nSource: local loopback\\nBind: lan"\n}',
    );
    expect(evidence.things.find((thing) => thing.form === 'fields')).toMatchObject({
      line: 3,
      value: { 'Gateway target': 'ws://127.0.0.1:18789', Source: 'local loopback', Bind: 'lan' },
    });
  });

  it('reads two levels of strings', () => {
    const inner = JSON.stringify({ text: 'Source: local lan\nBind: lan' });
    const evidence = reading(JSON.stringify({ output: `said ${inner}` }));
    expect(evidence.things.some((thing) => thing.value['Bind'] === 'lan')).toBe(true);
    const nested = evidence.things.find((thing) => 'text' in thing.value)!;
    expect(evidence.documents[nested.document!]!.value).toEqual({ text: 'Source: local lan\nBind: lan' });
  });

  it.each([
    ['Tool input\n\n{"action":"add","job":{"payload":{}}}', ['sent']],
    ['Tool output\n\n{"status":"error","tool":"cron"}', ['shown']],
    ['{"action":"add","job":{"name":"x"}}', ['sent']],
    ['{"jobs": [], "total": 0}', ['shown']],
    ['{"gateway": {"bind": "lan"}}', ['sent']],
    ['$ openclaw config get gateway\n{"bind": "lan"}', ['shown', 'sent']],
    ['$ openclaw cron runs --id x\n{"bind": "lan"}', ['shown']],
    [`openclaw gateway call cron.add --params '{"name":"x"}'`, ['sent']],
    ['{"what": 1}', ['shown', 'sent']],
  ])('knows which way went %j', (text, ways) => {
    expect(reading(text).things.find((thing) => thing.form === 'json')!.ways).toEqual(ways);
  });

  it('takes what a listed job holds for sent as well', () => {
    const things = reading(
      '{"jobs":[{"id":"x","state":{},"payload":{"agentId":"a"},"delivery":{"channel":"webchat"}}]}',
    ).things;
    const waysAt = (path: string) => things.find((thing) => thing.path === path)!.ways;
    expect(waysAt('')).toEqual(['shown']);
    expect(waysAt('/jobs/0')).toEqual(['shown', 'sent']);
    expect(waysAt('/jobs/0/payload')).toEqual(['shown', 'sent']);
    expect(waysAt('/jobs/0/state')).toEqual(['shown']);
  });
});
