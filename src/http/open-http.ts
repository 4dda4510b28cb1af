import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { Fault } from '../cli/fault.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type Health, storeHealth } from './health.ts';
import { type AnswerInteraction, interactionsRoute } from './interactions.ts';

export type HttpOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'page'>;
  readonly log: Log;
  /** Without it, there is no `POST /interactions`. `publicKey`: 64 hex digits. */
  readonly interactions: { readonly publicKey: string; readonly answer: AnswerInteraction } | null;
};

export type Http = {
  /** Where it listens, such as `http://127.0.0.1:8732`. */
  readonly url: string;
  /** Takes no more requests, lets those in flight finish, and cuts off what is left after `withinMs`. */
  readonly close: (withinMs: number) => Promise<void>;
};

/** Milliseconds, bytes and counts; a slow or greedy sender is cut off. Kept-alive connections outlast a balancer's own minute. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 8_192,
} as const;
const MAX_CONNECTIONS = 1_000;

/** Serves health, metrics and, with a public key, Discord's interactions. Throws a `Fault` if it cannot listen there. */
export async function openHttp(options: HttpOptions): Promise<Http> {
  let isClosing = false;
  let inFlight = 0;
  const app = await routes(options, () => isClosing);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(LIMITS, (request, response) => {
    inFlight += 1;
    response.on('close', () => {
      inFlight -= 1;
      if (isClosing && inFlight === 0) server.closeAllConnections(); // kept alive by senders who may send no more
    });
    void listener(request, response);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options);
  server.on('error', (error) => options.log.error({ error }, 'a connection was not taken')); // such as too many open files
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async (withinMs) => {
      if (!server.listening) return;
      isClosing = true;
      const end = once(server, 'close');
      server.close();
      const cut = setTimeout(() => server.closeAllConnections(), inFlight === 0 ? 0 : withinMs);
      await end;
      clearTimeout(cut);
    },
  };
}

async function routes({ health, metrics, log, interactions }: HttpOptions, isClosing: () => boolean): Promise<Hono> {
  const isStoreFine = storeHealth(health.checkStore);
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('Cache-Control', 'no-store');
  });
  app.onError((error, context) => {
    log.error({ error }, 'a request over HTTP failed');
    return context.body(null, 500);
  });
  app.notFound((context) => context.body(null, 404));

  app.get('/healthz', async (context) => {
    const store = await isStoreFine();
    return context.json({ store }, store ? 200 : 503);
  });
  app.get('/readyz', async (context) => {
    const gateway = health.gateway() !== 'connecting';
    const state = { gateway, store: await isStoreFine(), open: !isClosing() };
    return context.json(state, Object.values(state).every(Boolean) ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { contentType, text } = await metrics.page();
    return context.body(text, 200, { 'Content-Type': contentType });
  });
  if (interactions !== null) {
    app.route('/interactions', await interactionsRoute(interactions.publicKey, interactions.answer));
  }
  return app;
}

async function listen(server: Server, { host, port }: HttpOptions): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Fault(listenFault((error as NodeJS.ErrnoException).code, host, port), 1, { cause: error });
  }
}

function listenFault(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken: stop what listens there, or set HTTP_PORT to another one`;
    case 'EACCES':
      return `port ${port} may not be listened on: set HTTP_PORT to one above 1023`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all`;
    default:
      return `cannot listen on port ${port} of ${host} (${code ?? 'unknown reason'}): change HTTP_HOST or HTTP_PORT`;
  }
}
