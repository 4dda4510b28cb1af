import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { on } from 'node:events';
import { text as read } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { ConnectOptions } from '../../src/kb/recipe.ts';
import type { Printed } from './home.ts';

/** The private keys of the devices that were named so far. */
export type Keys = Map<string, KeyObject>;

/** Longest that a conversation may take, in ms. A gateway waits 10 to 15 s for a client that says nothing. */
const CONVERSATION_MS = 60_000;

/** What every version takes: 3 is spoken up to 2026.4 at least, 4 in 2026.9. */
const PROTOCOLS = { min: 3, max: 4 };

/** The age of a proof that is too old, in ms: a gateway takes 120 s. */
const STALE_MS = 3_600_000;

/** The mode that goes with a client's id. */
const MODES: { readonly [client: string]: string } = {
  cli: 'cli',
  'gateway-client': 'backend',
  'openclaw-control-ui': 'webchat',
  webchat: 'webchat',
  'webchat-ui': 'webchat',
  'node-host': 'node',
  'openclaw-probe': 'probe',
};

const frameShape = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  ok: z.boolean().optional(),
  event: z.string().optional(),
  payload: z.looseObject({}).optional(),
  error: z.unknown().optional(),
});

/**
 * Speaks to a gateway as a client of its WebSocket, and prints what it answers, but no token that it gives out. A device's key
 * pair is made when it is first named, and kept in `keys`. Exit is 0 if the gateway accepted the client and every request, 1 if
 * not, `null` if it stayed silent for a minute. Throws if aborted.
 */
export async function connect(
  options: ConnectOptions,
  gateway: { readonly url: string; readonly token: string },
  keys: Keys,
  signal: AbortSignal,
): Promise<Printed> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(CONVERSATION_MS)]);
  const printed = [`# WebSocket client: ${JSON.stringify(options)}`];
  const socket = new WebSocket(gateway.url, { headers: headers(options, gateway.url) });
  let refused: string | null = null;
  let closed = '';
  socket.on('unexpected-response', async (_, reply) => {
    refused = `[http] ${reply.statusCode} ${reply.statusMessage}\n${await read(reply).catch(String)}`;
    socket.terminate();
  });
  socket.on('close', (code, reason) => {
    closed = `[close] code=${code} reason=${reason}`;
  });
  socket.on('error', () => {}); // one after the conversation is nobody's

  const talk = async (): Promise<number> => {
    const requests: { readonly method: string; readonly params?: unknown }[] = [...(options.requests ?? [])];
    let asked = 'connect';
    let exit = 0;
    for await (const [bytes] of on(socket, 'message', { close: ['close'], signal: ended })) {
      const frame = frameShape.parse(JSON.parse(String(bytes)));
      if (frame.event === 'connect.challenge') {
        const params = connectParams(options, gateway.token, keys, String(frame.payload?.['nonce']));
        socket.send(JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params }));
      }
      if (frame.type !== 'res') continue;
      printed.push(`[${asked}] ${asked === 'connect' ? connectAnswer(frame) : answer(frame)}`);
      if (!frame.ok) exit = 1;
      if (!frame.ok && asked === 'connect') continue; // the gateway says why once more, as it closes
      const next = requests.shift();
      if (!next) return exit;
      asked = next.method;
      socket.send(JSON.stringify({ type: 'req', id: String(requests.length), ...next }));
    }
    printed.push(closed);
    return 1;
  };

  let exit: number | null;
  try {
    exit = await talk();
  } catch (error) {
    signal.throwIfAborted();
    exit = ended.aborted ? null : 1;
    printed.push(refused ?? `[error] ${error instanceof Error ? error.message : error}`);
  } finally {
    if (ended.aborted) socket.terminate();
    else socket.close();
  }
  return { text: `${printed.join('\n')}\n`, exit };
}

function modeOf(options: ConnectOptions): string {
  return options.mode ?? MODES[options.client ?? 'cli'] ?? 'ui';
}

function headers(options: ConnectOptions, url: string): { readonly [name: string]: string } {
  const origin = options.origin ?? (modeOf(options) === 'webchat' ? 'gateway' : 'none');
  if (origin === 'none') return { ...options.headers };
  return { ...options.headers, origin: origin === 'gateway' ? new URL(url.replace(/^ws/, 'http')).origin : origin };
}

/** The parameters of `connect`, as in the program's own schema (`ConnectParamsSchema`). */
function connectParams(options: ConnectOptions, gatewayToken: string, keys: Keys, nonce: string): object {
  const { password, deviceToken, bootstrapToken, protocol = PROTOCOLS } = options;
  const other = password ?? deviceToken ?? bootstrapToken;
  const said = options.token ?? (other === undefined ? gatewayToken : 'none');
  const token = said === 'none' ? undefined : said === 'wrong' ? 'not-the-token-of-this-gateway' : said;
  const role = options.role ?? (modeOf(options) === 'node' ? 'node' : 'operator');
  const client = {
    id: options.client ?? 'cli',
    version: '0.0.0',
    platform: options.platform ?? 'linux',
    mode: modeOf(options),
    buildId: options.buildId,
  };
  const scopes = options.scopes ?? (role === 'operator' ? ['operator.read', 'operator.write', 'operator.admin'] : []);
  const credential = token ?? deviceToken ?? bootstrapToken ?? '';
  return {
    minProtocol: typeof protocol === 'number' ? protocol : protocol.min,
    maxProtocol: typeof protocol === 'number' ? protocol : protocol.max,
    client,
    role,
    scopes,
    auth: { token, password, deviceToken, bootstrapToken },
    device: options.device === 'none' ? undefined : proof(options, keys, { client, role, scopes, credential, nonce }),
  };
}

type Claims = {
  readonly client: { readonly id: string; readonly mode: string; readonly platform: string };
  readonly role: string;
  readonly scopes: readonly string[];
  readonly credential: string;
  readonly nonce: string;
};

/** A device's proof that it holds its key: Ed25519 over the claims (`buildDeviceAuthPayloadV3` in the program). */
function proof(
  options: ConnectOptions,
  keys: Keys,
  { client, role, scopes, credential, nonce: given }: Claims,
): object {
  const name = options.device ?? 'device';
  const key = keys.get(name) ?? generateKeyPairSync('ed25519').privateKey;
  keys.set(name, key);
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x!; // the raw key in base64url
  const ownId = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  const id = options.deviceId === 'wrong' ? '0'.repeat(64) : ownId;
  const nonce = options.nonce === 'bad' ? 'not-the-nonce-of-this-connection' : given;
  const signedAt = Date.now() - (options.signature === 'stale' ? STALE_MS : 0);
  const claims = ['v3', id, client.id, client.mode, role, scopes.join(','), signedAt, credential, nonce];
  const payload = [...claims, client.platform.trim().toLowerCase(), ''].join('|');
  const signed = Buffer.from(options.signature === 'bad' ? `${payload}|` : payload);
  return { id, publicKey, signature: sign(null, signed, key).toString('base64url'), signedAt, nonce };
}

type Frame = z.infer<typeof frameShape>;

function connectAnswer({ ok, payload, error }: Frame): string {
  if (!ok) return JSON.stringify(error, null, 1);
  const { protocol, auth, server } = payload ?? {};
  const hidden = (name: string, value: unknown) =>
    /token$|^recoveryScope$/i.test(name) && typeof value === 'string' ? `<${value.length} chars>` : value;
  return JSON.stringify({ ok, protocol, auth, server }, hidden, 1);
}

function answer({ ok, error }: Frame): string {
  return JSON.stringify(ok ? { ok } : error);
}
