import type { KnowledgeBase } from '../engine/compile.ts';
import type { CauseId, Locale } from '../engine/types.ts';
import type { KbFiles } from '../kb/load.ts';
import type { SitePhrases } from './phrases.ts';

/** What every page of the site is made from. */
export type Site = {
  readonly kb: KnowledgeBase;
  readonly files: KbFiles;
  /** Where it will stand, without a slash at its end; null if that is not known: then there is no sitemap, feed or canonical address. */
  readonly url: string | null;
  /** Where its source stands, without a slash at its end. */
  readonly repository: string;
  /** Day on which it was built, `2026-11-28`, and the commit it was built from. */
  readonly date: string;
  readonly commit: string;
  /** Entry → the day on which it was added, where that is known. */
  readonly added: ReadonlyMap<CauseId, string>;
  /** Paths of the bundled files below the site. */
  readonly assets: {
    readonly script: string;
    readonly style: string;
    readonly worker: string;
    readonly knowledge: string;
  };
};

/** One page: its path below its language's folder (`causes/x/`, empty for the first page). */
export type Page = {
  readonly site: Site;
  readonly locale: Locale;
  readonly say: SitePhrases;
  readonly path: string;
  /** Where the site stands, for a page that is shown at any address; its links then begin with it. */
  readonly root?: string;
};

export const LOCALES: readonly Locale[] = ['en', 'es', 'zh'];

/** The folder of a language, with a slash at its end: English stands at the top. */
export function folderOf(locale: Locale): string {
  return locale === 'en' ? '' : `${locale}/`;
}

/** The address of a place of the same language, as seen from a page: the site works in any folder of any host. */
export function to(page: Page, path: string): string {
  return page.root === undefined ? `${up(page.path)}${path}` || './' : `${page.root}${folderOf(page.locale)}${path}`;
}

/** The address of a file of the whole site, as seen from a page. */
export function toFile(page: Page, path: string): string {
  return `${page.root ?? up(folderOf(page.locale) + page.path)}${path}` || './';
}

function up(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
