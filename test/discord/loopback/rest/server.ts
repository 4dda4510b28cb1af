import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../fault-plan.ts';
import { fileBehind } from '../links.ts';
import { isSnowflake } from '../snowflake.ts';
import type { World } from '../world.ts';
import { ApiError, invalidForm, refusal } from './api-error.ts';
import { fault } from './message-rules.ts';
import { readMultipart } from './multipart.ts';
import { bodyFaults } from './openapi.ts';
import { bucketHeaders, RateLimits } from './rate-limits.ts';
import type { JsonObject, Route, SentFile } from './route.ts';
import { Router } from './router.ts';
import type { SeenRequest } from './seen-request.ts';

const PREFIX = '/api/v10';
/** Requests that are remembered. */
const MAX_SEEN = 20_000;
const MAJOR = ['{channel_id}', '{guild_id}', '{webhook_id}', '{interaction_id}'];

type Seen = { -readonly [key in keyof SeenRequest]: SeenRequest[key] };
type Parsed = { readonly body: JsonObject; readonly files: ReadonlyMap<number, SentFile> };
const NOTHING: Parsed = { body: {}, files: new Map() };

/** The HTTP side: REST below /api/v10, files below /attachments. */
export class RestServer {
  readonly #world: World;
  readonly #router: Router;
  readonly #limits: RateLimits;

  constructor(world: World, routes: readonly Route[]) {
    this.#world = world;
    this.#router = new Router(routes);
    this.#limits = new RateLimits(world);
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => void this.#answer(request, response, Buffer.concat(chunks)));
  };

