/** One line of a text, before anything is known about it. */
export type TextLine = {
  /** 1-based, among the lines that are looked at. */
  readonly number: number;
  /** 1-based, in the text. */
  readonly place: number;
  /** Offsets into the text, UTF-16 units; `end` excludes the line break. */
  readonly start: number;
  readonly end: number;
  /** What stands on it, at most `MAX_LOOK` characters. */
  readonly text: string;
  /** Everything is read on it; in the middle of a very long text only commands and complaints are. */
  readonly deep: boolean;
};

/** Characters of one line that are looked at. */
export const MAX_LOOK = 4_000;
/** Above this length (UTF-16 units) only the head and the tail of a text are read for JSON, tables and fields. */
const MAX_DEEP = 256 * 1024;
const HEAD = 64 * 1024;

/** Spans of a text that are read for everything: all of it, or head and tail of a long one. Cut at line breaks where there are any near. */
export function deepSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (text.length <= MAX_DEEP) return [{ start: 0, end: text.length }];
  const head = text.lastIndexOf('\n', HEAD);
  const wanted = text.length - (MAX_DEEP - HEAD);
  const tail = text.indexOf('\n', wanted);
  return [
    { start: 0, end: head > 0 ? head : HEAD },
    { start: tail >= 0 && tail < text.length - 1 ? tail + 1 : wanted, end: text.length },
  ];
}

/** Empty lines of one gap that are looked at; long logs come with gaps of many thousands where lines were left out. */
const MAX_EMPTY = 6;

/** The lines of a text, in order, but for empty ones in a large gap; together with the line breaks between them they are the text. */
export function textLines(text: string): TextLine[] {
  const spans = deepSpans(text);
  const [head, tail] = [spans[0]!, spans.at(-1)!];
  const lines: TextLine[] = [];
  let place = 0;
  let empty = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    place += 1;
    empty = start === end ? empty + 1 : 0;
    if (empty <= MAX_EMPTY || found < 0) {
      const look = text.slice(start, Math.min(end, start + MAX_LOOK));
      lines.push({
        number: lines.length + 1,
        place,
        start,
        end,
        text: look.endsWith('\r') ? look.slice(0, -1) : look,
        deep: start < head.end || end > tail.start,
      });
    }
    start = end + 1;
  }
  return lines;
}

/** 1-based number of the line that holds an offset. */
export function lineAt(lines: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
