import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { type ConnectOptions, connectOptions } from '../../src/kb/recipe.ts';
import { connect, type Keys } from './socket.ts';

type Params = {
  readonly client: { readonly id: string; readonly mode: string; readonly platform: string };
  readonly role: string;
  readonly scopes: readonly string[];
  readonly auth: { readonly token?: string; readonly deviceToken?: string; readonly bootstrapToken?: string };
  readonly device: {
    readonly id: string;
    readonly publicKey: string;
    readonly signature: string;
    readonly signedAt: number;
    readonly nonce: string;
  };
};
type Request = { readonly id: string; readonly method: string; readonly params: Params };
type Answer = { readonly ok?: boolean; readonly payload?: unknown; readonly error?: unknown; readonly close?: string };

const NONCE = 'f3b0a5c2';
const TOKEN = 'the-token';
const HELLO: Answer & { readonly payload: object } = {
  ok: true,
  payload: { protocol: 4, server: { version: '1' }, snapshot: {} },
};
const never = new AbortController().signal;

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A gateway that answers by a table: a request for which there is nothing is accepted. */
async function gateway(answers: { readonly [method: string]: Answer } = {}) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  closing.push(() => {
    for (const client of server.clients) client.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  const requests: Request[] = [];
  const headers: IncomingHttpHeaders[] = [];
  server.on('connection', (socket, request) => {
    headers.push(request.headers);
    socket.send(JSON.stringify({ type: 'event', event: 'connect.challenge', payload: { nonce: NONCE, ts: 1 } }));
    socket.on('message', (bytes) => {
      const asked: Request = JSON.parse(String(bytes));
      requests.push(asked);
      const { close, ...answer } = answers[asked.method] ?? HELLO;
      socket.send(JSON.stringify({ type: 'event', event: 'tick' }));
      socket.send(JSON.stringify({ type: 'res', id: asked.id, ...answer }));
      if (close) socket.close(1008, close);
    });
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, token: TOKEN, requests, headers };
}

async function sent(options: ConnectOptions, keys: Keys = new Map()) {
  const to = await gateway();
  await connect(connectOptions.parse(options), to, keys, never);
  return { params: to.requests[0]!.params, headers: to.headers[0]!, url: to.url };
}

/** Whether the signature holds for the claims as OpenClaw puts them together. */
function isProven({ device, client, role, scopes, auth }: Params): boolean {
  const credential = auth.token ?? auth.deviceToken ?? auth.bootstrapToken ?? '';
  const claims = [device.id, client.id, client.mode, role, scopes.join(','), device.signedAt, credential, device.nonce];
  const payload = ['v3', ...claims, client.platform.toLowerCase(), ''].join('|');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: device.publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(payload), key, Buffer.from(device.signature, 'base64url'));
}

function idOf(device: { readonly publicKey: string }): string {
  return createHash('sha256').update(Buffer.from(device.publicKey, 'base64url')).digest('hex');
}

test.each<[ConnectOptions, object]>([
  [
    {},
    {
      minProtocol: 3,
      maxProtocol: 4,
      client: { id: 'cli', mode: 'cli', platform: 'linux', version: '0.0.0' },
      role: 'operator',
      scopes: ['operator.read', 'operator.write', 'operator.admin'],
      auth: { token: TOKEN },
    },
  ],
  [{ client: 'node-host' }, { client: { mode: 'node' }, role: 'node', scopes: [] }],
  [{ client: 'gateway-client' }, { client: { mode: 'backend' }, role: 'operator' }],
  [{ client: 'openclaw-control-ui', buildId: 'dev' }, { client: { mode: 'webchat', buildId: 'dev' } }],
  [
    { mode: 'ui', role: 'node', scopes: ['a'] },
    { client: { id: 'cli', mode: 'ui' }, role: 'node', scopes: ['a'] },
  ],
  [{ protocol: 2 }, { minProtocol: 2, maxProtocol: 2 }],
  [{ protocol: { min: 90, max: 99 } }, { minProtocol: 90, maxProtocol: 99 }],
])('says of itself what it was told: %j', async (options, params) => {
  expect((await sent(options)).params).toMatchObject(params);
});

test.each<[ConnectOptions, object]>([
  [{ token: 'wrong' }, { token: 'not-the-token-of-this-gateway' }],
  [{ token: 'none' }, {}],
  [{ token: 'mine' }, { token: 'mine' }],
  [{ password: 'p' }, { password: 'p' }],
  [{ deviceToken: 'd' }, { deviceToken: 'd' }],
  [{ bootstrapToken: 'b' }, { bootstrapToken: 'b' }],
  [
    { deviceToken: 'd', token: 't' },
    { deviceToken: 'd', token: 't' },
  ],
])('sends these credentials and no others: %j', async (options, auth) => {
  const { params } = await sent(options);
  expect(params.auth).toEqual(auth);
  expect(isProven(params)).toBe(true);
});

test.each<[ConnectOptions, string | undefined]>([
  [{}, undefined],
  [{ client: 'openclaw-control-ui' }, 'gateway'],
  [{ client: 'openclaw-control-ui', origin: 'none' }, undefined],
  [{ origin: 'gateway' }, 'gateway'],
  [{ origin: 'https://chat.example.com' }, 'https://chat.example.com'],
])('comes from the origin of such a client: %j', async (options, origin) => {
  const { headers, url } = await sent({ ...options, headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(headers.origin).toBe(origin === 'gateway' ? url.replace('ws:', 'http:') : origin);
  expect(headers['x-forwarded-for']).toBe('203.0.113.9');
});

test('proves with its key what it says', async () => {
  const { params } = await sent({ platform: 'MacIntel', client: 'webchat' });
  expect(isProven(params)).toBe(true);
  expect(params.device).toMatchObject({ id: idOf(params.device), nonce: NONCE });
  expect(Math.abs(Date.now() - params.device.signedAt)).toBeLessThan(60_000);
});

test.each<[ConnectOptions, { proven: boolean; fresh: boolean; nonce: boolean; id: boolean }]>([
  [{ signature: 'bad' }, { proven: false, fresh: true, nonce: true, id: true }],
  [{ signature: 'stale' }, { proven: true, fresh: false, nonce: true, id: true }],
  [{ nonce: 'bad' }, { proven: true, fresh: true, nonce: false, id: true }],
  [{ deviceId: 'wrong' }, { proven: true, fresh: true, nonce: true, id: false }],
])('makes this fault alone: %j', async (options, holds) => {
  const { params } = await sent(options);
  expect({
    proven: isProven(params),
    fresh: Math.abs(Date.now() - params.device.signedAt) < 120_000,
    nonce: params.device.nonce === NONCE,
    id: params.device.id === idOf(params.device),
  }).toEqual(holds);
});

test('keeps the key of a name, and has none without a device', async () => {
  const keys: Keys = new Map();
  const id = async (options: ConnectOptions) => (await sent(options, keys)).params.device?.id;
  const laptop = await id({ device: 'laptop' });
  expect(await id({ device: 'phone' })).not.toBe(laptop);
  expect(await id({ device: 'laptop' })).toBe(laptop);
  expect(await id({ device: 'none' })).toBeUndefined();
  expect([...keys.keys()]).toEqual(['laptop', 'phone']);
});

test('prints why it was refused, and sends nothing more', async () => {
  const error = { code: 'NOT_PAIRED', message: 'pairing required' };
  const to = await gateway({ connect: { ok: false, error, close: 'pairing required' } });
  expect(await connect({ token: 'wrong', requests: [{ method: 'cron.list' }] }, to, new Map(), never)).toEqual({
    text: `# WebSocket client: {"token":"wrong","requests":[{"method":"cron.list"}]}
[connect] {
 "code": "NOT_PAIRED",
 "message": "pairing required"
}
[close] code=1008 reason=pairing required
`,
    exit: 1,
  });
  expect(to.requests).toHaveLength(1);
});

test('sends its requests in turn, and prints the answers without tokens', async () => {
  const auth = { deviceToken: 'd'.repeat(43), recoveryScope: 'r'.repeat(43), deviceTokens: [{ token: 'x' }] };
  const to = await gateway({
    connect: { ok: true, payload: { ...HELLO.payload, auth } },
    'cron.add': { ok: false, error: { message: 'missing scope: operator.admin' } },
  });
  const requests = [
    { method: 'cron.list', params: {} },
    { method: 'cron.add', params: { a: 1 } },
    { method: 'status' },
  ];
  expect(await connect({ device: 'none', requests }, to, new Map(), never)).toEqual({
    text: `# WebSocket client: ${JSON.stringify({ device: 'none', requests })}
[connect] {
 "ok": true,
 "protocol": 4,
 "auth": {
  "deviceToken": "<43 chars>",
  "recoveryScope": "<43 chars>",
  "deviceTokens": [
   {
    "token": "<1 chars>"
   }
  ]
 },
 "server": {
  "version": "1"
 }
}
[cron.list] {"ok":true}
[cron.add] {"message":"missing scope: operator.admin"}
[status] {"ok":true}
`,
    exit: 1,
  });
  expect(to.requests.slice(1).map(({ method, params }) => ({ method, params }))).toEqual(requests);
});

test('is content only when everything was accepted', async () => {
  const to = await gateway();
  expect((await connect({}, to, new Map(), never)).exit).toBe(0);
  expect((await connect({ requests: [{ method: 'status' }] }, to, new Map(), never)).exit).toBe(0);
});

test('prints what a server says that refuses the upgrade, and that there is none', async () => {
  const server = createServer().on('upgrade', (_, socket) => {
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const to = { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, token: TOKEN };
  expect(await connect({}, to, new Map(), never)).toEqual({
    text: '# WebSocket client: {}\n[http] 403 Forbidden\nno\n',
    exit: 1,
  });
  await new Promise((resolve) => server.close(resolve));
  const { text, exit } = await connect({}, to, new Map(), never);
  expect(text).toContain('[error] connect ECONNREFUSED');
  expect(exit).toBe(1);
});

test('ends when it is stopped', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }); // says nothing
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const stop = new AbortController();
  server.on('connection', () => stop.abort(new Error('stopped')));
  const to = { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, token: TOKEN };
  await expect(connect({}, to, new Map(), stop.signal)).rejects.toThrow('stopped');
  await expect(connect({}, to, new Map(), stop.signal)).rejects.toThrow('stopped');
});

test.each([{ clients: 'cli' }, { signature: 'good' }, { protocol: 0 }, { requests: [{ methods: 'x' }] }])(
  'does not take options that it does not know: %j',
  (options) => {
    expect(connectOptions.safeParse(options).success).toBe(false);
  },
);
