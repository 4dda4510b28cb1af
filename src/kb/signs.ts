import type { ObjectShape, Shape, Sign, SignPart } from '../engine/types.ts';
import { nearest } from './nearest.ts';
import type { RawSign, RawSigns } from './schema.ts';
import type { Path } from './yaml-file.ts';

/** Says that what stands at a path (or the key there) is wrong. */
export type Complain = (path: Path, message: string, mend: string, key?: string) => void;
type RawShape = string | number | boolean | readonly RawShape[] | { readonly [key: string]: RawShape };
type RawObject = { readonly [key: string]: RawShape };

/** What a hole `{name:type}` can stand for. */
export const HOLE_TYPES: readonly string[] = ['uuid', 'number', 'count', 'name', 'time', 'url', 'version', 'text'];
const OPERATORS: readonly string[] = ['not', 'says', 'has', 'count', 'above', 'below', 'before', 'after'];
/** `{name:type}`, `{name}`, `{:type}`, `{…}`. Other braces are plain text, so that JSON can be quoted. */
export const HOLE = /\{(?:(…|\.\.\.)|([A-Za-z]\w*)?(?::([A-Za-z]+))?)\}/g;

/** Signs as the engine takes them, from signs as the schema allows them; `path` is where they stand in their file. */
export function signsOf(raw: unknown, path: Path, complain: Complain): Sign[] {
  if (raw === undefined) return [];
  const signs = raw as RawSigns;
  if (!isList(signs)) return [signOf(signs, path, complain)].flat();
  return signs.flatMap((sign, at) => signOf(sign, [...path, at], complain));
}

function signOf(raw: RawSign, path: Path, complain: Complain): Sign[] {
  if (typeof raw === 'string') return [{ parts: [{ key: 'seen', all: [raw.trim()] }], without: [], weak: false }];
  const [event, ...circumstances] = Object.entries(raw).flatMap(([key, value]) =>
    partOf(key, value, [...path, key], complain),
  );
  if (event === undefined) {
    complain(path, 'the sign looks for nothing', 'add what must be seen: says, told, shows, sends, command or seen');
    return [];
  }
  const without = signsOf(raw['without'], [...path, 'without'], complain);
  return [{ parts: [event, ...circumstances], without, weak: raw['weak'] === true }];
}

function partOf(key: string, value: unknown, path: Path, complain: Complain): SignPart[] {
  switch (key) {
    case 'says':
    case 'told':
      return [
        {
          key,
          texts: many(value as string | readonly string[]).map((text, at) =>
            pattern(text, isList(value) ? [...path, at] : path, complain),
          ),
        },
      ];
    case 'seen':
      return [{ key, all: many(value as string | readonly string[]).map((id) => id.trim()) }];
    case 'shows':
    case 'sends': {
      const { table, ...rest } = value as RawObject;
      if (table !== undefined && typeof table !== 'string')
        complain(
          [...path, 'table'],
          'the heading of a table is a text',
          'for a key that is named table, write "=table"',
        );
      return [{ key, table: typeof table === 'string' ? table.trim() : null, shape: objectOf(rest, path, complain) }];
    }
    case 'command': {
      const { name, ...rest } = value as RawObject & { readonly name: string | readonly string[] };
      return [
        {
          key,
          names: many(name).map((words) => words.trim().replace(/^openclaw +/, '')),
          args: objectOf(rest, path, complain),
        },
      ];
    }
    default:
      return []; // `without` and `weak` are no parts
  }
}

/** A text to look for: white space folded, `{...}` as `{…}`, hole types known, at least one word that stands as it is. */
function pattern(raw: string, path: Path, complain: Complain): string {
  const text = raw.trim().replace(/\s+/g, ' ').replaceAll('{...}', '{…}');
  checkHoles(text, path, complain);
  if (!/[\p{L}\p{N}]/u.test(text.replace(HOLE, ' '))) {
    complain(path, `"${text}" holds no word to look for`, 'name at least one word of the message beside the holes');
  }
  return text;
}

