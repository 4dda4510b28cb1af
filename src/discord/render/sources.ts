import type { Phrases } from '../../engine/phrases.ts';
import { label } from '../../engine/render/paragraphs.ts';
import { SOURCE_HOSTS } from '../../kb/check/entries.ts';

/** Names before a domain under which everybody finds the same, other than a company's or a person's own: `api.slack.com`. */
const SHARED = /^(?:(?:www|api|docs|support|help|developers?|platform|console|open|core|registry|gateway)\.)?$/;
const DOMAINS: ReadonlySet<string> = new Set([
  ...SOURCE_HOSTS.map((place) => domainOf(place.split('/')[0]!)),
  'npmjs.org',
  'discord.gg',
]);

/** Where the knowledge base may cite from, and nothing that could end the link. */
function isCitable(address: string): boolean {
  if (!/^https:\/\/[^\s<>"`\\@]{1,400}$/.test(address)) return false;
  const place = address.slice('https://'.length).replace(/[?#].*$/, '');
  return SOURCE_HOSTS.some((host) => place === host || place.startsWith(`${host}/`));
}

/** The sources that may be shown, as links without a preview. */
export function sourceLinks(sources: readonly string[]): readonly string[] {
  return sources.filter(isCitable).map((source) => `<${source}>`);
}

/** Links in one line with what they are; empty if there are none. */
export function sourceLine(links: readonly string[], say: Phrases): string {
  return links.length === 0 ? '' : `-# ${label('', say.sources, say)}${links.join(' ')}`;
}

/** Whether a host is a provider's own, the same for everybody: naming it tells nothing about a person. */
export function isWellKnown(host: string): boolean {
  const name = host.toLowerCase();
  const domain = domainOf(name);
  return DOMAINS.has(domain) && SHARED.test(name.slice(0, name.length - domain.length));
}

/** The last two names of a host: `docs.openclaw.ai` → `openclaw.ai`. */
function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
