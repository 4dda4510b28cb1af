import type { Json, JsonObject, ObjectShape, Shape } from '../types.ts';
import { patternOf } from './pattern.ts';
import { tokenise } from './tokens.ts';
import { verify, verifyWhole } from './verify.ts';

/** What a shape is held against: the value, and what it may be compared with. */
export type Holding = {
  /** The post's time, milliseconds since 1970; null if unknown. */
  readonly at: number | null;
  /** Keys of table rows and cards are compared with case and white space folded, those of JSON as they are. */
  readonly foldKeys: boolean;
  /** Filled by holes. */
  readonly captures: { [name: string]: string };
};

/** Whether an object has every key of the shape, with values that hold. */
export function fitsObject(shape: ObjectShape, value: JsonObject, holding: Holding): boolean {
  for (const [key, expected] of Object.entries(shape.keys)) {
    if (!fits(expected, lookUp(value, key, holding.foldKeys), holding)) return false;
  }
  return true;
}

function lookUp(value: JsonObject, key: string, fold: boolean): Json | undefined {
  if (Object.hasOwn(value, key)) return value[key];
  if (!fold) return undefined;
  const wanted = foldText(key);
  for (const [name, found] of Object.entries(value)) if (foldText(name) === wanted) return found;
  return undefined;
}

function fits(shape: Shape, value: Json | undefined, holding: Holding): boolean {
  switch (shape.is) {
    case 'missing':
      return isEmpty(value);
    case 'any':
      return !isEmpty(value);
    case 'one-of':
      return shape.shapes.some((one) => fits(one, value, holding));
    case 'not':
      return value !== undefined && !fits(shape.shape, value, holding);
    case 'has':
      return shape.all.every((one) => elements(value).some((element) => fits(one, element, holding)));
    case 'count':
      return Array.isArray(value) && counts(value.length, shape.equals, shape.above);
    default:
      return value !== undefined && value !== null && fitsPresent(shape, value, holding);
  }
}

type Present = Exclude<Shape, { is: 'missing' | 'any' | 'one-of' | 'not' | 'has' | 'count' }>;

function fitsPresent(shape: Present, value: Exclude<Json, null>, holding: Holding): boolean {
  switch (shape.is) {
    case 'object':
      return isObject(value) && fitsObject(shape, value, holding);
    case 'equals':
      return value === shape.value || (typeof value === 'string' && foldText(value) === String(shape.value));
    case 'text':
      return (typeof value === 'string' || typeof value === 'number') && fitsText(shape.text, String(value), holding);
    case 'says':
      return textsIn(value, 4).some((text) => says(shape.text, text, holding));
    case 'above':
    case 'below': {
      const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
      return shape.is === 'above' ? number > shape.than : number < shape.than;
    }
    case 'before':
    case 'after': {
      const time = timeOf(value);
      if (time === null || holding.at === null) return false;
      return shape.is === 'before' ? time < holding.at : time > holding.at;
    }
  }
}

function fitsText(text: string, value: string, holding: Holding): boolean {
  if (!text.includes('{')) return foldText(value) === foldText(text);
  const captured = verifyWhole(patternOf(text), tokenise(value));
  if (captured) Object.assign(holding.captures, captured);
  return captured !== null;
}

function says(text: string, value: string, holding: Holding): boolean {
  const pattern = patternOf(text);
  const tokens = tokenise(value);
  const anchor = pattern.items.findIndex((item) => item.is === 'word');
  const word = pattern.items[anchor];
  if (word?.is !== 'word') return tokens.count > 0;
  for (let token = 0; token < tokens.count; token += 1) {
    if (tokens.words[token] !== word.word) continue;
    const place = verify(pattern, tokens, anchor, token);
    if (place) {
      Object.assign(holding.captures, place.captures);
      return true;
    }
  }
  return false;
}

function textsIn(value: Json, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (value === null || depth === 0) return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap((inner) => textsIn(inner, depth - 1));
}

/** A list's elements; a cell with commas is a list too. */
function elements(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  return value.split(/[,\s]+/).filter((element) => element !== '');
}

function counts(length: number, equals: number | null, above: number | null): boolean {
  return equals !== null ? length === equals : above !== null && length > above;
}

/** A time with date and zone, or epoch milliseconds; null for anything else: a bare time cannot be compared. */
function timeOf(value: Json): number | null {
  if (typeof value === 'number') return value > 1e11 && value < 1e14 ? value : null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d)$/i.test(value.trim()))
    return null;
  const time = Date.parse(value.trim());
  return Number.isNaN(time) ? null : time;
}

function isEmpty(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function foldText(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
