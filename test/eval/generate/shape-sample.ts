import type { Json, JsonObject, ObjectShape, Shape, SignPart } from '../../../src/engine/types.ts';
import { fill } from './fill.ts';
import type { Random } from './random.ts';

/** What a program prints (or is given) for a shape: rows of a table if the shape names one, else a JSON object. */
export function printed(part: Extract<SignPart, { key: 'shows' | 'sends' }>, from: Random): string {
  const value = sampleObject(part.shape, from);
  if (part.table === null) return JSON.stringify(value, null, 2);
  const keys = Object.keys(value).length === 0 ? ['Request'] : Object.keys(value);
  const cells = keys.map((key) => `${Array.isArray(value[key]) ? value[key].join(', ') : (value[key] ?? from.hex(8))}`);
  const widths = keys.map((key, column) => Math.max(key.length, cells[column]!.length) + 2);
  const rule = (left: string, mid: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(mid) + right;
  const row = (texts: readonly string[]) => `│${texts.map((text, at) => ` ${text}`.padEnd(widths[at]!)).join('│')}│`;
  return [
    `${part.table} (1)`,
    rule('┌', '┬', '┐'),
    row(keys),
    rule('├', '┼', '┤'),
    row(cells),
    rule('└', '┴', '┘'),
  ].join('\n');
}

function sampleObject(shape: ObjectShape, from: Random): JsonObject {
  const keys = Object.entries(shape.keys).filter(([, value]) => value.is !== 'missing');
  return Object.fromEntries(keys.map(([key, value]) => [key, sample(value, from)]));
}

/** A value that holds. Times against the post's own time are left far away, as the post has none. */
function sample(shape: Shape, from: Random): Json {
  switch (shape.is) {
    case 'text':
    case 'says':
      return fill(shape.text, from);
    case 'equals':
      return shape.value;
    case 'one-of':
      return sample(shape.shapes[0]!, from);
    case 'object':
      return sampleObject(shape, from);
    case 'has':
      return shape.all.map((each) => sample(each, from));
    case 'count':
      return Array.from({ length: shape.equals ?? (shape.above ?? 0) + 1 }, (_, at) => `entry ${at + 1}`);
    case 'above':
      return shape.than + 1;
    case 'below':
      return shape.than - 1;
    case 'before':
      return '2020-01-01T00:00:00Z';
    case 'after':
      return '2099-01-01T00:00:00Z';
    case 'missing':
      return null;
    case 'not':
    case 'any':
      return `other ${from.hex(4)}`;
  }
}
