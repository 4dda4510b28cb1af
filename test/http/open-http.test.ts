import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Health } from '../../src/http/health.ts';
import { openMetrics } from '../../src/metrics.ts';
import { logged, serve } from './serve.ts';

const SECRET = `sk-${'a1b2c3d4'.repeat(5)}`;
const works = async () => {};
const fails = async () => {
  throw new Error(SECRET);
};
const hangs = () => new Promise<void>(() => {});

/** Status and text of an answer. */
async function get(url: string, init: RequestInit = {}): Promise<readonly [number, string]> {
  const response = await fetch(url, init);
  return [response.status, await response.text()];
}

describe('health', () => {
  test.each<[string, string, Health['checkStore'], ReturnType<Health['gateway']>, number, object]>([
    ['is alive', '/healthz', works, 'connecting', 200, { store: true }],
    ['is not well without a store', '/healthz', fails, 'ready', 503, { store: false }],
    ['is not well with a store that hangs', '/healthz', hangs, 'ready', 503, { store: false }],
    ['is ready', '/readyz', works, 'ready', 200, { gateway: true, store: true, open: true }],
    ['is ready without a gateway', '/readyz', works, 'off', 200, { gateway: true, store: true, open: true }],
    [
      'is not ready while it connects',
      '/readyz',
      works,
      'connecting',
      503,
      { gateway: false, store: true, open: true },
    ],
    ['is not ready without a store', '/readyz', fails, 'ready', 503, { gateway: true, store: false, open: true }],
  ])('%s', async (_, path, checkStore, gateway, status, body) => {
    const { url } = await serve({ health: { checkStore, gateway: () => gateway } });
    const answer = await get(url + path);
    expect([answer[0], JSON.parse(answer[1])]).toEqual([status, body]);
  });

  test('looks at the store once, however often it is asked', async () => {
    let looks = 0;
    const checkStore = async () => {
      looks += 1;
      await sleep(5);
    };
    const { url } = await serve({ health: { checkStore, gateway: () => 'ready' } });
    await Promise.all(Array.from({ length: 50 }, () => get(`${url}/healthz`)));
    await get(`${url}/readyz`);
    expect(looks).toBe(1);
  });
});

describe('what is served', () => {
  test('metrics', async () => {
    const metrics = openMetrics();
    metrics.message('answered');
    const { url } = await serve({ metrics });
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toContain('clinic_messages_total{outcome="answered"} 1');
  });

  test.each<[string, string, string]>([
    ['nothing else', 'GET', '/'],
    ['no files', 'GET', '/package.json'],
    ['no way out', 'GET', '/..%2f..%2fetc/passwd'],
    ['no interactions without a key', 'POST', '/interactions'],
    ['no writing', 'POST', '/healthz'],
    ['what is asked for is not repeated', 'GET', `/${SECRET}?q=${SECRET}`],
  ])('%s', async (_, method, path) => {
    const { url } = await serve();
    expect(await get(url + path, { method })).toEqual([404, '']);
    expect(logged).toEqual([]);
  });

  test.each(['/healthz', '/metrics', '/nothing'])(
    '%s comes with headers that allow nothing, and says not what serves it',
    async (path) => {
      const { url } = await serve();
      const { headers } = await fetch(url + path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      for (const banner of ['server', 'x-powered-by', 'via', 'access-control-allow-origin'])
        expect(headers.get(banner)).toBeNull();
    },
  );

  test('an error shows nothing of itself, neither to the sender nor in the log', async () => {
    const { url } = await serve({ metrics: { page: () => Promise.reject(new Error(SECRET)) } });
    expect(await get(`${url}/metrics`)).toEqual([500, '']);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"what":"a request over HTTP failed"');
    expect(logged[0]).not.toContain(SECRET.slice(3, 12));
  });
});

describe('where it cannot listen', () => {
  test('a taken port is told in one line, with the variable to change', async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    await expect(serve({ port })).rejects.toMatchObject({
      name: 'Fault',
      status: 1,
      message: `port ${port} of 127.0.0.1 is taken: stop what listens there, or set HTTP_PORT to another one`,
    });
  });

  test('an address of another machine too', async () => {
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow(
      '192.0.2.1 is no address of this machine: set HTTP_HOST',
    );
  });

  test('IPv6 is written so that it can be opened', async () => {
    const { url } = await serve({ host: '::1' });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await get(`${url}/healthz`))[0]).toBe(200);
  });
});

describe('a stop', () => {
  /** A server whose page of metrics takes its time, and how to let it go on. */
  async function slow(): Promise<{
    readonly http: Awaited<ReturnType<typeof serve>>;
    readonly asked: Promise<unknown>;
    readonly goOn: () => void;
  }> {
    const [asked, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const page = async () => {
      asked.resolve();
      await going.promise;
      return { contentType: 'text/plain', text: 'done' };
    };
    return { http: await serve({ metrics: { page } }), asked: asked.promise, goOn: going.resolve };
  }

  test('lets what is being answered finish, also on a connection that is kept alive', async () => {
    const { http, asked, goOn } = await slow();
    const agent = new Agent({ keepAlive: true });
    const answered = new Promise<string>((done, failed) => {
      request(`${http.url}/metrics`, { agent }, async (response) => done((await response.toArray()).join('')))
        .on('error', failed)
        .end();
    });
    await asked;
    const start = performance.now();
    const end = http.close(10_000);
    goOn();
    expect(await answered).toBe('done');
    await end;
    expect(performance.now() - start).toBeLessThan(2_000);
    agent.destroy();
  });

  test('does not wait for connections on which nothing is asked', async () => {
    const http = await serve();
    const idle = connect(Number(new URL(http.url).port), '127.0.0.1');
    const kept = new Agent({ keepAlive: true });
    await once(idle, 'connect');
    await new Promise((done) =>
      request(`${http.url}/healthz`, { agent: kept }, (response) => response.resume().on('end', done)).end(),
    );
    const start = performance.now();
    await http.close(10_000);
    expect(performance.now() - start).toBeLessThan(2_000);
    kept.destroy();
    idle.destroy();
  });

  test('cuts off what takes too long', async () => {
    const { http, asked } = await slow();
    const answered = get(`${http.url}/metrics`);
    const refused = expect(answered).rejects.toThrow();
    await asked;
    const start = performance.now();
    await http.close(100);
    expect(performance.now() - start).toBeLessThan(2_000);
    await refused;
  });

  test('takes no more requests, and may be told twice', async () => {
    const http = await serve();
    await http.close(100);
    await http.close(100);
    await expect(get(`${http.url}/healthz`)).rejects.toThrow();
  });
});
