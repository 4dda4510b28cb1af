import { type Cell, cellText } from './cell.ts';
import type { TextLine } from './text-line.ts';

/** A row of a table by column name. */
export type TableRow = { readonly line: number; readonly cells: { readonly [column: string]: string } };
/** A table as it could be read, whole or cut. */
export type Table = {
  readonly first: number;
  readonly last: number;
  /** The line above it, without count or colon; null if there is none. */
  readonly heading: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
};

const BARS = /[│|┃║]/;
const STARTS_ROW = /^\s{0,40}[│|┃║]/;
const BORDER = /^[\s│|┃║]{0,8}[┌├└┏┣┗╔╠╚╭╰+]?[─━═┄╌-]{2,}/;
const BORDER_WHOLE = /^[\s┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯─━═┄╌│|┃║+:-]+$/;
const BOX = /[┌┬┐├┼┤└┴┘─│]/;
/** Columns of tables whose header is often cut off, by heading. */
const KNOWN_COLUMNS: { readonly [heading: string]: readonly (readonly string[])[] } = {
  Paired: [['Device', 'Roles', 'Scopes', 'Tokens', 'IP']],
  Pending: [
    ['Request', 'Device', 'Role', 'Scopes', 'IP', 'Age', 'Flags'],
    ['Request', 'Device', 'Role', 'IP', 'Age', 'Flags'],
  ],
  Channels: [['Channel', 'Enabled', 'State', 'Detail']],
  Agents: [['Agent', 'Bootstrap file', 'Sessions', 'Active', 'Store']],
  Overview: [['Item', 'Value']],
};
const MAX_COLUMNS = 40;
/** A heading stands at most so many lines above. */
const HEADING_REACH = 2;

/** Tables drawn with box characters, `+---+` or Markdown bars, whole, wrapped or cut. */
export function tablesIn(lines: readonly TextLine[]): Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!lines[at]!.deep || !startsTable(lines[at]!.text)) continue;
    let end = at + 1;
    while (end < lines.length && belongs(lines, end)) end += 1;
    const table = readTable(lines, at, end);
    if (table !== null) tables.push(table);
    at = end - 1;
  }
  return tables;
}

function startsTable(text: string): boolean {
  if (STARTS_ROW.test(text)) return countBars(text) >= 2;
  return BORDER_WHOLE.test(text) && BORDER.test(text) && /[┬┼┴┳╋╦╬+]/.test(text) && text.trim().length > 4;
}

/** A line goes on with the table if it is a row, a border, or the rest of one that a narrow terminal cut. */
function belongs(lines: readonly TextLine[], at: number): boolean {
  const text = lines[at]!.text;
  if (text.trim() === '') return false;
  if (STARTS_ROW.test(text) || BORDER_WHOLE.test(text)) return true;
  const before = lines[at - 1]!.text.trimEnd();
  const isCut = /^\s*[│┃║┌├└┏╔╠╚]/.test(before) && !/[│┃║┐┤┘┓┫┛╗╣╝]$/.test(before);
  return isCut && BOX.test(text) && /[│┃║┐┤┘┼┴┬─]\s*$/.test(text);
}

/** A physical row: its cells with their widths. `open`: border lines before it since the last row. */
type Row = { readonly line: number; readonly cells: readonly Cell[]; readonly afterBorder: boolean };

function readTable(lines: readonly TextLine[], from: number, to: number): Table | null {
  const logical = unwrapped(lines, from, to);
  const rows: Row[] = [];
  const borders: number[] = [];
  let afterBorder = false;
  for (const { text, line } of logical) {
    if (BORDER_WHOLE.test(text) && BORDER.test(text)) {
      borders.push(rows.length);
      afterBorder = true;
      continue;
    }
    if (!BARS.test(text)) continue;
    rows.push({ line, cells: cellsOf(text), afterBorder });
    afterBorder = false;
  }
  const columnsCount = Math.max(0, ...rows.map((row) => row.cells.length));
  if (rows.length === 0 || columnsCount < 2 || columnsCount > MAX_COLUMNS) return null;
  const heading = headingAbove(lines, from);
  const hasHeader = borders.includes(1) || looksLikeHeader(rows);
  const known = heading === null ? undefined : KNOWN_COLUMNS[heading]?.find((list) => list.length === columnsCount);
  const names = hasHeader
    ? rows[0]!.cells.map((cell, index) => cell.text || String(index + 1))
    : (known ?? (columnsCount === 2 ? ['Item', 'Value'] : numbered(columnsCount)));
  const body = hasHeader ? rows.slice(1) : rows;
  const isRuled = borders.filter((at) => at > 1 && at < rows.length).length > 0;
  return {
    first: lines[from]!.number,
    last: lines[to - 1]!.number,
    heading,
    columns: names,
    rows: records(body, isRuled).map((record) => ({
      line: record[0]!.line,
      cells: Object.fromEntries(
        names.map((name, index) => [name, cellText(record.map((row) => row.cells[index] ?? { text: '', width: 0 }))]),
      ),
    })),
  };
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}

