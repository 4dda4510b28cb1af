import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { sitePhrases } from '../phrases.ts';
import { LOCALES, type Page, type Site, to } from '../site.ts';

/** What is shown where there is no page, in every language, since nobody knows which was meant. */
export function notFoundPage(site: Site): string {
  const root = site.url === null ? '/' : `${new URL(site.url).pathname.replace(/\/$/, '')}/`;
  const pages = LOCALES.map((locale): Page => ({ site, locale, say: sitePhrases(locale), path: '', root }));
  const [{ say }] = pages as [Page];
  const content = pages.map(
    (
      page,
      at,
    ) => html`${at === 0 ? html`<h1>${page.say.notFound}</h1>` : html`<h2 lang="${page.locale}">${page.say.notFound}</h2>`}
<p lang="${page.locale}"><a href="${to(page, '')}">${page.say.home}</a> · <a href="${to(page, 'entries/')}">${page.say.all}</a></p>
`,
  );
  return layout(pages[0]!, html`${content}`, { title: say.notFound, description: say.description });
}
