/** Characters that a terminal shows two columns wide. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** A line broken at blanks, or between wide characters, so that none is wider than `width` columns; `indent` leads all but the first. */
export function wrap(line: string, width: number, indent = ''): string {
  const out: string[] = [];
  let current = '';
  let columns = 0;
  for (const { text, size, blank } of pieces(line)) {
    if (columns + size > width && current.trim() !== '') {
      out.push(current.trimEnd());
      [current, columns] = blank ? [indent, indent.length] : [indent + text, indent.length + size];
      continue;
    }
    current += text;
    columns += size;
  }
  return [...out, current.trimEnd()].join('\n');
}

function pieces(line: string): readonly { readonly text: string; readonly size: number; readonly blank: boolean }[] {
  const found: { text: string; size: number; blank: boolean }[] = [];
  let word: { text: string; size: number; blank: boolean } | null = null;
  for (const character of line) {
    const blank = character === ' ';
    if (blank || WIDE.test(character)) {
      found.push({ text: character, size: blank ? 1 : 2, blank });
      word = null;
    } else if (word === null) {
      word = { text: character, size: 1, blank: false };
      found.push(word);
    } else {
      word.text += character;
      word.size += 1;
    }
  }
  return found;
}
