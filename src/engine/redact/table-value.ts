import type { KeyedValue } from './value.ts';

/** Longest line that is read as a row of a table, in UTF-16 units, and most rows read. */
const MAX_ROW = 2_000;
const MAX_ROWS = 64;

/** The cell right of a key in a table row whose cells `border` parts. */
export function cellRightOf(text: string, from: number, border: string): KeyedValue | null {
  const content = text
    .slice(from, from + MAX_ROW)
    .split(/[\n\f]/, 1)[0]!
    .split(border, 1)[0]!;
  const value = bared(content);
  const start = from + content.indexOf(value);
  return value === ''
    ? null
    : { join: 'cell', quoted: false, from: start, to: start + value.length, value, endsLine: true };
}

/** How the cells of a row are told apart. */
type Grid = {
  readonly cells: (row: string) => readonly { readonly from: number; readonly text: string }[];
  /** A line under the head that only draws. */
  readonly rule: RegExp;
};

const BORDERED: Grid = { cells: (row) => partsOf(row, /[│┃║|]/g), rule: /^[-+=|─━═┼╪├┤╞╡│┃║: ]{3,2000}$/ };
const COMMAS: Grid = { cells: (row) => partsOf(row, /,/g), rule: /^$/ };
const TABS: Grid = { cells: (row) => partsOf(row, /\t/g), rule: /^$/ };
const BLANKS: Grid = {
  cells: (row) =>
    [...row.matchAll(/\S{1,2000}(?: \S{1,2000})*/g)].map((match) => ({ from: match.index, text: match[0] })),
  rule: /^[- =─]{3,2000}$/,
};

/** The table read last: where its head begins, where it ends, and how many of its columns were read. */
export type Table = { head: number; end: number; columns: number };
/** Columns read of one table. */
const MAX_COLUMNS = 8;

/**
 * The cells below a key that is the whole head of a column: in a table with borders, comma- or tab-separated, or aligned by
 * blanks. `last`: so that no row is taken for the head of another table.
 */
export function cellsBelow(text: string, keyStart: number, keyEnd: number, last: Table): readonly KeyedValue[] {
  const lineStart = rowStart(text, keyStart, MAX_ROW);
  if (lineStart === null || (lineStart < last.end && lineStart !== last.head)) return [];
  if (lineStart === last.head && last.columns >= MAX_COLUMNS) return [];
  const lineEnd = endOfRow(text, lineStart);
  if (lineEnd - lineStart > MAX_ROW || lineEnd >= text.length) return [];
  const head = text.slice(lineStart, lineEnd);
  const grid = gridOf(head);
  if (grid === null) return [];
  const heads = grid.cells(head);
  const column = heads.findIndex(
    ({ from, text: cell }) => lineStart + from === keyStart && cell.length === keyEnd - keyStart,
  );
  if (column < 0 || heads.length < 2) return [];
  const values: KeyedValue[] = [];
  let row = lineEnd + 1;
  for (let rows = 0; rows < MAX_ROWS && row < text.length; rows++) {
    const rowEnd = endOfRow(text, row);
    if (rowEnd - row > MAX_ROW) break;
    const line = text.slice(row, rowEnd);
    if (!(rows === 0 && grid.rule.test(line))) {
      const cells = grid.cells(line);
      const cell = grid === BLANKS ? cells.find(({ from }) => from === heads[column]!.from) : cells[column];
      if (cell === undefined || (grid !== BLANKS && cells.length !== heads.length)) break;
      const content = bared(cell.text);
      if (content !== '') {
        const from = row + cell.from + cell.text.indexOf(content);
        values.push({
          join: 'column',
          quoted: false,
          from: from,
          to: from + content.length,
          value: content,
          endsLine: true,
        });
      }
    }
    row = rowEnd + 1;
  }
  last.columns = lineStart === last.head ? last.columns + 1 : 1;
  last.head = lineStart;
  last.end = row;
  return values;
}

function gridOf(head: string): Grid | null {
  if (/[│┃║|]/.test(head)) return BORDERED;
  if (head.includes('\t')) return TABS;
  if (/^["'\w. -]{1,60}(?:,["'\w. -]{1,60}){1,40}$/.test(head)) return COMMAS;
  return /\S {2,80}\S/.test(head) ? BLANKS : null;
}

function partsOf(row: string, border: RegExp): { from: number; text: string }[] {
  const parts: { from: number; text: string }[] = [];
  let from = 0;
  const add = (to: number): void => {
    const part = row.slice(from, to);
    const cell = bared(part);
    parts.push({ from: from + part.indexOf(cell), text: cell });
  };
  for (const match of row.matchAll(border)) {
    add(match.index);
    from = match.index + 1;
  }
  add(row.length);
  return parts;
}

/** A cell without blanks, quotes and emphasis around it. */
function bared(cell: string): string {
  return cell.trim().replace(/^[`"'*]{1,3}|[`"'*]{1,3}$/g, '');
}

/** Where the line of an offset begins, or null if it is longer than `most` up to there. */
function rowStart(text: string, offset: number, most: number): number | null {
  const margin = text.slice(Math.max(0, offset - most), offset);
  const newline = margin.lastIndexOf('\n');
  return newline < 0 && margin.length === most ? null : offset - margin.length + newline + 1;
}

/** Next line break, or the end of the text; a line that is longer than a row ends somewhere beyond it. */
function endOfRow(text: string, from: number): number {
  const index = text.slice(from, from + MAX_ROW + 1).indexOf('\n');
  if (index >= 0) return from + index;
  return text.length - from <= MAX_ROW ? text.length : from + MAX_ROW + 1;
}
