import type { KeyedValue } from './value.ts';

/** Longest line that is read as a row of a table, in UTF-16 units; most rows and columns read of one. */
const MAX_ROW = 2_000;
const MAX_ROWS = 64;
const MAX_COLUMNS = 8;

/** The cell right of a key, up to the next border. */
export function cellRightOf(text: string, from: number, border: string): KeyedValue | null {
  const end = text.indexOf(border, from);
  const cell = bared(text.slice(from, Math.min(end < 0 ? text.length : end, from + MAX_ROW)).split('\n', 1)[0]!);
  return cell === '' ? null : cellValue(cell, text.indexOf(cell, from), 'cell');
}

function cellValue(value: string, from: number, join: 'cell' | 'column'): KeyedValue {
  return { join, quoted: false, from, to: from + value.length, value, endsLine: true };
}

type Cell = { readonly from: number; readonly text: string };
/** How the cells of a row are told apart. */
type Grid = {
  readonly cells: (row: string) => readonly Cell[];
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

/** A line that may be the head of a table. */
type Head = {
  readonly start: number;
  readonly end: number;
  readonly grid: Grid | null;
  readonly cells: readonly Cell[];
};

/** What may follow the head of a column. */
const HEAD_END = /["'`*]{0,3}(?: {0,80}(?:[,\t\n│┃║|]|$)| {2})/y;

/**
 * Reads the cells below keys that are the whole head of a column: in tables with borders, comma- or tab-separated, or aligned
 * by blanks. To be asked for keys in their order; a row is not taken for the head of another table.
 */
export function columnReader(text: string): (keyStart: number, keyEnd: number) => readonly KeyedValue[] {
  let head: Head = { start: 0, end: -1, grid: null, cells: [] };
  let columns = 0;
  let tableEnd = 0;
  return (keyStart, keyEnd) => {
    HEAD_END.lastIndex = keyEnd;
    if (!HEAD_END.test(text)) return [];
    if (keyStart > head.end) {
      head = headAt(text, keyStart, tableEnd);
      columns = 0;
    }
    if (head.grid === null || columns >= MAX_COLUMNS) return [];
    const column = head.cells.findIndex(
      (cell) => head.start + cell.from + cell.text.length === keyEnd && isName(cell.text, keyEnd - keyStart),
    );
    if (column < 0) return [];
    columns++;
    const below = cellsBelow(text, head, head.grid, column);
    tableEnd = below.end;
    return below.values;
  };
}

/** The line of a key, read as the head of a table if it can be one and stands in no other. */
function headAt(text: string, offset: number, tableEnd: number): Head {
  const start = text.lastIndexOf('\n', offset) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  const row = start < tableEnd || newline < 0 || end - start > MAX_ROW ? '' : text.slice(start, end);
  const grid = gridOf(row);
  const cells = grid?.cells(row) ?? [];
  return { start, end, grid: cells.length < 2 ? null : grid, cells };
}

function cellsBelow(text: string, head: Head, grid: Grid, column: number): { values: KeyedValue[]; end: number } {
  const values: KeyedValue[] = [];
  let start = head.end + 1;
  for (let rows = 0; rows < MAX_ROWS && start < text.length; rows++) {
    const row = text.slice(start, start + MAX_ROW + 1).split('\n', 1)[0]!;
    if (row.length > MAX_ROW) break;
    if (rows > 0 || !grid.rule.test(row)) {
      const cells = grid.cells(row);
      const cell = grid === BLANKS ? cells.find(({ from }) => from === head.cells[column]!.from) : cells[column];
      if (cell === undefined || (grid !== BLANKS && cells.length !== head.cells.length)) break;
      if (cell.text !== '') values.push(cellValue(cell.text, start + cell.from, 'column'));
    }
    start += row.length + 1;
  }
  return { values, end: start };
}

/** Whether a key is the whole head of a column, or the second word of one: `API KEY`. */
function isName(head: string, length: number): boolean {
  if (head.length === length) return true;
  return head.indexOf(' ') === head.length - length - 1 && /^[A-Za-z]{2,20} \S{1,80}$/.test(head);
}

function gridOf(head: string): Grid | null {
  if (/[│┃║|]/.test(head)) return BORDERED;
  if (head.includes('\t')) return TABS;
  if (/^["'\w. -]{1,60}(?:,["'\w. -]{1,60}){1,40}$/.test(head)) return COMMAS;
  return /\S {2,80}\S/.test(head) ? BLANKS : null;
}

function partsOf(row: string, border: RegExp): Cell[] {
  const parts: Cell[] = [];
  let from = 0;
  const add = (to: number): void => {
    const part = row.slice(from, to);
    const text = bared(part);
    parts.push({ from: from + part.indexOf(text), text });
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
