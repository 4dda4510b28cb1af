/**
 * Alternatives of an expression with a look at their first letters before them, so that most places in a text are passed
 * over without trying each: `errors?|fatal` → `(?=err|fat)(?:errors?|fatal)`. The same texts match.
 */
export function headed(alternatives: string): string {
  const heads = headsOf(alternatives);
  return heads === null ? `(?:${alternatives})` : `(?=${[...new Set(heads)].toSorted().join('|')})(?:${alternatives})`;
}

/** Letters that each alternative begins with, at most three; null if one may begin with anything. */
function headsOf(alternatives: string): string[] | null {
  const heads: string[] = [];
  for (const alternative of splitTop(alternatives)) {
    const own = headsOfOne(alternative);
    if (own === null) return null;
    heads.push(...own);
  }
  return heads;
}

function headsOfOne(alternative: string): string[] | null {
  const bare = alternative.replace(/^\(\?<[!=][^()]*\)/, '');
  if (bare.startsWith('(?:')) {
    const end = groupEnd(bare);
    return /^[?*{]/.test(bare.slice(end + 1)) ? null : headsOf(bare.slice(3, end));
  }
  const letters = /^[A-Za-z, ]{0,3}/.exec(bare)![0];
  const isOptional = /^[?*{]/.test(bare.slice(letters.length));
  const head = isOptional ? letters.slice(0, -1) : letters;
  return head === '' ? null : [head];
}

/** Splits at bars outside brackets. */
function splitTop(source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth -= 1;
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/** Offset of the bracket that closes the group a source begins with. */
function groupEnd(source: string): number {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '(') depth += 1;
    else if (source[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return source.length;
}
