import { headingAbove, type Table, type TableRow } from './table.ts';
import type { TextLine } from './text-line.ts';

const HEADER =
  /^\s{0,8}\p{Lu}[\p{L}\d/-]*(?: \p{Lu}?[\p{L}\d/()-]+){0,2}(?: {2,}\p{Lu}[\p{L}\d/-]*(?: [\p{L}\d/()-]+){0,2}){2,30}\s*$/u;
const MAX_ROWS = 2_000;

/** Tables whose columns are set apart by spaces only, under a header of capitalised words: `ID   Name   Schedule`. */
export function alignedTablesIn(lines: readonly TextLine[]): Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const header = lines[at]!;
    if (!header.deep || header.text.length > 1_000 || !header.text.includes('  ') || !HEADER.test(header.text))
      continue;
    const columns = columnsOf(header.text);
    const rows: TableRow[] = [];
    let end = at + 1;
    for (; end < lines.length && rows.length < MAX_ROWS; end += 1) {
      const cells = cellsUnder(columns, lines[end]!.text);
      if (cells === null) break;
      rows.push({ line: lines[end]!.number, cells });
    }
    if (rows.length === 0) continue;
    tables.push({
      first: header.number,
      last: lines[end - 1]!.number,
      heading: headingAbove(lines, at),
      columns: columns.map((column) => column.name),
      rows,
    });
    at = end - 1;
  }
  return tables;
}

type Column = { readonly name: string; readonly start: number };

function columnsOf(header: string): Column[] {
  return [...header.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ name: match[0], start: match.index }));
}

/** A row's cells by where the columns begin; null if the line does not stand under the header. */
function cellsUnder(columns: readonly Column[], text: string): { [column: string]: string } | null {
  if (text.trim() === '' || /^\s*[│|[{`]/.test(text)) return null;
  const inside = columns.slice(1).filter((column) => column.start < text.length);
  const aligned = inside.filter((column) => text[column.start - 1] === ' ' && text[column.start] !== ' ').length;
  const byGaps = text.trim().split(/ {2,}/);
  if (inside.length > 0 && aligned >= Math.ceil(inside.length * 0.6) && aligned >= 2) {
    return Object.fromEntries(
      columns.map((column, index) => [column.name, text.slice(column.start, columns[index + 1]?.start).trim()]),
    );
  }
  if (byGaps.length === columns.length) {
    return Object.fromEntries(columns.map((column, index) => [column.name, byGaps[index]!]));
  }
  return null;
}
