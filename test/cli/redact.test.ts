import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { clinic, ended, start } from './run.ts';

const TOKEN = ['4f0c9be1a7d83526', 'e90b71c4d2a86f35', '18e7c0b94ad2f653'].join('');
const DEVICE = ['Gu24vl97aKF_IA2SduzQ', 'ZoujRI3uzBuuG1CnTWa1FjJ'].join('');
const HEALTHY = `${'2026-04-21T17:38:00.294Z [gateway] info handshake ok '.padEnd(99, '.')}\n`;
/** Longer than what is read at once. */
const FAR = HEALTHY.repeat(12_000);

const dir = mkdtempSync(join(tmpdir(), 'clinic-redact-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a pipe', () => {
  test('comes out as it went in but for what is masked, and standard error says what that was', async () => {
    const { status, out, err } = await clinic(
      ['redact'],
      `> \u001b[31mOPENCLAW_GATEWAY_TOKEN=${TOKEN}\u001b[0m\r\n\r\n&lt;Config&gt; /home/juanikzz/x\r\n`,
    );
    expect(status).toBe(0);
    expect(out).toBe(
      '> \u001b[31mOPENCLAW_GATEWAY_TOKEN=[REDACTED:gateway-token#1]\u001b[0m\r\n\r\n&lt;Config&gt; /home/[user#1]/x\r\n',
    );
    expect(err).toMatch(/gateway-token\s+1\s+Create a new one: openclaw doctor --generate-gateway-token\n/);
    expect(err).toMatch(/user\s+1\n/);
  });

  test.each(['', '\n', 'a', '\n\na\n', 'gateway closed (1008)\r\n'])(
    'without a secret stays as it is: %j',
    async (text) => {
      expect(await clinic(['redact'], text)).toEqual({ status: 0, out: text, err: 'clinic: nothing was masked\n' });
    },
  );

  test('masks what was given away from there on', async () => {
    const { out } = await clinic(['redact'], `bare ${DEVICE}.\n${FAR}deviceToken=${DEVICE}\n${FAR}bare ${DEVICE}.\n`);
    expect(out.startsWith(`bare ${DEVICE}.`)).toBe(true);
    expect(out.endsWith('bare [REDACTED:device-token#1].\n')).toBe(true);
  });

  test('of 64 MB fits into a heap of 48 MB', async () => {
    const child = start('cli', ['redact'], ['--max-old-space-size=48']);
    let length = 0;
    let tail = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      length += chunk.length;
      tail = (tail + chunk.toString('latin1')).slice(-200);
    });
    const block = HEALTHY.repeat(2_621); // 256 kB
    const done = new Promise((resolve) => child.on('close', resolve));
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await pipeline(
      Readable.from(
        (function* () {
          for (let at = 0; at < 256; at++) yield `${block}OPENCLAW_GATEWAY_TOKEN=${TOKEN}\nip ${74}.91.160.${at}\n`;
        })(),
      ),
      child.stdin!,
    );
    expect(await done).toBe(0);
    expect(length).toBeGreaterThan(64_000_000);
    expect(tail).toMatch(/OPENCLAW_GATEWAY_TOKEN=\[REDACTED:gateway-token#1\]\nip \[ip#\d+\]\n$/);
    expect(err).toMatch(/gateway-token\s+1 /);
  }, 120_000);

  test('whose reader goes away, or that is interrupted, ends without a word', async () => {
    const gone = start('cli', ['redact']);
    gone.stdout!.destroy();
    gone.stdin!.on('error', () => {});
    gone.stdin!.end(FAR.repeat(3));
    expect(await ended(gone)).toMatchObject({ status: 0, err: '' });

    const interrupted = start('cli', ['redact']);
    const end = ended(interrupted);
    interrupted.stdin!.on('error', () => {});
    interrupted.stdin!.write(FAR);
    await new Promise((resolve) => interrupted.stdout!.once('data', resolve));
    interrupted.kill('SIGINT');
    expect((await end).err).toBe('');
  });
});

describe('a file', () => {
  test('is masked also above the place that gives a value away', async () => {
    const file = join(dir, 'gateway.log');
    writeFileSync(file, `bare ${DEVICE}.\n${FAR}deviceToken=${DEVICE}\n`);
    const { out } = await clinic(['redact', file]);
    expect(out).toBe(`bare [REDACTED:device-token#1].\n${FAR}deviceToken=[REDACTED:device-token#1]\n`);
    const { text } = JSON.parse((await clinic(['redact', '--json', file])).out) as { text: string };
    expect(text).toBe(out);
  });
});

describe('as JSON', () => {
  test('one text with what was found', async () => {
    const { out, err } = await clinic(['redact', '--json'], `token=${DEVICE}\n`);
    expect(JSON.parse(out)).toMatchObject({ text: 'token=[REDACTED:token#1]\n', found: [{ kind: 'token', count: 1 }] });
    expect(err).toBe('');
  });

  test('each line a text of its own, with its id; a broken line says so', async () => {
    const lines = [`{"id":7,"text":"token=${DEVICE}"}`, '{', '', '{"id":"b","text":"gateway closed (1008)"}'];
    const { out, status } = await clinic(['redact', '--jsonl'], lines.join('\n'));
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { id: 7, text: 'token=[REDACTED:token#1]', found: [{ kind: 'token', count: 1 }] },
      { line: 2, error: 'not JSON' },
      { id: 'b', text: 'gateway closed (1008)', found: [] },
    ]);
  });
});