  async #answer(request: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<void> {
    const url = request.url ?? '/';
    const cut = url.indexOf('?');
    const whole = cut < 0 ? url : url.slice(0, cut);
    const query = cut < 0 ? '' : url.slice(cut + 1);
    const isApi = whole.startsWith(`${PREFIX}/`);
    const path = isApi ? whole.slice(PREFIX.length) : whole;
    const method = request.method ?? 'GET';
    const seen: Seen = { method, path, query, body: null, files: [], at: Date.now(), status: null };
    const { requests, plan } = this.#world;
    requests.push(seen);
    if (requests.length > MAX_SEEN * 1.1) requests.splice(0, requests.length - MAX_SEEN);
    const name = `${method} ${path}`;
    if (!plan.isEmpty) {
      const delay = plan.delay(name);
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    }
    const send = (status: number, headers: { readonly [name: string]: string }, body: string | Uint8Array): void => {
      if (!plan.isEmpty && plan.isCut(name)) {
        seen.status = 0;
        response.destroy();
        return;
      }
      seen.status = status;
      response.writeHead(status, headers);
      response.end(body);
    };
    const at = Date.now();
    try {
      if (isApi) await this.#answerApi(request, seen, bytes, at, send);
      else this.#answerFile(seen, send);
    } catch (error) {
      this.#world.faultsFound.push(`the loopback itself failed at ${name}: ${(error as Error).stack}`);
      send(500, JSON_TYPE, '{"message":"500: Internal Server Error","code":0}');
    }
  }

  async #answerApi(request: IncomingMessage, seen: Seen, bytes: Buffer, at: number, send: Send): Promise<void> {
    const { method, path } = seen;
    const found = this.#router.find(method, path);
    const parsed = await parse(request, bytes);
    if (parsed) {
      seen.body = parsed === NOTHING ? null : parsed.body;
      seen.files = [...parsed.files.values()].map(({ name }) => name);
    }
    if (!found) {
      this.#world.faultsFound.push(`no such route: ${method} ${path}`);
      send(404, JSON_TYPE, '{"message":"404: Not Found","code":0}');
      return;
    }
    const { route, params } = found;
    const planned = this.#world.plan.isEmpty ? null : this.#world.plan.next(`${method} ${path}`, route.isOpen === true);
    if (planned) {
      sendFault(planned, send);
      return;
    }
    if (!route.isOpen && request.headers.authorization !== `Bot ${this.#world.token}`) {
      send(401, JSON_TYPE, '{"message":"401: Unauthorized","code":0}');
      return;
    }
    const waitMs = route.isOpen ? 0 : this.#limits.takeGlobal();
    if (waitMs > 0) {
      sendFault({ kind: 'limited', retryAfterMs: waitMs, isGlobal: true }, send);
      return;
    }
    const { bucket, isOver } = this.#limits.take(method, route.template, majorOf(route.template, params));
    const headers = bucketHeaders(bucket);
    if (isOver) {
      const limited: Fault = { kind: 'limited', retryAfterMs: bucket.resetAt - Date.now(), isGlobal: false };
      sendFault(limited, send, headers);
      return;
    }
    try {
      if (!parsed) throw refusal(50109);
      this.#check(route, params, parsed);
      const answer = await route.run({
        world: this.#world,
        params,
        query: new URLSearchParams(seen.query),
        at,
        ...parsed,
      });
      // discord.js reads a JSON body wherever the type says so, also where there is none.
      if (answer.body === null) send(answer.status, headers, '');
      else send(answer.status, { ...headers, ...JSON_TYPE }, JSON.stringify(answer.body));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isFault) this.#world.faultsFound.push(`${method} ${path}: ${error.message}`);
      send(error.status, { ...headers, ...JSON_TYPE }, JSON.stringify(error.body));
    }
  }

  #check(route: Route, params: readonly string[], { body }: Parsed): void {
    const names = route.template.split('/').filter((part) => part.startsWith('{'));
    for (const [index, name] of names.entries()) {
      if (!name.endsWith('_id}') || isSnowflake(params[index])) continue;
      throw invalidForm([fault(name.slice(1, -1), 'NUMBER_TYPE_COERCE', `Value "${params[index]}" is not snowflake.`)]);
    }
    if (!this.#world.settings.validate || route.method === 'GET' || route.method === 'DELETE') return;
    const faults = bodyFaults(route.method, route.template, body, route.schema?.(this.#world, params));
    if (faults.length > 0) throw invalidForm(faults);
  }

  #answerFile(seen: Seen, send: Send): void {
    const planned = this.#world.plan.isEmpty ? null : this.#world.plan.next(`${seen.method} ${seen.path}`, true);
    if (planned) {
      sendFault(planned, send);
      return;
    }
    const file = fileBehind(this.#world, seen.path, new URLSearchParams(seen.query));
    if (!file) {
      send(404, { 'content-type': 'text/plain;charset=UTF-8' }, 'This content is no longer available.');
      return;
    }
    send(
      200,
      {
        'content-type': file.contentType ?? 'application/octet-stream',
        'content-length': String(file.bytes.length),
        'content-disposition': `attachment; filename="${encodeURIComponent(file.name)}"`,
      },
      seen.method === 'HEAD' ? '' : file.bytes,
    );
  }
}

type Send = (status: number, headers: { readonly [name: string]: string }, body: string | Uint8Array) => void;

const JSON_TYPE = { 'content-type': 'application/json' };

function sendFault(planned: Fault, send: Send, headers: { readonly [name: string]: string } = {}): void {
  if (planned.kind === 'status') {
    send(planned.status, { 'content-type': 'text/html' }, '<html></html>');
    return;
  }
  if (planned.kind === 'refusal') {
    send(planned.status, JSON_TYPE, JSON.stringify({ message: planned.message, code: planned.code }));
    return;
  }
  const seconds = Math.max(planned.retryAfterMs, 1) / 1000;
  send(
    429,
    {
      ...headers,
      ...JSON_TYPE,
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': planned.isGlobal ? 'global' : 'user',
      ...(planned.isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    JSON.stringify({ message: 'You are being rate limited.', retry_after: seconds, global: planned.isGlobal }),
  );
}

async function parse(request: IncomingMessage, bytes: Buffer): Promise<Parsed | null> {
  if (bytes.length === 0) return NOTHING;
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  if (!type.startsWith('application/json')) return null;
  try {
    return { body: JSON.parse(bytes.toString('utf8')) as JsonObject, files: NOTHING.files };
  } catch {
    return null;
  }
}

function majorOf(template: string, params: readonly string[]): string {
  const names = template.split('/').filter((part) => part.startsWith('{'));
  const at = names.findIndex((name) => MAJOR.includes(name));
  return at < 0 ? '' : (params[at] ?? '');
}
