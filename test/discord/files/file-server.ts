import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { FileLink } from '../../../src/discord/files/files.ts';

export type Route = Buffer | string | ((response: ServerResponse, request: IncomingMessage) => void);

export type FileServer = {
  readonly port: number;
  readonly origin: string;
  /** Paths asked for, oldest first. */
  readonly asked: readonly string[];
  /** What a message says of the file at a path, which need not be true. */
  readonly link: (path: string, known?: Partial<FileLink>) => FileLink;
};

/** Serves files on loopback until the test has finished. */
export async function serveFiles(routes: { readonly [path: string]: Route }): Promise<FileServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    asked.push(path);
    const route = routes[path];
    if (route === undefined) response.writeHead(404).end('This content is no longer available.');
    else if (typeof route === 'function') route(response, request);
    else response.end(route);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const link = (path: string, known: Partial<FileLink> = {}): FileLink => ({
    name: path.slice(1),
    url: `${origin}${path}`,
    bytes: null,
    contentType: null,
    ...known,
  });
  return { port, origin, asked, link };
}