function checkHoles(text: string, path: Path, complain: Complain): void {
  for (const [hole, , name, type] of text.matchAll(HOLE)) {
    if (hole === '{}' || (type === undefined && name !== undefined)) continue;
    if (type !== undefined && !HOLE_TYPES.includes(type)) {
      const near = nearest(type, HOLE_TYPES);
      complain(
        path,
        `${hole} has no known type`,
        near === null ? `types: ${HOLE_TYPES.join(', ')}` : `did you mean \`${near}\`?`,
      );
    }
  }
}

function objectOf(raw: RawObject, path: Path, complain: Complain): ObjectShape {
  const keys: { [key: string]: Shape } = {};
  for (const [key, value] of Object.entries(raw)) {
    if (OPERATORS.includes(key)) {
      complain(
        path,
        `\`${key}\` is an operator, and here stand the keys of an object`,
        `for a key of that name, write "=${key}"`,
        key,
      );
    }
    keys[key.startsWith('=') ? key.slice(1) : key] = shapeOf(value, [...path, key], complain);
  }
  return { is: 'object', keys };
}

function shapeOf(raw: RawShape, path: Path, complain: Complain): Shape {
  if (typeof raw === 'number' || typeof raw === 'boolean') return { is: 'equals', value: raw };
  if (typeof raw === 'string') {
    if (raw === 'any' || raw === 'missing') return { is: raw };
    const text = raw.trim().replaceAll('{...}', '{…}');
    checkHoles(text, path, complain);
    return { is: 'text', text };
  }
  if (isList(raw)) return { is: 'one-of', shapes: raw.map((shape, at) => shapeOf(shape, [...path, at], complain)) };
  const [operator, ...others] = Object.keys(raw).filter((key) => OPERATORS.includes(key));
  if (operator === undefined) return objectOf(raw, path, complain);
  if (others.length > 0 || Object.keys(raw).length > 1) {
    const mend = `write each operator in a value of its own; for a key that is named like one, write "=${operator}"`;
    complain(path, `\`${operator}\` stands beside other keys`, mend, operator);
  }
  return operatorShape(operator, raw[operator]!, [...path, operator], complain);
}

function operatorShape(operator: string, value: RawShape, path: Path, complain: Complain): Shape {
  const refuse = (wanted: string, example: string): Shape => {
    complain(path, `\`${operator}\` takes ${wanted}`, `write it as { ${operator}: ${example} }`);
    return { is: 'any' };
  };
  switch (operator) {
    case 'not':
      return { is: 'not', shape: shapeOf(value, path, complain) };
    case 'says': {
      if (!many(value).every((text) => typeof text === 'string')) return refuse('a text', 'loopback');
      const shapes = many(value).map(
        (text, at): Shape => ({
          is: 'says',
          text: pattern(String(text), isList(value) ? [...path, at] : path, complain),
        }),
      );
      return shapes.length === 1 ? shapes[0]! : { is: 'one-of', shapes };
    }
    case 'has':
      return {
        is: 'has',
        all: many(value).map((shape, at) => shapeOf(shape, isList(value) ? [...path, at] : path, complain)),
      };
    case 'count': {
      if (typeof value === 'number') return { is: 'count', equals: value, above: null };
      const above =
        typeof value === 'object' && !isList(value) && Object.keys(value).length === 1 ? value['above'] : undefined;
      return typeof above === 'number' ? { is: 'count', equals: null, above } : refuse('a number or { above: n }', '0');
    }
    case 'above':
    case 'below':
      return typeof value === 'number' ? { is: operator, than: value } : refuse('a number', '3');
    default:
      return value === 'post' ? { is: operator as 'before' | 'after' } : refuse('only the word post', 'post');
  }
}

function many<Item>(value: Item | readonly Item[]): readonly Item[] {
  return isList(value) ? (value as readonly Item[]) : [value as Item];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
