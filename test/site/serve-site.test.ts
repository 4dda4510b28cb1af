import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Served, serveSite } from '../../src/site/serve-site.ts';

let parent: string;
let served: Served;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'claw-serve-'));
  mkdirSync(join(parent, 'site/causes/x'), { recursive: true });
  mkdirSync(join(parent, 'site/assets'));
  writeFileSync(join(parent, 'outside'), 'not to be read');
  for (const name of ['index.html', 'causes/x/index.html', 'assets/page-CysW1HJF.js']) {
    writeFileSync(join(parent, 'site', name), name);
  }
  served = await serveSite(join(parent, 'site'), '127.0.0.1', 0);
});
afterAll(async () => {
  await served.close();
  rmSync(parent, { recursive: true, force: true });
});

type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly text: string;
};

/** Asks for a path just as it is written; `fetch` would tidy it. */
function ask(path: string, host = 'localhost', url = served.url): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    get({ hostname: hostname.replace(/[[\]]/g, ''), port, path, headers: { host } }, async (response) => {
      let text = '';
      for await (const piece of response) text += String(piece);
      done({ status: response.statusCode!, headers: response.headers, text });
    }).on('error', failed);
  });
}

test.each(['/../outside', '/..%2foutside', '/%2e%2e/outside', '/causes/..\\..\\outside', '//outside', '/outside'])(
  'nothing outside the folder is read: %s',
  async (path) => {
    const { text } = await ask(path);
    expect(text).not.toContain('not to be read');
  },
);

test.each([
  ['localhost:8731', 200],
  ['127.0.0.1', 200],
  ['[::1]:8731', 200],
  ['evil.example', 421],
  ['127.0.0.1.evil.example', 421],
  ['localhost.evil.example:80', 421],
])('a page answers to names of this machine only: %s is %i', async (host, status) => {
  expect((await ask('/', host)).status).toBe(status);
});

test.each(['127.0.0.2', '::1', 'LOCALHOST'])('listening on %s is for this machine only too', async (host) => {
  const other = await serveSite(join(parent, 'site'), host, 0);
  onTestFinished(other.close);
  expect((await ask('/', 'evil.example', other.url)).status).toBe(421);
  expect((await ask('/', new URL(other.url).host, other.url)).status).toBe(200);
});

test('a page is asked for anew each time, a file that is named by what it holds never', async () => {
  expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  expect((await ask('/assets/page-CysW1HJF.js')).headers['cache-control']).toContain('immutable');
  expect((await ask('/assets/page-Gone1HJF.js')).headers['cache-control']).toBe('no-cache');
});

test('a page without its slash is shown with it, as its links begin there; to no other site', async () => {
  const { status, headers } = await ask('/causes/x');
  expect([status, headers['location']]).toEqual([308, 'x/']);
  expect((await fetch(`${served.url}/causes/x`)).url).toBe(`${served.url}/causes/x/`);
  expect((await ask('//evil')).headers['location']).toBe('evil/');
});

test('one that everybody may open is told by an address that a browser takes', async () => {
  const open = await serveSite(join(parent, 'site'), '0.0.0.0', 0);
  onTestFinished(open.close);
  expect(open.url).toMatch(/^http:\/\/localhost:\d+$/);
});
