import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildSite } from '../../src/site/build-site.ts';
import { serveSite } from '../../src/site/serve-site.ts';
import { CHROMIUM, launch } from '../web/browser.ts';
import { median } from './measure.ts';

/** Milliseconds, medians of five. `null`: there is no Chromium. */
export type WebFigures = {
  /** From the request for the page to a box that can be typed in, and to a knowledge base that answers. */
  readonly interactive: number;
  readonly ready: number;
  /** A paste of 2 kB in the worker. */
  readonly paste: number;
  /** A file of 25 MB, and the longest task of the page's own thread meanwhile. */
  readonly file: number;
  readonly longestTask: number;
} | null;

const RUNS = 5;
const LINE = '2026-11-28T10:00:00.000Z info [gateway] all is well with this line of the log, as with the others\n';
const ERROR = "Error: at /payload: unexpected property 'agentId'\n";
const PASTE = LINE.repeat(19) + ERROR;

/** How quick the page is in a real browser, on loopback. */
export async function webFigures(): Promise<WebFigures> {
  if (CHROMIUM === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'claw-bench-'));
  const options = {
    url: null,
    repository: 'https://github.com/x/y',
    date: '2026-11-28',
    commit: 'bench',
    added: new Map(),
  };
  await buildSite('kb', folder, options);
  const log = join(folder, 'large.log');
  writeFileSync(log, LINE.repeat(Math.floor((25 * 1024 * 1024 - 100) / LINE.length)) + ERROR);
  const { url, close } = await serveSite(folder, '127.0.0.1', 0);
  const browser = await launch();
  try {
    const runs: NonNullable<WebFigures>[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await oneRun(browser, url, log));
    const middle = (key: keyof NonNullable<WebFigures>) => median(runs.map((run) => run[key]));
    return {
      interactive: middle('interactive'),
      ready: middle('ready'),
      paste: middle('paste'),
      file: middle('file'),
      longestTask: middle('longestTask'),
    };
  } finally {
    await browser.close();
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRun(browser: Browser, url: string, log: string): Promise<NonNullable<WebFigures>> {
  const context = await browser.newContext(); // its own cache
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('html[data-ready]');
  const interactive = Number(await page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive"));
  const ready = Number(await page.evaluate('performance.now()'));
  const answer = async (fill: () => Promise<void>, place: number) => {
    await fill();
    await page.click('button.main');
    await page.locator('article.reply').nth(place).waitFor({ timeout: 120_000 });
    return Number(await page.getAttribute('html', 'data-took'));
  };
  await answer(() => page.fill('#paste', PASTE), 0); // the first one also reads what the knowledge base has packed
  const paste = await answer(() => page.fill('#paste', PASTE), 1);
  await page.evaluate(
    `window.tasks = [0]; new PerformanceObserver((list) => { for (const task of list.getEntries()) window.tasks.push(task.duration); }).observe({ type: 'longtask' });`,
  );
  await page.setInputFiles('#files', log);
  const from = performance.now();
  await answer(async () => undefined, 2);
  const file = performance.now() - from;
  const longestTask = Number(await page.evaluate('Math.max(...window.tasks)'));
  await context.close();
  return { interactive, ready, paste, file, longestTask };
}
