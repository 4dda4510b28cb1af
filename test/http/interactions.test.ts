import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { InteractionAnswer } from '../../src/http/interactions.ts';
import { discordSender, type Sent } from './discord-sender.ts';
import { logged, serve } from './serve.ts';

const PING = { type: 1 };
const COMMAND = { type: 2, id: '80351110224678912', data: { name: 'diagnose' } };
const MINUTE = 60_000;
const sender = discordSender();

/** A server that answers every interaction with itself, unless told otherwise. */
async function endpoint(
  answer: (interaction: unknown) => Promise<InteractionAnswer> = async (interaction) => ({
    status: 200,
    body: { type: 4, got: interaction as never },
  }),
): Promise<{ readonly send: (sent: Sent) => Promise<Response>; readonly url: string }> {
  const { url } = await serve({ interactions: { publicKey: sender.publicKey, answer } });
  return { url, send: (sent) => fetch(`${url}/interactions`, { method: 'POST', ...sent }) };
}

describe('what Discord signed', () => {
  test('a ping is answered with a pong', async () => {
    const { send } = await endpoint();
    const response = await send(sender.signed(PING));
    expect([response.status, response.headers.get('Content-Type'), await response.json()]).toEqual([
      200,
      'application/json',
      PING,
    ]);
  });

  test('everything else goes to the handler, whose JSON is the answer', async () => {
    const { send } = await endpoint();
    expect(await (await send(sender.signed(COMMAND))).json()).toEqual({ type: 4, got: COMMAND });
  });

  test('a handler may answer with files', async () => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ type: 4 }));
    form.set('files[0]', new File(['line 1\n'], 'details.txt', { type: 'text/plain' }));
    const { send } = await endpoint(async () => ({ status: 200, body: form }));
    const received = await (await send(sender.signed(COMMAND))).formData();
    expect(received.get('payload_json')).toBe('{"type":4}');
    const file = received.get('files[0]') as File;
    expect([file.name, await file.text()]).toEqual(['details.txt', 'line 1\n']);
  });

  test('a handler may answer another way', async () => {
    const { send } = await endpoint(async () => ({ status: 202, body: null }));
    const response = await send(sender.signed(COMMAND));
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  test('a handler that fails shows nothing of why', async () => {
    const secret = `ghp_${'a1B2'.repeat(9)}`;
    const { send } = await endpoint(async () => {
      throw new Error(secret);
    });
    const response = await send(sender.signed(COMMAND));
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(logged.join('')).toContain('"what":"a request over HTTP failed"');
    expect(logged.join('')).not.toContain(secret.slice(4, 12));
  });

  test.each(['{', '', '7', 'null', '"ping"', '[', '[]', '\u0000'])(
    'but is no JSON object is refused: %j',
    async (body) => {
      const { send } = await endpoint();
      expect((await send(sender.signed(body))).status).toBe(400);
    },
  );

  test('letters of any script count as they were sent', async () => {
    const { send } = await endpoint();
    const interaction = { type: 2, data: { text: 'Próxima ejecución 下次运行 🦞' } };
    expect(await (await send(sender.signed(interaction))).json()).toEqual({ type: 4, got: interaction });
  });
});

