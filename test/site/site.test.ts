import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite, type SiteOptions } from '../../src/site/build-site.ts';
import { causeYaml, kbFolder } from '../kb/folder.ts';

const OPTIONS: SiteOptions = {
  url: 'https://example.org/clinic',
  repository: 'https://github.com/x/y',
  date: '2026-11-28',
  commit: 'abc1234',
  added: new Map([['gate-missing', '2026-11-01']]),
};
const HOSTILE = {
  title: '"<script>alert(1)</script> \\u202E [x](javascript:alert(1))"',
  cause: "'<img src=x onerror=alert(1)> `<b>code</b>`'",
  fix: '[{ do: "Look <i>here</i>.", run: openclaw config get <key>, risk: "opens </li><script>x</script>" }]',
};

let site: string;
beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'claw-site-'));
  await buildSite('kb', site, OPTIONS);
}, 120_000);
afterAll(() => rmSync(site, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(site, path), 'utf8');
const pages = () => (readdirSync(site, { recursive: true }) as string[]).filter((path) => path.endsWith('.html'));

test('every link of every page leads to a file of the site', () => {
  const lost = new Set<string>();
  for (const page of pages().filter((path) => path !== '404.html')) {
    for (const [, link] of read(page).matchAll(/(?:href|src|data-worker|data-knowledge)="([^"#]+)(?:#[^"]*)?"/g)) {
      if (/^(?:https:|data:)/.test(link!)) continue;
      const target = resolve(site, dirname(page), link!);
      if (!existsSync(link!.endsWith('/') ? join(target, 'index.html') : target)) lost.add(`${page}: ${link}`);
    }
  }
  expect(pages().length).toBeGreaterThan(1_000);
  expect([...lost]).toEqual([]);
}, 60_000);

test('a page asks no other site for anything, runs no script of its own text and styles nothing inline', () => {
  for (const page of pages()) {
    const text = read(page);
    expect(text, page).toContain('http-equiv="Content-Security-Policy"');
    expect(text.match(/<script(?! type="module" src="(?:\.\.\/)*assets\/)|<style| style=| on\w+=/g), page).toBeNull();
    expect(text.match(/<(?:img|iframe|object|embed|form action)/g), page).toBeNull();
  }
}, 60_000);

test('a cause tells what one sees, why, how to be sure, what to do, its versions, look-alikes, proof and sources', () => {
  const page = read('causes/cron-id-is-name/index.html');
  for (const part of ['What you see', 'Why it happens', 'What to do', 'Then check', 'Versions', 'Proof', 'Sources']) {
    expect(page).toContain(`<h2>${part}</h2>`);
  }
  expect(page).toContain('href="https://github.com/x/y/edit/main/kb/causes/cron/cron-id-is-name.yaml"');
  expect(page).toContain('Built 2026-11-28 from commit abc1234');
  expect(read('causes/scope-upgrade-pending/index.html')).toContain('<h2>Looks alike</h2>');
  expect(read('es/causes/cron-id-is-name/index.html')).toContain('<html lang="es">');
});

test('of hundreds of texts by which a cause is found a page shows a few, those of the program first', () => {
  const [, seen] = /<h2>What you see<\/h2>(.*?)<h2>/s.exec(read('causes/scope-upgrade-pending/index.html'))!;
  expect(seen!.match(/<code class="said">/g)!.length).toBeLessThan(20);
  expect(seen!.indexOf('<code class="said">')).toBeLessThan(seen!.indexOf('<a href'));
  expect(seen).not.toMatch(/[\p{sc=Cyrillic}\p{sc=Hangul}\p{sc=Arabic}]/u);
  const [, told] = /<h2>What you see<\/h2>(.*?)<h2>/s.exec(read('causes/cron-timezone/index.html'))!;
  expect(told!.replaceAll(/<[^>]*>/g, '')).toContain('openclaw cron add --cron … --tz (missing)');
  expect(told!.match(/<q>/g)!.length).toBe(4);
});

test('the answers to a question lead to their causes', () => {
  expect(read('symptoms/pairing-required/index.html')).toMatch(
    /<li>If a request is pending: <a href="[^"]*\/device-pairing-pending\/">/,
  );
});

test('the page for what is not there has links that work at any address', () => {
  const links = [...read('404.html').matchAll(/<(?:a|link rel="stylesheet") [^>]*?href="(?!https:|#)([^"]+)"/g)].map(
    ([, link]) => link!,
  );
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) expect(link).toMatch(/^\/clinic\//);
});

test('programs find the entries, the newest in a feed, and every page in a sitemap', () => {
  const { entries } = JSON.parse(read('entries.json')) as { entries: { id: string; url: string }[] };
  expect(entries.find(({ id }) => id === 'cron-id-is-name')!.url).toBe(
    'https://example.org/clinic/causes/cron-id-is-name/',
  );
  expect(read('feed.xml').match(/<entry>/g)!.length).toBe(50);
  const listed = [...read('sitemap.xml').matchAll(/<loc>https:\/\/example\.org\/clinic\/([^<]*)<\/loc>/g)].map(
    ([, path]) => path!,
  );
  expect(listed.length).toBe(pages().length - 1); // all but the one for what is not there
  for (const path of listed) expect(existsSync(join(site, path, 'index.html')), path).toBe(true);
});

test('a hostile entry is shown as text', async () => {
  const folder = join(site, '../', `hostile-${process.pid}`);
  try {
    await buildSite(kbFolder({ 'causes/a/gate-missing.yaml': causeYaml(HOSTILE) }), folder, OPTIONS);
    const page = readFileSync(join(folder, 'causes/gate-missing/index.html'), 'utf8');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('<code>&lt;b&gt;code&lt;/b&gt;</code>');
    expect(page).toContain('openclaw config get &lt;key&gt;');
    expect(page).not.toContain('\u202E');
    expect(page).not.toMatch(/<script>|<img|<i>|<b>|href="javascript/);
    expect(readFileSync(join(folder, 'feed.xml'), 'utf8')).not.toContain('<script>');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
