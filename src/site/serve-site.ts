import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { Fault } from '../cli/fault.ts';

/** A site that is being served. `url`: such as `http://127.0.0.1:8731`. */
export type Served = { readonly url: string; readonly close: () => Promise<void> };

/** Where nobody but this machine gets in. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Serves a built site, files only. Pages answer to names of this machine only while it listens on loopback, so that no other site can reach
 * them by a name of its own. Throws a `Fault` if it cannot listen there. `port` 0: any free one.
 */
export async function serveSite(folder: string, host: string, port: number): Promise<Served> {
  const app = new Hono();
  const isLocal = LOOPBACK.has(host);
  app.use(async (context, next) => {
    const name = new URL(context.req.url).hostname.replace(/^\[|\]$/g, '');
    if (isLocal && !LOOPBACK.has(name)) return context.text('This page is for this machine only.\n', 421);
    return next();
  });
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: true,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use(compress());
  app.use(
    serveStatic({
      root: folder,
      onFound: (path, context) => {
        const isNamedByContent = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/.test(path);
        context.header('Cache-Control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.notFound((context) => context.text('There is no such page.\n', 404));

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new Fault(whyNot(error as NodeJS.ErrnoException, host, port), 1, { cause: error });
  }
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken on ${host}: another program (or another Claw Clinic) listens there. Set CLINIC_PAGE_PORT to a free one`;
  }
  if (code === 'EACCES') return `port ${port} may not be listened on here: set CLINIC_PAGE_PORT to one above 1023`;
  return `cannot listen on ${host}:${port}: ${message}`;
}
