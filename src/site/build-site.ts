import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile } from '../engine/compile.ts';
import { inLanguage } from '../engine/in-language.ts';
import { causeOf, symptomOf } from '../engine/look-up.ts';
import { type KbFiles, loadFiles } from '../kb/load.ts';
import { bundle } from './bundle.ts';
import { entriesJson, feed, sitemap } from './machine-files.ts';
import { causePage } from './pages/cause-page.ts';
import { homePage } from './pages/home-page.ts';
import { areaPage, entriesPage } from './pages/list-pages.ts';
import { notFoundPage } from './pages/not-found-page.ts';
import { symptomPage } from './pages/symptom-page.ts';
import { sitePhrases } from './phrases.ts';
import { replaceFolder } from './replace-folder.ts';
import { folderOf, LOCALES, type Page, type Site } from './site.ts';

export type SiteOptions = Pick<Site, 'url' | 'repository' | 'date' | 'commit' | 'added'>;

/**
 * Writes the whole site: every page in every language, the bundles, and what programs read. Takes the place of an older site; throws a
 * `Fault` if the folder holds anything else. Returns how many pages.
 */
export async function buildSite(kbDir: string, siteDir: string, options: SiteOptions): Promise<number> {
  const files = loadFiles(kbDir);
  return replaceFolder(siteDir, (unfinished) => writeSite(files, unfinished, options));
}

async function writeSite(files: KbFiles, outDir: string, options: SiteOptions): Promise<number> {
  const kb = compile(files.entries);
  mkdirSync(join(outDir, 'assets'));
  const assets = await bundle(outDir, kb);
  const causes = files.entries.causes.filter(({ status }) => status !== 'retired').toSorted(byId);
  const areas = Map.groupBy(
    causes.toSorted((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0)),
    ({ area }) => area,
  );
  let pages = 0;
  for (const locale of LOCALES) {
    const site: Site = { ...options, files, assets, kb: inLanguage(kb, locale) };
    const write = (path: string, made: (page: Page) => string) => {
      const text = made({ site, locale, say: sitePhrases(locale), path });
      put(outDir, `${folderOf(locale)}${path}index.html`, text);
      pages += 1;
    };
    write('', (page) => homePage(page, areas));
    write('entries/', (page) => entriesPage(page, areas));
    for (const [area, of] of areas) write(`areas/${area}/`, (page) => areaPage(page, area, of));
    for (const { id } of causes) write(`causes/${id}/`, (page) => causePage(page, causeOf(site.kb, id)!));
    for (const { id } of files.entries.symptoms) {
      write(`symptoms/${id}/`, (page) => symptomPage(page, symptomOf(site.kb, id)!));
    }
  }
  const site: Site = { ...options, files, assets, kb };
  put(outDir, '404.html', notFoundPage(site));
  put(outDir, 'entries.json', entriesJson(site, causes));
  put(outDir, '.nojekyll', '');
  if (options.url !== null) {
    put(outDir, 'feed.xml', feed(site, causes));
    put(outDir, 'sitemap.xml', sitemap(site, causes, [...areas.keys()]));
    put(outDir, 'robots.txt', `User-agent: *\nAllow: /\nSitemap: ${options.url}/sitemap.xml\n`);
  }
  return pages;
}

function put(outDir: string, path: string, text: string): void {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
