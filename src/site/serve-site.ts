import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { Fault } from '../cli/fault.ts';
import { CONTENT_SECURITY_POLICY } from './layout.ts';

/** A site that is being served. `url`: such as `http://127.0.0.1:8731`. */
export type Served = { readonly url: string; readonly close: () => Promise<void> };

/** What only this machine gets in by. https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3 */
const LOOPBACK = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;
/** A file that never changes, as its name tells what it holds. */
const NAMED_BY_CONTENT = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/**
 * Serves a built site, files only. Pages answer to names of this machine only while it listens on loopback, so that no other site can reach
 * them by a name of its own. Throws a `Fault` if it cannot listen there. `port` 0: any free one.
 */
export async function serveSite(folder: string, host: string, port: number): Promise<Served> {
  const app = new Hono();
  let isLocal = true; // until it is known where it listens
  app.use(async (context, next) => {
    const name = new URL(context.req.url).hostname.replace(/^\[|\]$/g, '');
    const isOurs = LOOPBACK.test(name) || name === host.toLowerCase();
    if (isLocal && !isOurs) return context.text('This page is for this machine only.\n', 421);
    const { path } = context.req;
    const folderName = /\/([\w-]+)$/.exec(path)?.[1];
    if (folderName !== undefined) return context.redirect(`${folderName}/`, 308); // a page's links begin at its folder
    await next();
    // A worker obeys the policy of its own script, not that of the page.
    context.header('Content-Security-Policy', `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`);
    const isKept = context.res.ok && NAMED_BY_CONTENT.test(path);
    context.header('Cache-Control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache');
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
  app.use(serveStatic({ root: folder }));
  app.notFound(async (context) => {
    const page = await readFile(join(folder, '404.html'), 'utf8').catch(() => null);
    return page === null ? context.text('There is no such page.\n', 404) : context.html(page, 404);
  });

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new Fault(whyNot(error as NodeJS.ErrnoException, host, port), 1, { cause: error });
  }
  const { address, family, port: taken } = server.address() as AddressInfo;
  isLocal = LOOPBACK.test(address);
  const isEverywhere = ['0.0.0.0', '::'].includes(address); // no address that a browser takes
  const name = isEverywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${name}:${taken}`,
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
