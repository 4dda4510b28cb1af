import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replySchema } from '../../src/cli/reply-schema.ts';
import { clinic, ended, start } from './run.ts';

const POST = "Error: invalid cron.add params: at /payload: unexpected property 'agentId'\n";
const NOTHING =
  'the weather is fine today, and nobody needs anything from anybody here, thank you very much\nreally\nso\nfine\n';

function lines(out: string): readonly { readonly [key: string]: unknown }[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('diagnose', () => {
  test('answers people in plain text when nobody sees colours', async () => {
    const { status, out, err } = await clinic(['diagnose'], POST);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('agentId');
    expect(out).not.toContain('\u001B');
  });

  test('colours when it is told to', async () => {
    const { out } = await clinic(['diagnose'], POST, { FORCE_COLOR: '1' });
    expect(out).toContain('\u001B[');
  });

  test('prints one reply that keeps to the contract', async () => {
    const { status, out } = await clinic(
      ['diagnose', '--json', '--version', '2026.4.15', '--at', '2026-04-22T14:00:00Z'],
      POST,
    );
    expect(status).toBe(0);
    expect(replySchema.parse(JSON.parse(out)).causes[0]?.id).toBe('cron-agentid-in-payload');
  });

  test('answers an empty post with silence', async () => {
    const { status, out } = await clinic(['diagnose', '--json']);
    expect([status, JSON.parse(out).kind]).toEqual([0, 'silence']);
  });

  test('answers in another language', async () => {
    const { out } = await clinic(['diagnose', '--locale', 'zh-CN'], NOTHING);
    expect(out).toMatch(/[\u4e00-\u9fff]/);
  });

  test('answers a question that names no symptom with related entries', async () => {
    const { out } = await clinic(['diagnose', '--json'], 'how does the timezone of a schedule work?');
    expect(JSON.parse(out)).toMatchObject({ kind: 'related', speaks: false, steps: [] });
  });
});

describe('diagnose, line by line', () => {
  test('answers in order, and tells a bad line by its number without repeating it', async () => {
    const secret = `sk-${'a1b2c3d4'.repeat(5)}`;
    const input = [
      JSON.stringify({ id: 'a', text: POST }),
      `{"id": "b", "text": "${secret}`,
      '',
      '{"id": "c"}',
      JSON.stringify({ id: 'd', text: NOTHING }),
    ];
    const { status, out } = await clinic(['diagnose', '--jsonl'], input.join('\n'));
    expect(status).toBe(0);
    expect(out).not.toContain(secret.slice(0, 20));
    expect(lines(out)).toMatchObject([
      { id: 'a', reply: { kind: 'diagnosis' } },
      { line: 2, error: 'not JSON' },
      { line: 4, error: '"text" of the line must be a string' },
      { id: 'd', reply: { kind: 'silence' } },
    ]);
  });

  test('answers each line before the next one comes', async () => {
    const child = start('cli', ['diagnose', '--jsonl']);
    const end = ended(child);
    for (const id of ['a', 'b']) {
      child.stdin!.write(`${JSON.stringify({ id, text: POST })}\n`);
      await new Promise((resolveData) => child.stdout!.once('data', resolveData));
    }
    child.stdin!.end();
    expect(lines((await end).out).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('ends quietly when its reader goes away', async () => {
    const child = start('cli', ['diagnose', '--jsonl']);
    const end = ended(child);
    child.stdin!.on('error', () => {});
    for (let id = 0; id < 400; id += 1) child.stdin!.write(`${JSON.stringify({ id, text: POST })}\n`);
    child.stdout!.once('data', () => child.stdout!.destroy());
    const { status, err } = await end;
    expect([status, err]).toEqual([0, '']);
  });

  test('ends at Ctrl-C without a word', async () => {
    const child = start('cli', ['diagnose', '--jsonl']);
    const end = ended(child);
    child.stdin!.write(`${JSON.stringify({ text: POST })}\n`);
    await new Promise((answered) => child.stdout!.once('data', answered));
    child.kill('SIGINT');
    expect((await end).err).toBe('');
  });

  test('takes the lines as one conversation, or each line as one', async () => {
    const posts = [{ text: POST }, { text: 'ok, and now?' }];
    const thread = await clinic(['diagnose', '--thread'], posts.map((post) => JSON.stringify(post)).join('\n'));
    const threads = await clinic(['diagnose', '--threads'], JSON.stringify({ id: 't', posts }));
    expect(lines(thread.out)).toHaveLength(2);
    expect(lines(threads.out)).toEqual([{ id: 't', replies: lines(thread.out).map(({ reply }) => reply) }]);
  });
});

describe('what goes wrong is told in one line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'clinic-'));
  const binary = join(dir, 'binary');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7) % 256)));

  test.each<[string, readonly string[], number, RegExp]>([
    ['a missing file', ['diagnose', join(dir, 'none')], 1, /^clinic: cannot read .*none: there is no such file\n$/],
    ['a folder', ['diagnose', dir], 1, /is a folder; name a file\n$/],
    ['a binary file', ['redact', binary], 1, /is not text/],
    ['a language we do not have', ['diagnose', '--locale', 'tlh'], 2, /en, zh, es/],
    ['a time that is none', ['diagnose', '--at', 'soon'], 2, /2026-04-22T14:00:00Z/],
    ['two forms at once', ['diagnose', '--json', '--jsonl'], 2, /one of --json, --jsonl/],
    ['a misspelt option', ['diagnose', '--jsonll'], 2, /Did you mean --jsonl\?/],
    ['a misspelt command', ['diagnos'], 2, /Did you mean diagnose\?/],
  ])('%s', async (_, args, wanted, said) => {
    const { status, out, err } = await clinic(args);
    expect([status, out]).toEqual([wanted, '']);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

test('a start loads nothing that it does not need', async () => {
  await clinic(['diagnose'], POST); // makes the snapshot
  const child = start('cli', ['diagnose'], ['--import', resolve(import.meta.dirname, 'loaded.mjs')]);
  child.stdin!.end(POST);
  const { err } = await ended(child);
  expect(err).toContain('src/engine/diagnose.ts');
  expect(err).not.toMatch(/node_modules\/(zod|yaml|@orama|discord\.js|pino|commander)\//);
});

test('redact masks a secret and keeps the rest', async () => {
  const secret = `sk-${'proj'}-${'a1B2c3D4e5'.repeat(5)}`;
  const { out } = await clinic(['redact', '--json'], `OPENAI_API_KEY=${secret}\nopenclaw cron list\n`);
  const told = JSON.parse(out) as { text: string; found: readonly unknown[] };
  expect(told.text).not.toContain(secret.slice(8, 30));
  expect(told.text).toContain('openclaw cron list');
  expect(told.found.length).toBeGreaterThan(0);
});

test('search finds entries by words', async () => {
  const { status, out } = await clinic(['search', '--json', 'webchat', 'delivery']);
  expect(status).toBe(0);
  expect(JSON.parse(out)[0]).toHaveProperty('id');
});

describe('npm start', () => {
  test('answers what is piped in', async () => {
    const child = start('main', []);
    child.stdin!.end(POST);
    expect((await ended(child)).out).toContain('agentId');
  });

  test('serves the page on this machine when nothing is piped in, and says where', async () => {
    const child = start('main', [], [], { CLINIC_PAGE_PORT: '0' });
    child.stdin!.end('');
    const whole = ended(child);
    let out = '';
    for await (const piece of child.stdout!) {
      out += String(piece);
      if (out.includes('\n')) break;
    }
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(out)![0];
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<textarea id="paste"')]);
    child.kill();
    await whole;
  }, 60_000);

  test('a port that is taken is a plain line', async () => {
    const { createServer } = await import('node:net');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };
    const child = start('main', [], [], { CLINIC_PAGE_PORT: String(port) });
    child.stdin!.end('');
    const { status, err } = await ended(child);
    taken.close();
    expect(status).toBe(1);
    expect(err).toBe(
      `clinic: port ${port} is taken on 127.0.0.1: another program (or another Claw Clinic) listens there. Set CLINIC_PAGE_PORT to a free one\n`,
    );
  });

  test('says what is wrong with the configuration of a bot, and nothing of its values', async () => {
    const child = start('main', [], [], { DISCORD_TOKEN: 'three words here', HTTP_PORT: 'many' });
    child.stdin!.on('error', () => {});
    child.stdin!.end(POST);
    const { status, out, err } = await ended(child);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('DISCORD_TOKEN');
    expect(err).toContain('HTTP_PORT');
    expect(err).not.toMatch(/three|many/);
  });
});