/** A first row of short capitalised words above rows that hold more than that. */
function looksLikeHeader(rows: readonly Row[]): boolean {
  if (rows.length < 2) return rows[0]!.cells.every((cell) => HEADER_WORDS.test(cell.text));
  return (
    rows[0]!.cells.every((cell) => /^(?:[A-Z][\p{L} -]{0,24}|ID|IP)$/u.test(cell.text)) && !rows.every(isShortWords)
  );
}
const HEADER_WORDS =
  /^(?:Request|Device|Roles?|Scopes|Tokens|IP|Age|Flags|Item|Value|Channel|Enabled|State|Detail|Agent|Name|ID|Status)$/;

function isShortWords(row: Row): boolean {
  return row.cells.every((cell) => /^[A-Z][\p{L} -]{0,24}$/u.test(cell.text));
}

/** Lines that a narrow terminal cut in the middle are joined again. */
function unwrapped(lines: readonly TextLine[], from: number, to: number): { text: string; line: number }[] {
  const first = lines[from]!.text;
  const width = first.length;
  const expected = expectedBars(lines, from, to);
  const joined: { text: string; line: number }[] = [];
  let open: { text: string; line: number } | null = null;
  for (let at = from; at < to; at += 1) {
    const text = lines[at]!.text;
    const goesOn = open !== null && !isWhole(open.text, expected) && !startsAnew(text, open.text, expected);
    if (open !== null && goesOn) open.text = open.text.padEnd(Math.min(width, 400)) + text;
    else {
      open = { text, line: lines[at]!.number };
      joined.push(open);
    }
  }
  return joined;
}

/** Bars that a whole row has: from a border, or from the first row. */
function expectedBars(lines: readonly TextLine[], from: number, to: number): number {
  let border = '';
  for (let at = from; at < to && at < from + 8; at += 1) {
    const text = lines[at]!.text;
    if (!/[─━═-]{2}/.test(text)) break;
    border += text.trim();
    if (/[┐┤┘┓┫┛╗╣╝]$/.test(border)) break;
  }
  if (border !== '') return (border.match(/[┌┬┐├┼┤└┴┘┏┳┓┣╋┫╔╦╗╠╬╣╭╮+]/g) ?? []).length;
  return 0;
}

function isWhole(text: string, expected: number): boolean {
  const trimmed = text.trimEnd();
  const isBorder = /^\s*[┌├└┏┣┗╔╠╚╭╰]/.test(trimmed);
  if (isBorder) return /[┐┤┘┓┫┛╗╣╝╮╯]$/.test(trimmed);
  if (/^\s*[|+]/.test(trimmed)) return true;
  if (expected === 0) return /[│┃║]$/.test(trimmed);
  return countBars(trimmed) >= expected;
}

/** Whether a line cannot be the rest of the one before. */
function startsAnew(text: string, open: string, expected: number): boolean {
  if (/^\s*[┌├└┏┣┗╔╠╚╭╰]/.test(text)) return true;
  if (!/^[│┃║]/.test(text)) return false;
  const bars = countBars(text);
  return expected === 0 || bars >= expected || countBars(open) + bars > expected;
}

function countBars(text: string): number {
  let count = 0;
  for (const char of text) if (char === '│' || char === '|' || char === '┃' || char === '║') count += 1;
  return count;
}

function cellsOf(text: string): Cell[] {
  const inner = text
    .trim()
    .replace(/^[│|┃║]/, '')
    .replace(/[│|┃║]$/, '');
  return inner
    .split(/[│|┃║]/)
    .slice(0, MAX_COLUMNS)
    .map((part) => ({ text: part.trim(), width: Math.max(0, part.length - 2) }));
}

/** Physical rows grouped into the rows that were printed. */
function records(rows: readonly Row[], isRuled: boolean): Row[][] {
  const grouped: Row[][] = [];
  for (const row of rows) {
    const open = grouped.at(-1);
    if (open !== undefined && (isRuled ? !row.afterBorder : continuesRecord(row, open))) open.push(row);
    else grouped.push([row]);
  }
  return grouped;
}

/** A row goes on with the record above if its first cell is empty, or if everything in it is the rest of a full cell. */
function continuesRecord(row: Row, record: readonly Row[]): boolean {
  if (row.afterBorder) return false;
  const filled = row.cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell.text !== '');
  if (filled.length === 0) return true;
  const first = record[0]!;
  if (row.cells[0]!.text === '') return first.cells[0]!.text !== '' || record.length > 1;
  const before = record.at(-1)!;
  const had = first.cells.filter((cell) => cell.text !== '').length;
  return filled.length < had && filled.every(({ cell, index }) => isFull(before.cells[index], cell));
}

/** The cell had no room for the first word of the next line. */
function isFull(cell: Cell | undefined, next: Cell): boolean {
  if (cell === undefined || cell.text === '' || cell.width < 4) return false;
  const word = next.text.split(' ', 1)[0]!;
  return cell.text.length + 1 + word.length > cell.width;
}

/** `Paired (4)` above a table → `Paired`. */
export function headingAbove(lines: readonly TextLine[], at: number): string | null {
  for (let up = at - 1; up >= 0 && up >= at - HEADING_REACH; up -= 1) {
    const text = lines[up]!.text.replace(/^[\s#*◇│>]+/, '').replace(/[\s*:：]+$/, '');
    if (text === '') continue;
    const match = /^([\p{Lu}\p{Lo}][\p{L}\d-]{0,30}(?: [\p{L}\d-]{1,20}){0,2})(?: ?\(\d+\))?$/u.exec(text);
    return match?.[1] ?? null;
  }
  return null;
}
