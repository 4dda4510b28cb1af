import { html, raw } from 'hono/html';
import type { CauseEntry } from '../engine/types.ts';
import { folderOf, LOCALES, type Site } from './site.ts';

/** Entries told in the feed. */
const NEWEST = 50;

/** The whole knowledge base for programs, in English, without what entries are recognised by. */
export function entriesJson({ url, date, commit, files }: Site, causes: readonly CauseEntry[]): string {
  const entries = causes.map((entry) => ({
    id: entry.id,
    area: entry.area,
    title: entry.title,
    status: entry.status,
    kind: entry.kind,
    affects: entry.affects,
    cause: entry.cause,
    fix: entry.fix,
    verify: entry.verify,
    sources: entry.sources,
    proof: files.causes[entry.id]?.proof ?? [],
    ...(url === null ? {} : { url: `${url}/causes/${entry.id}/` }),
  }));
  return `${JSON.stringify({ built: date, commit, entries }, null, 1)}\n`;
}

/** Reviewed entries as an Atom feed, by the day on which each was added. https://www.rfc-editor.org/rfc/rfc4287 */
export function feed({ url, date, added }: Site, causes: readonly CauseEntry[]): string {
  const day = (id: string) => added.get(id) ?? date;
  const newest = causes
    .filter(({ status }) => status === 'reviewed')
    .toSorted((a, b) => (day(a.id) < day(b.id) ? 1 : day(a.id) > day(b.id) ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, NEWEST);
  return String(html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Claw Clinic: new entries</title>
<id>${url}/</id>
<link href="${url}/"/>
<link rel="self" href="${url}/feed.xml"/>
<updated>${newest[0] === undefined ? date : day(newest[0].id)}T00:00:00Z</updated>
<author><name>Claw Clinic</name></author>
${newest.map(
  ({
    id,
    title,
    cause,
  }) => html`<entry><title>${title}</title><id>${url}/causes/${id}/</id><link href="${url}/causes/${id}/"/><updated>${day(id)}T00:00:00Z</updated><summary>${cause}</summary></entry>
`,
)}</feed>
`);
}

/** Every page, with its other languages. https://www.sitemaps.org/protocol.html */
export function sitemap({ url, date, files }: Site, causes: readonly CauseEntry[], areas: readonly string[]): string {
  const paths = [
    '',
    'entries/',
    ...areas.map((area) => `areas/${area}/`),
    ...causes.map(({ id }) => `causes/${id}/`),
    ...files.entries.symptoms.map(({ id }) => `symptoms/${id}/`),
  ];
  return String(html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.flatMap((path) =>
  LOCALES.map(
    (locale) => html`<url><loc>${url}/${folderOf(locale)}${path}</loc><lastmod>${date}</lastmod></url>
`,
  ),
)}</urlset>
`);
}
