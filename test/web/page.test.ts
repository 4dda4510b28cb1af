import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../../src/site/build-site.ts';
import { type Served, serveSite } from '../../src/site/serve-site.ts';
import { CHROMIUM, launch } from './browser.ts';

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
/** Pictures of the pages, to be looked at; kept out of the repository. */
const PICTURES = join(import.meta.dirname, '../../dist/pictures');
const FIRST_PAGE_KB = 150;

let folder: string;
let served: Served;
let browser: Browser;

if (CHROMIUM === null) {
  process.stderr.write(
    '\n*** No Chromium is found: the page is NOT tested in a browser. `apt install chromium`, or set CHROMIUM. ***\n\n',
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claw-site-'));
  const options = {
    url: 'https://example.org/clinic',
    repository: 'https://github.com/x/y',
    date: '2026-11-28',
    commit: 'abc1234',
    added: new Map([['cron-agentid-in-payload', '2026-11-27']]),
  };
  await buildSite('kb', folder, options);
  served = await serveSite(folder, '127.0.0.1', 0);
  if (CHROMIUM !== null) browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('the first page is at most 150 kB compressed, without the knowledge base', () => {
  const { length: page } = gzipSync(readFileSync(join(folder, 'index.html')));
  const assets = readdirSync(join(folder, 'assets')).filter((name) => !/^(?:knowledge|search)-/.test(name));
  const sizes = assets.map((name) => gzipSync(readFileSync(join(folder, 'assets', name))).length);
  const sum = [page, ...sizes].reduce((all, size) => all + size, 0);
  expect(assets.length).toBe(3); // the page's script and style, and the worker
  expect(sum / 1024).toBeLessThanOrEqual(FIRST_PAGE_KB);
});

describe.skipIf(CHROMIUM === null)('in a browser', { timeout: 60_000 }, () => {
  const secret = ['sk-ant-api03', 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4', 'Q2h1bmtzT2ZOb25zZW5zZQ'].join('-');
  const POST = `openclaw gateway call cron.add --params '{"token":"${secret}"}'
Error: at /payload: unexpected property 'agentId'
{"name":"nightly","schedule":{"kind":"cron","expr":"0 3 * * *"},"payload":{"kind":"agentTurn","message":"hi","agentId":"research"}}`;

  async function opened(path = '/', context?: BrowserContext): Promise<Page> {
    const page = await (context ?? browser).newPage();
    await page.goto(`${served.url}${path}`);
    if (await page.locator('#clinic').count()) await page.waitForSelector('html[data-ready]');
    return page;
  }

  async function answered(page: Page, text: string): Promise<void> {
    const before = await page.locator('article.reply').count();
    await page.evaluate(
      ([value]) => {
        (
          globalThis as unknown as { document: { getElementById(id: string): { value: string } } }
        ).document.getElementById('paste').value = value!;
      },
      [text],
    );
    await page.click('button.main');
    await page.locator('article.reply').nth(before).waitFor();
  }

  test('answers a paste: the cause, the line, the corrected JSON as a diff, what was masked', async () => {
    const page = await opened();
    await answered(page, POST);
    const reply = page.locator('article.reply');
    expect(await reply.locator('h2').first().textContent()).toContain('agentId');
    expect(await reply.locator('li.seen').first().textContent()).toContain("unexpected property 'agentId'");
    expect(await reply.locator('mark').first().textContent()).toMatch(/^\[REDACTED:/);
    expect(await reply.locator('.diff ins').last().textContent()).toContain('"agentId": "research"');
    expect(await page.content()).not.toContain(secret);
    await page.close();
  });

  test('goes on with the conversation, rules a cause out, and begins anew', async () => {
    const page = await opened();
    await answered(page, 'gateway closed (1008): pairing required');
    await answered(page, 'openclaw devices list\nNo device pairing entries.');
    expect(await page.locator('article.reply').count()).toBe(2);
    const first = await page.locator('article.reply').last().locator('h2').first().textContent();
    await page.getByText('That is not it').click();
    await page.locator('article.reply').nth(2).waitFor();
    expect(await page.locator('article.reply').last().locator('h2').first().textContent()).not.toBe(first);
    await page.click('#anew');
    expect(await page.locator('article.reply').count()).toBe(0);
    await page.close();
  });

  test('a link to share holds names of entries and nothing of the paste', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await opened('/', context);
    await answered(page, POST);
    await page.getByText('Copy a link').click();
    await page.getByText('Copied.', { exact: false }).first().waitFor();
    const link = await page.evaluate('navigator.clipboard.readText()');
    expect(link).toMatch(/\/#causes=[a-z0-9,-]+$/);
    const shared = await opened(new URL(String(link)).pathname + new URL(String(link)).hash, context);
    expect(await shared.locator('#conversation a').first().getAttribute('href')).toMatch(/^causes\/[a-z0-9-]+\/$/);
    const titles = await shared.locator('#conversation a').allTextContents();
    expect(titles[0]).toContain('agentId stands inside');
    await context.close();
  });

  test('the box goes on below the reply, tells which files were chosen, and comes back when one begins anew', async () => {
    const page = await opened();
    const isBelow = async () =>
      ((await page.locator('#conversation').boundingBox())?.y ?? 0) < (await page.locator('#clinic').boundingBox())!.y;
    expect(await page.locator('#anew').isVisible()).toBe(false);
    await page.setInputFiles('#files', { name: 'gateway.log', mimeType: 'text/plain', buffer: Buffer.from('x') });
    expect(await page.textContent('#chosen')).toBe('Chosen: gateway.log');
    await answered(page, POST);
    expect(await isBelow()).toBe(true);
    expect(await page.textContent('#chosen')).not.toContain('gateway.log');
    await page.getByText('That solved it').click();
    expect(await page.locator('.feedback').textContent()).toContain('Good to hear');
    await page.click('#anew');
    expect(await isBelow()).toBe(false);
    expect(await page.locator('#anew').isVisible()).toBe(false);
    await page.close();
  });

  test('no request carries anything of a paste, and none leaves this server', async () => {
    const context = await browser.newContext();
    const requests: Request[] = [];
    context.on('request', (request) => requests.push(request));
    const page = await opened('/', context);
    await answered(page, POST);
    await page.setInputFiles('#files', {
      name: 'gateway.log',
      mimeType: 'text/plain',
      buffer: Buffer.from(POST.repeat(40)),
    });
    await answered(page, 'and this file');
    await page.fill('#words', `${secret} pairing`);
    await page.locator('#found li').first().waitFor();
    const told = requests.map((request) => `${request.method()} ${request.url()} ${request.postData() ?? ''}`);
    expect(told.length).toBeGreaterThan(3);
    for (const request of told) {
      expect(request).toMatch(new RegExp(`^GET (?:data:|(?:blob:)?${served.url}/)`));
      expect(request).not.toMatch(/sk-ant|Zm9vYmFy|unexpected|research|pairing/);
    }
    await context.close();
  });

  test.each(['as it is served', 'from a host that sends no policy'])(
    'the policy stops what would send a paste elsewhere, in the page and in its worker: %s',
    async (host) => {
      const elsewhere = createServer((_, response) => response.end('stolen'));
      await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
      onTestFinished(() => void elsewhere.close());
      let asked = 0;
      elsewhere.on('request', () => {
        asked += 1;
      });
      const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`;
      const context = await browser.newContext();
      if (host !== 'as it is served') {
        await context.route('**/*', async (route) => {
          const response = await route.fetch();
          const { 'content-security-policy': _, ...headers } = response.headers();
          await route.fulfill({ response, headers });
        });
      }
      const page = await opened('/', context);
      const send = `fetch('${address}', { mode: 'no-cors' }).then(() => 'sent', () => 'stopped')`;
      const outcome = await page.evaluate(`Promise.all([
      ${send},
      new Promise((done) => { const image = new Image(); image.onload = () => done('sent'); image.onerror = () => done('stopped'); image.src = '${address}'; }),
      new Promise((done) => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); done(window.ran ? 'ran' : 'stopped'); }),
    ])`);
      expect(outcome).toEqual(['stopped', 'stopped', 'stopped']);
      expect(await page.workers()[0]!.evaluate(send)).toBe('stopped');
      expect(asked).toBe(0);
      await context.close();
    },
  );

  test.each([
    ['a script', '<script>window.ran = 1</script><img src=x onerror="window.ran = 1">'],
    ['a link that runs', '[x](javascript:window.ran=1) <a href="javascript:window.ran=1">x</a>'],
    ['text that turns around', 'Error: abc\u202Egnp.exe'],
    ['a table of 5,000 rows', `| a | b |\n|---|---|\n${'| <b>x</b> | y |\n'.repeat(5_000)}`],
  ])('%s in a paste is shown as text', async (_, hostile) => {
    const page = await opened();
    await answered(page, `Error: at /payload: unexpected property 'agentId'\n${hostile}`);
    const reply = page.locator('article.reply');
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await reply.locator('script, img, b, a[href^="javascript"]').count()).toBe(0);
    expect(await reply.textContent()).not.toContain('\u202E');
    await page.close();
  });

  test('what is sent twice at once is answered once', async () => {
    const page = await opened();
    await page.fill('#paste', POST);
    await page.evaluate(`for (let time = 0; time < 3; time += 1) document.getElementById('clinic').requestSubmit()`);
    await page.locator('article.reply').waitFor();
    await page.evaluate(
      `for (const bar of document.querySelectorAll('.feedback')) bar.children[1].click(), bar.children[1].click()`,
    );
    await page.locator('article.reply').nth(1).waitFor();
    await page.fill('#words', 'pairing'); // the worker has answered all before it
    await page.locator('#found li').first().waitFor();
    expect(await page.locator('article.reply').count()).toBe(2);
    await page.close();
  });

  test('what cannot be copied or read is told in a line, and the next paste is answered', async () => {
    const page = await opened();
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))`);
    await answered(page, POST);
    await page.locator('[data-copy]').first().click();
    await expect.poll(() => page.textContent('#status')).toContain('not here');
    await page.setInputFiles('#files', { name: 'gone.log', mimeType: 'text/plain', buffer: Buffer.from(POST) });
    await page.evaluate(`Worker.prototype.postMessage = () => { throw new Error('cannot be sent'); }`);
    await page.click('button.main');
    await expect.poll(() => page.textContent('#status')).toContain('cannot be sent');
    expect(await page.isEnabled('button.main')).toBe(true);
    await page.close();
  });

  test('a worker that cannot be loaded is told in a line', async () => {
    const page = await browser.newPage();
    await page.route('**/worker-*', (route) => route.abort());
    await page.goto(`${served.url}/`);
    await expect.poll(() => page.textContent('#status')).toContain('cannot be loaded');
    await page.fill('#paste', POST);
    await page.click('button.main');
    await expect.poll(() => page.isEnabled('button.main')).toBe(true);
    expect(await page.textContent('#status')).toContain('cannot be loaded');
    await page.close();
  });

  test('text that is dropped goes where it is dropped, and asks nothing', async () => {
    const page = await opened();
    const isTaken = await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'a word');
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.getElementById('paste').dispatchEvent(drop);
      return drop.defaultPrevented;
    })()`);
    expect([isTaken, await page.textContent('#status')]).toEqual([false, '']);
    await page.close();
  });

  test.each([
    ['UTF-16', Buffer.from(`\uFEFFÉchec: unexpected property 'agentId'`, 'utf16le')],
    ['Windows-1252', Buffer.from(`Échec: unexpected property 'agentId'`, 'latin1')],
    ['UTF-8 with a broken letter', Buffer.concat([Buffer.from('Échec: äöü '), Buffer.from([0xff])])],
    ['nothing', Buffer.from('')],
  ])('a file of %s with a hostile name is read', async (encoding, buffer) => {
    const page = await opened();
    await page.setInputFiles('#files', { name: '<img src=x onerror=alert(1)>.log', mimeType: 'text/plain', buffer });
    await page.click('button.main');
    await page.locator('article.reply').waitFor();
    if (encoding !== 'nothing') expect(await page.locator('.post').textContent()).toContain('Échec');
    expect(await page.locator('article.reply img').count()).toBe(0);
    await page.close();
  });

  test('a file of 25 MB is read with progress, a larger one refused in a line', async () => {
    const page = await opened();
    const line = '2026-11-28T10:00:00Z [info] all is well with this line of the log\n';
    const body = Buffer.from(line.repeat(Math.ceil((24.5 * 1024 * 1024) / line.length)) + POST);
    const path = join(folder, 'large.log');
    writeFileSync(path, body);
    await page.evaluate(
      `window.seen = []; new MutationObserver(() => window.seen.push(document.getElementById('status').textContent)).observe(document.getElementById('status'), { childList: true });`,
    );
    await page.setInputFiles('#files', path);
    await page.click('button.main');
    await page.locator('article.reply').waitFor({ timeout: 50_000 });
    expect(await page.locator('article.reply h2').first().textContent()).toContain('agentId');
    expect((await page.evaluate('window.seen')) as string[]).toContainEqual(expect.stringMatching(/^\d+ % read$/));
    await page.setInputFiles('#files', [path, join(folder, 'index.html'), path]);
    await page.click('button.main');
    await expect.poll(() => page.textContent('#status')).toContain('more than 25 MB');
    await page.close();
  });

  test('everything can be read without JavaScript but the diagnosis', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${served.url}/`);
    expect(await page.locator('noscript').textContent()).toContain('JavaScript');
    await page.click('ul.areas a >> text=cron');
    await page.click('ul.entries a >> nth=0');
    await page.waitForURL(/\/causes\//);
    await page.locator('ol.steps').waitFor();
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('ol.steps li').count()).toBeGreaterThan(0);
    await context.close();
  });

  test('works by keyboard alone', async () => {
    const page = await opened();
    await page.focus('#paste');
    await page.keyboard.type("Error: at /payload: unexpected property 'agentId'");
    await page.keyboard.press('Control+Enter');
    await page.locator('article.reply').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toContain('reply');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toMatch(/A|BUTTON/);
    await page.close();
  });

  const PAGES = ['/', '/entries/', '/areas/howto/', '/causes/cron-agentid-in-payload/', '/symptoms/pairing-required/'];
  describe.each(['en', 'es', 'zh'])('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'nothing is cut, and axe finds nothing, in the %s theme',
      async (colorScheme) => {
        for (const width of [360, 768, 1440]) {
          const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
          for (const path of PAGES) {
            const at = language === 'en' ? path : `/${language}${path}`;
            const page = await opened(at, context);
            if (path === '/') await answered(page, POST);
            expect(
              await page.evaluate('document.documentElement.scrollWidth'),
              `${at} at ${width}`,
            ).toBeLessThanOrEqual(width);
            const name = `${language}-${colorScheme}-${width}${path.replaceAll('/', '-').replace(/-$/, '')}.png`;
            await page.screenshot({ path: join(PICTURES, name), fullPage: true });
            if (width === 360) {
              await page.evaluate(AXE); // by the debugger, so that the page's own policy stays as it is
              const found = (await page.evaluate('axe.run()')) as {
                violations: { id: string; nodes: { html: string }[] }[];
              };
              expect(found.violations.map(({ id, nodes }) => `${at} ${id}: ${nodes[0]?.html}`)).toEqual([]);
            }
            await page.close();
          }
          await context.close();
        }
      },
    );
  });
});