describe('what Discord did not sign', () => {
  const { body, headers } = sender.signed(PING);
  const signature = headers['X-Signature-Ed25519']!;
  const timestamp = headers['X-Signature-Timestamp']!;
  const flipped = (signature[0] === '0' ? '1' : '0') + signature.slice(1);
  const later = String(Number(timestamp) + 1);

  test.each<[string, Sent]>([
    ['nothing at all', { body, headers: {} }],
    ['no signature', { body, headers: { 'X-Signature-Timestamp': timestamp } }],
    ['no time', { body, headers: { 'X-Signature-Ed25519': signature } }],
    ['a signature of another', discordSender().signed(PING)],
    ['a changed signature', { body, headers: { ...headers, 'X-Signature-Ed25519': flipped } }],
    ['a signature of noughts', { body, headers: { ...headers, 'X-Signature-Ed25519': '0'.repeat(128) } }],
    ['a short signature', { body, headers: { ...headers, 'X-Signature-Ed25519': signature.slice(2) } }],
    ['a long signature', { body, headers: { ...headers, 'X-Signature-Ed25519': `${signature}00` } }],
    ['a signature that is not hex', { body, headers: { ...headers, 'X-Signature-Ed25519': `g${signature.slice(1)}` } }],
    ['two signatures', { body, headers: { ...headers, 'X-Signature-Ed25519': `${signature}, ${signature}` } }],
    ['a changed body', { body: `${body} `, headers }],
    ['another body', { body: JSON.stringify(COMMAND), headers }],
    ['a changed time', { body, headers: { ...headers, 'X-Signature-Timestamp': later } }],
    ['a time that is none', { body, headers: { ...headers, 'X-Signature-Timestamp': 'soon' } }],
    ['a time below zero', { body, headers: { ...headers, 'X-Signature-Timestamp': `-${timestamp}` } }],
    [
      'part of the body in the time',
      { body: body.slice(1), headers: { ...headers, 'X-Signature-Timestamp': `${timestamp}${body[0]}` } },
    ],
    ['a time long ago', sender.signed(PING, Date.now() - 6 * MINUTE)],
    ['a time far ahead', sender.signed(PING, Date.now() + 6 * MINUTE)],
  ])('is refused: %s', async (_, sent) => {
    let answered = 0;
    const { send } = await endpoint(async () => {
      answered += 1;
      return { status: 200, body: {} };
    });
    const response = await send(sent);
    expect([response.status, await response.text(), answered]).toEqual([401, '', 0]);
  });

  test.each([-4, 4])('a clock that is %i minutes off is none of that', async (minutes) => {
    const { send } = await endpoint();
    expect((await send(sender.signed(PING, Date.now() + minutes * MINUTE))).status).toBe(200);
  });
});

describe('a replay', () => {
  test('of an interaction is refused, also with its signature written another way', async () => {
    let answered = 0;
    const { send } = await endpoint(async () => {
      answered += 1;
      return { status: 200, body: {} };
    });
    const sent = sender.signed(COMMAND);
    const upper = {
      ...sent,
      headers: { ...sent.headers, 'X-Signature-Ed25519': sent.headers['X-Signature-Ed25519']!.toUpperCase() },
    };
    const statuses = [];
    for (const one of [sent, sent, upper]) statuses.push((await send(one)).status);
    expect([statuses, answered]).toEqual([[200, 401, 401], 1]);
  });

  test('is refused when both come at once', async () => {
    const { send } = await endpoint();
    const sent = sender.signed(COMMAND);
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await send(sent)).status));
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
  });

  test('is nothing that a forged request can provoke', async () => {
    const { send } = await endpoint();
    const sent = sender.signed(COMMAND);
    expect((await send({ ...sent, body: `${sent.body} ` })).status).toBe(401);
    expect((await send(sent)).status).toBe(200);
  });
});

describe('a body that is too large', () => {
  const big = JSON.stringify({ type: 2, text: 'a'.repeat(1_048_576) });

  test('is refused by its announced length, before it is read', async () => {
    const { url } = await endpoint();
    const { headers } = sender.signed(big);
    const status = await new Promise((done, failed) => {
      const sent = request(
        `${url}/interactions`,
        { method: 'POST', headers: { ...headers, 'Content-Length': 5_000_000_000 } },
        (response) => {
          done(response.statusCode);
          sent.destroy();
        },
      ).on('error', failed);
      sent.write('{');
    });
    expect(status).toBe(413);
  });

  test('is refused when its length was not announced', async () => {
    const { url } = await endpoint();
    const { headers } = sender.signed(big);
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.alloc(65_536, 97)); // never ends
      },
    });
    const status = await fetch(`${url}/interactions`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
  });

  test('one just below is read', async () => {
    const { send } = await endpoint(async () => ({ status: 202, body: null }));
    const text = JSON.stringify({ type: 2, text: 'a'.repeat(1_048_000) });
    expect((await send(sender.signed(text))).status).toBe(202);
  });

  test('many that never end leave the server answering', async () => {
    const { url, send } = await endpoint();
    const { headers } = sender.signed(PING);
    const slow = Array.from({ length: 200 }, () => {
      const sent = request(`${url}/interactions`, { method: 'POST', headers: { ...headers, 'Content-Length': 1_000 } });
      sent.on('error', () => {}).write('{');
      return sent;
    });
    await Promise.all(slow.map((sent) => once(sent, 'socket')));
    expect((await send(sender.signed(COMMAND))).status).toBe(200);
    for (const sent of slow) sent.destroy();
  });
});
