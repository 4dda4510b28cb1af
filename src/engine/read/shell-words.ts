/** One word of a command line: what it says without its quotes, and where it stands. */
export type ShellWord = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
};

/** Where a command ends: pipes, redirections, comments, prose. */
const STOP = /^(?:[|&;#<>()→⇒←–]|[12]?>|->|=>|\/(?=\s)|…|\.\.\.|\\$|`|，|。|、|：|；|（)/;
const QUOTES: { readonly [open: string]: string } = { '"': '"', "'": "'", '“': '”', '‘': '’', '”': '”', '’': '’' };
/** Longest value in quotes, UTF-16 units; it may run over several lines. */
const MAX_QUOTED = 8_000;
const MAX_WORDS = 80;
/** Scripts that no command is written in: what follows is a sentence. */
const OTHER_SCRIPT = /[\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * Words of a shell line from an offset to the end of its command, with plain or smart quotes, escapes, and lines that go
 * on after a backslash. Never fails: an unclosed quote runs to the end of its line.
 */
export function shellWords(text: string, from: number): ShellWord[] {
  const words: ShellWord[] = [];
  let at = from;
  while (at < text.length && words.length < MAX_WORDS) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 0xa0) at += 1;
    else if ((code === 92 || code === 96 || code === 94) && isLineEnd(text, at + 1))
      at = text.indexOf('\n', at) + 1 || text.length;
    else if (code === 10 || code === 13) break;
    else if (STOP.test(text.slice(at, at + 3)) && !isPlaceholder(text, at)) break;
    else {
      const word = wordAt(text, at);
      if (!word.quoted && OTHER_SCRIPT.test(word.text)) break;
      words.push(word);
      at = word.end;
      if (!word.quoted && /[,;，。、：；)]$/.test(text.slice(word.start, word.end + 1)) && text[word.end] !== '=')
        break;
    }
  }
  return words;
}

function wordAt(text: string, start: number): ShellWord {
  let value = '';
  let quoted = false;
  let at = start;
  while (at < text.length) {
    const char = text[at]!;
    const close = QUOTES[char];
    if (close !== undefined && (at === start || text[at - 1] === '=' || quoted || char === '"')) {
      const end = closing(text, at + 1, close, char);
      if (end < 0) {
        if (char === "'" || char === '’' || char === '‘') {
          value += char;
          at += 1;
          continue;
        }
        const lineEnd = endOfLine(text, at);
        return { text: value + text.slice(at + 1, lineEnd), start, end: lineEnd, quoted: true };
      }
      value += text.slice(at + 1, end).replace(/\\(["\\])/g, '$1');
      quoted = true;
      at = end + 1;
    } else if (char === '<' && isPlaceholder(text, at)) {
      const end = text.indexOf('>', at) + 1;
      value += text.slice(at, end);
      at = end;
    } else if (/[\s|&;`)，。、：；→]/.test(char)) break;
    else if (at > start && /[,:.!?]/.test(char) && /^\s|^$|^['"”’)]/.test(text.slice(at + 1, at + 2))) break;
    else if (char === '\\' && at + 1 < text.length && !/[\s\w]/.test(text[at + 1]!)) {
      value += text[at + 1];
      at += 2;
    } else {
      value += char;
      at += 1;
    }
  }
  return at === start ? { text: text[at] ?? '', start, end: at + 1, quoted } : { text: value, start, end: at, quoted };
}

/** Offset of the closing quote; it may stand on a later line if that holds no blank line before. */
function closing(text: string, from: number, close: string, open: string): number {
  const limit = Math.min(text.length, from + MAX_QUOTED);
  for (let at = from; at < limit; at += 1) {
    const char = text[at]!;
    if (char === '\\' && open !== "'") at += 1;
    else if (char === close || (close === '”' && char === '"') || (close === '’' && char === "'")) return at;
    else if (char === '\n' && text[at + 1] === '\n') return -1;
  }
  return -1;
}

function isPlaceholder(text: string, at: number): boolean {
  return text[at] === '<' && /^<[A-Za-z][\w /:.|-]{0,60}>/.test(text.slice(at, at + 64));
}

function isLineEnd(text: string, at: number): boolean {
  return /^[ \t\r]{0,8}(?:\n|$)/.test(text.slice(at, at + 9)) && endOfLine(text, at) - at <= 9;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
