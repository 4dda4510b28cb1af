import type { PasteSite } from '../../config/paste-sites.ts';
import type { FileLink } from './files.ts';

export type { PasteSite };

/** Most pastes read of one post. */
const MOST_LINKS = 3;
const LINK = /https?:\/\/[^\s<>"'`()[\]{}|\\^]{4,400}/gi;

/** A form of link that a site has, and where the text alone is: `raw` gets the path's groups. */
type Form = {
  readonly site: PasteSite;
  readonly host: string;
  readonly path: RegExp;
  readonly origin: string;
  readonly raw: (...parts: string[]) => string;
};

/**
 * Sites whose texts can be had without a token and a redirect. Rentry and Hastebin give theirs out only with a token:
 * https://github.com/radude/rentry/issues/34, https://www.toptal.com/developers/hastebin/documentation
 */
const FORMS: readonly Form[] = [
  {
    site: 'pastebin.com', // https://pastebin.com/doc_api#14
    host: 'pastebin.com',
    path: /^\/(?:raw\/)?([A-Za-z0-9]{8})\/?$/,
    origin: 'https://pastebin.com',
    raw: (id) => `/raw/${id}`,
  },
  {
    site: 'gist.github.com', // the first file; `raw_url` in https://docs.github.com/en/rest/gists/gists#get-a-gist
    host: 'gist.github.com',
    path: /^\/([A-Za-z0-9-]{1,39})\/([0-9a-f]{20,32})(?:\/raw)?\/?$/,
    origin: 'https://gist.githubusercontent.com',
    raw: (user, id) => `/${user}/${id}/raw`,
  },
  {
    site: 'gist.github.com',
    host: 'gist.githubusercontent.com',
    path: /^(\/[A-Za-z0-9-]{1,39}\/[0-9a-f]{20,32}\/raw(?:\/[^/]{1,100}){0,2})\/?$/,
    origin: 'https://gist.githubusercontent.com',
    raw: (path) => path,
  },
  {
    site: 'mclo.gs', // https://api.mclo.gs
    host: 'mclo.gs',
    path: /^\/([A-Za-z0-9]{5,16})\/?$/,
    origin: 'https://api.mclo.gs',
    raw: (id) => `/1/raw/${id}`,
  },
  {
    site: 'mclo.gs',
    host: 'api.mclo.gs',
    path: /^\/1\/raw\/([A-Za-z0-9]{5,16})\/?$/,
    origin: 'https://api.mclo.gs',
    raw: (id) => `/1/raw/${id}`,
  },
  {
    site: 'paste.gg', // one file of a paste; the paste as a whole has no text of its own
    host: 'paste.gg',
    path: /^\/p\/([A-Za-z0-9_-]{1,64})\/([0-9a-f]{32})\/files\/([0-9a-f]{32})(?:\/raw)?\/?$/,
    origin: 'https://paste.gg',
    raw: (user, id, file) => `/p/${user}/${id}/files/${file}/raw`,
  },
];

/** Links in a text to pastes on allowed sites, each once, at most three. Their texts are at `pasteOrigins`. Linear time. */
export function pasteLinks(text: string, allowed: readonly PasteSite[]): readonly FileLink[] {
  if (allowed.length === 0) return [];
  const forms = FORMS.filter(({ site }) => allowed.includes(site));
  const links = new Map<string, FileLink>();
  for (const [found] of text.matchAll(LINK)) {
    const link = pasteLink(found.replace(/[.,;:!?*_~]+$/, ''), forms);
    if (link === null || links.has(link.url)) continue;
    links.set(link.url, link);
    if (links.size === MOST_LINKS) break;
  }
  return [...links.values()];
}

/** Origins at which the texts of these sites are. */
export function pasteOrigins(sites: readonly PasteSite[]): readonly string[] {
  return [...new Set(FORMS.filter(({ site }) => sites.includes(site)).map(({ origin }) => origin))];
}

function pasteLink(text: string, forms: readonly Form[]): FileLink | null {
  if (!URL.canParse(text)) return null;
  const { host, pathname, username, password } = new URL(text);
  if (username !== '' || password !== '') return null;
  for (const form of forms) {
    const parts = host.replace(/^www\./, '') === form.host ? form.path.exec(pathname) : null;
    if (parts === null) continue;
    return {
      name: `${form.host}${pathname}`,
      url: `${form.origin}${form.raw(...parts.slice(1))}`,
      bytes: null,
      contentType: null,
    };
  }
  return null;
}
