import { html, raw } from 'hono/html';
import { clip, oneLine } from '../engine/render/plain.ts';
import type { Html } from '../web/sentence-html.ts';
import { sitePhrases } from './phrases.ts';
import { folderOf, LOCALES, type Page, to, toFile } from './site.ts';

/** Nothing may be fetched, run, framed or sent but what stands beside the page; what was pasted could go nowhere else either. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** UTF-16 units of a description. */
const MOST_TOLD = 200;

/** A whole page around its content. `description`: one plain sentence. */
export function layout(
  page: Page,
  content: Html,
  {
    title,
    description,
    kind = 'article',
  }: { readonly title: string; readonly description: string; readonly kind?: 'website' | 'article' },
): string {
  const { site, locale, say, path } = page;
  const [named, told] = [bare(title), clip(bare(description), MOST_TOLD)];
  const { url } = site;
  const own = url === null ? null : `${url}/${folderOf(locale)}${path}`;
  const shownTitle = title === say.title ? `${say.title}: ${say.tagline}` : `${named} · ${say.title}`;
  return String(html`<!doctype html>
<html lang="${locale === 'zh' ? 'zh-Hans' : locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${shownTitle}</title>
<meta name="description" content="${told}">
<meta property="og:type" content="${kind}">
<meta property="og:site_name" content="${say.title}">
<meta property="og:title" content="${named}">
<meta property="og:description" content="${told}">
<link rel="icon" href="data:image/svg+xml,${raw(ICON)}">
<link rel="stylesheet" href="${toFile(page, site.assets.style)}">
${
  own === null
    ? ''
    : html`<link rel="canonical" href="${own}"><meta property="og:url" content="${own}">
<link rel="alternate" type="application/atom+xml" title="${say.feed}" href="${toFile(page, 'feed.xml')}">
${LOCALES.map(
  (other) => html`<link rel="alternate" hreflang="${other}" href="${url}/${folderOf(other)}${path}">
`,
)}`
}</head>
<body>
<a class="skip" href="#content">${say.skip}</a>
<header>
<a class="name" href="${to(page, '')}">${say.title}</a>
<nav>
${[
  { to: '', name: say.home },
  { to: 'entries/', name: say.browse },
  { to: 'areas/howto/', name: say.questions },
].map(
  (
    link,
  ) => html`<a href="${to(page, link.to)}"${link.to === path && page.root === undefined ? raw(' aria-current="page"') : ''}>${link.name}</a>
`,
)}</nav>
<nav class="languages" aria-label="${say.languages}">
${LOCALES.map((other) =>
  other === locale
    ? html`<span aria-current="true">${sitePhrases(other).language}</span>`
    : html`<a lang="${other}" hreflang="${other}" href="${toFile(page, `${folderOf(other)}${path}`)}">${sitePhrases(other).language}</a>`,
)}
</nav>
</header>
<main id="content" tabindex="-1">
${content}
</main>
<footer>
<p>${say.built(site.date, site.commit)} · <a href="${site.repository}">${site.repository.replace('https://', '')}</a></p>
</footer>
</body>
</html>
`);
}

/** A sentence where there is neither code nor a line break. */
function bare(text: string): string {
  return oneLine(text).replaceAll('`', '');
}

const ICON = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#b3372f"/><path d="M16 7v18M7 16h18" stroke="#fff" stroke-width="5"/></svg>',
);
