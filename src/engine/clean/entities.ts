const NAMED: { readonly [name: string]: string } = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  copy: '©',
};
/** An ampersand, however often it was escaped, and what it begins. */
const ENTITY = /&(?:(?:amp|#0{0,6}38|#[xX]0{0,6}26);){0,64}(?:(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,6});)?/g;
/** Only escaping writes these; `&amp;` alone may be meant. */
const ESCAPED = /&(?:amp;){0,64}(?:lt|gt|quot|apos|#0{0,3}39|#0{0,3}34|#[xX]0{0,3}2[27]|nbsp);/;
const RAW_TAG = /<\/[a-z][\w-]{0,30}>|<[a-z][\w-]{0,30}[ \t][a-z-]{1,30}=["']/i;

/**
 * Lines that were escaped for HTML, as they were before. A line with real tags in it is HTML source and stays; line
 * breaks are never decoded. Linear in the length.
 */
export function withoutEntities(text: string): string {
  if (!ESCAPED.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.includes('&') && !RAW_TAG.test(line) ? line.replace(ENTITY, decoded) : line))
    .join('\n');
}

function decoded(entity: string, body: string | undefined): string {
  if (body === undefined) return entity === '&' ? entity : '&';
  if (!body.startsWith('#')) return NAMED[body] ?? (entity.startsWith(`&${body}`) ? entity : `&${body};`);
  const point =
    body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  const isText =
    (point >= 0x20 && point < 0x7f) ||
    (point >= 0xa0 && point < 0xd800 && point !== 0x2028 && point !== 0x2029) ||
    (point >= 0xe000 && point < 0x110000);
  return isText ? String.fromCodePoint(point) : entity;
}
