import { describe, expect, test } from 'vitest';
import { publicReply, publicText } from '../../../src/discord/render/public-text.ts';
import { replyBody } from '../../../src/discord/render/reply-body.ts';
import { openCase } from '../../../src/engine/case.ts';
import { compile } from '../../../src/engine/compile.ts';
import { diagnose } from '../../../src/engine/diagnose.ts';
import { loadEntries } from '../../../src/kb/load.ts';
import { causeInReply, replyOf } from '../../engine/render/replies.ts';
import { labelledPosts } from '../../eval/corpus.ts';
import { textsOf } from './faults.ts';
import { viewOf } from './views.ts';

describe('hides', () => {
  test.each<[string, string]>([
    ['Gateway target: ws://192.168.1.50:18789', 'Gateway target: ws://<host>:18789'],
    ['wss://claw.example.net/ws', 'wss://<host>/ws'],
    ['https://me:pw@nas.tail9c0d.ts.net:9443/x', 'https://<host>:9443/x'],
    ['ws://[fe80::1%25eth0]:18789', 'ws://<host>:18789'],
    ['remote=10.0.0.5 fwd=203.0.113.9', 'remote=<ip> fwd=<ip>'],
    ['Source: local lan 192.168.1.50', 'Source: local lan <ip>'],
    ['peer 2a02:8071:22d4::1 gone', 'peer <ip> gone'],
    ['::ffff:192.168.1.5', '::ffff:<ip>'],
    ['host=nas:18789 code=1008', 'host=<host>:18789 code=1008'],
    ['{"host": "nas"}', '{"host": "<host>"}'],
    ['root@vps-juan:~# openclaw status', 'root@<host>:~# openclaw status'],
    ['ann@nas:~$ openclaw status', '<user>@<host>:~$ openclaw status'],
    ['[ann@nas ~]$ openclaw status', '[<user>@<host> ~]$ openclaw status'],
    ['ann@Anns-MacBook-Pro openclaw % openclaw status', '<user>@<host> openclaw % openclaw status'],
    ['ssh ann@192.168.1.20', 'ssh <user>@<ip>'],
    ['C:\\Users\\ann>openclaw status', '~>openclaw status'],
    ['(base) ann@nas:/home/ann$ openclaw', '(base) <user>@<host>:~$ openclaw'],
    ['nas.local and box.tail1a2b.ts.net', '<host> and <host>'],
    ['/home/claw/.openclaw/openclaw.json', '~/.openclaw/openclaw.json'],
    ['/Users/sofia/Library', '~/Library'],
    ['"C:\\\\Users\\\\kjell\\\\AppData"', '"~\\\\AppData"'],
    ['打开 http://192.168.31.20:18789/ 失败', '打开 http://<host>:18789/ 失败'],
    ['https://acme.slack.com/x', 'https://<host>/x'],
  ])('%s', (text, wanted) => expect(publicText(text)).toBe(wanted));
});

describe('keeps', () => {
  test.each([
    'ws://127.0.0.1:18789 and http://localhost:18789/chat',
    'ws://[::1]:18789, ::1 and ::ffff:127.0.0.1',
    'bind 0.0.0.0:18789',
    'https://api.telegram.org/bot and https://docs.openclaw.ai/cli/cron',
    'api.openai.com answered 429',
    'OpenClaw 2026.4.15 on Node v22.14.0',
    'at 2026-04-21T17:38:00Z, 12:34:56',
    'gateway.controlUi.allowedOrigins, schedule.at, delivery.to, openclaw.json, index.ts',
    '"host": "localhost"',
    'openclaw@latest',
    'closed (1008): pairing required',
    'Foo::bar and std::vector',
    'ws://',
  ])('%s', (text) => expect(publicText(text)).toBe(text));
});

test('JSON stays JSON', () => {
  const value = {
    url: 'wss://claw.example.net/ws',
    path: 'C:\\Users\\kjell\\x',
    '10.0.0.1': ['/home/juan', 'fe80::1'],
  };
  const hidden = JSON.parse(publicText(JSON.stringify(value, null, 2)));
  expect(hidden).toEqual({ url: 'wss://<host>/ws', path: '~\\x', '<ip>': ['~', '<ip>'] });
});

test('hides in everything that a reply takes from the post, and nowhere else', () => {
  const reply = replyOf({
    causes: [
      causeInReply({ cause: 'See 10.0.0.1.', evidence: [{ line: 1, text: 'from 10.0.0.1', isEarlier: false }] }),
    ],
    next: [{ title: 't', cause: 'c', run: null, quote: 'from 10.0.0.1' }],
    corrected: { from: '"10.0.0.1"', to: '"10.0.0.1"' },
  });
  expect(publicReply(reply)).toEqual({
    ...reply,
    causes: [causeInReply({ cause: 'See 10.0.0.1.', evidence: [{ line: 1, text: 'from <ip>', isEarlier: false }] })],
    next: [{ title: 't', cause: 'c', run: null, quote: 'from <ip>' }],
    corrected: { from: '"<ip>"', to: '"<ip>"' },
  });
});

test('no address of a post stands in the public reply to it', () => {
  const entries = loadEntries('kb');
  const kb = compile(entries);
  const written = JSON.stringify(entries);
  const isOwn = (address: string) => !/^(?:127\.|0\.0\.0\.0|localhost)/.test(address) && !written.includes(address);
  let looked = 0;
  for (const { id, text } of [...labelledPosts('cases'), ...labelledPosts('reports')]) {
    const own = (text.match(/(?<=:\/\/)[\w.-]+\.\w+|(?<![\w.])\d+\.\d+\.\d+\.\d+(?![\w.])/g) ?? []).filter(isOwn);
    if (own.length === 0) continue;
    const { reply } = diagnose(openCase('public-replies'), { text }, kb);
    const shown = textsOf(replyBody(reply, viewOf({}))).join('\n');
    for (const address of own) expect(shown, id).not.toContain(address);
    looked += 1;
  }
  expect(looked).toBeGreaterThan(50);
});

test.each(['a.', 'a-', '1.', 'ab:', '::', 'http://', 'x@', 'host=', '/home/', 'c:\\Users\\'])(
  'takes time that grows with the length: %j',
  (unit) => {
    const start = performance.now();
    publicText(unit.repeat(100_000 / unit.length));
    expect(performance.now() - start).toBeLessThan(1_000);
  },
);
