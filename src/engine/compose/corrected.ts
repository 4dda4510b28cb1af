import jsonPatch from 'fast-json-patch';
import type { Case, Finding, Json, PatchOperation, Spot, StepEntry } from '../types.ts';
import { fill, type Values } from './fill.ts';
import { futureTimes } from './future-times.ts';
import { at, fitsIn, parts, pathOf } from './json-path.ts';

/** Longest corrected JSON shown, in UTF-16 units when printed with two blanks; more is no longer read by anybody. */
const MAX_LENGTH = 6_000;
/** Objects in the case that a patch is tried on. */
const MAX_TRIES = 20;

/**
 * The person's own document with the first patch of the steps that can be applied to it, printed before and after. It is the
 * outermost value around the object that still has a readable size. `null` if no patch fits, or nothing would change.
 */
export function corrected(
  lead: Finding,
  steps: readonly StepEntry[],
  values: Values,
  known: Case,
  placeholder: string,
): { readonly from: string; readonly to: string } | null {
  const sent = known.posts.at(-1)?.at ?? null;
  for (const step of steps) {
    if (step.patch === null) continue;
    const patch = step.patch.map((operation) => filled(operation, values));
    for (const spot of spots(lead, patch, known)) {
      const document = known.posts[spot.post]?.documents[spot.document];
      const pair = document === undefined ? null : patched(document.value, parts(spot.path), patch);
      if (pair === null) continue;
      const from = JSON.stringify(pair.from, null, 2);
      const to = JSON.stringify(futureTimes(pair.to, sent, placeholder), null, 2);
      if (from !== to && from.length <= MAX_LENGTH && to.length <= MAX_LENGTH) return { from, to };
    }
  }
  return null;
}

/** Where to apply a patch: where the lead's shape was seen, newest first; else where its paths exist, what was sent first. */
function spots(lead: Finding, patch: readonly PatchOperation[], known: Case): readonly Spot[] {
  if (lead.spots.length > 0)
    return lead.spots.toSorted((a, b) => b.post - a.post || b.document - a.document).slice(0, MAX_TRIES);
  if (!patch.some(needsSomething)) return []; // `add` to the top would fit any object
  const fitting: (Spot & { readonly sent: boolean })[] = [];
  for (let post = known.posts.length - 1; post >= 0; post -= 1) {
    for (const thing of known.posts[post]!.things.toReversed()) {
      if (thing.document === null || !patch.every((operation) => exists(operation, thing.value))) continue;
      fitting.push({ post, document: thing.document, path: thing.path, sent: thing.ways.includes('sent') });
    }
  }
  return fitting.toSorted((a, b) => Number(b.sent) - Number(a.sent)).slice(0, MAX_TRIES);
}

function needsSomething(operation: PatchOperation): boolean {
  return operation.op !== 'add' || parts(operation.path).length > 1;
}

/** Whether the place that an operation reads, or adds to, is there. Later operations may rely on earlier ones: `from` only. */
function exists(operation: PatchOperation, value: Json): boolean {
  if (operation.op === 'move' || operation.op === 'copy') return at(value, parts(operation.from)) !== undefined;
  const path = parts(operation.path);
  return at(value, operation.op === 'add' ? path.slice(0, -1) : path) !== undefined;
}

function patched(
  document: Json,
  path: readonly string[],
  patch: readonly PatchOperation[],
): { readonly from: Json; readonly to: Json } | null {
  for (let depth = 0; depth <= path.length; depth += 1) {
    const from = at(document, path.slice(0, depth));
    if (from === undefined) return null;
    if (!fitsIn(from, MAX_LENGTH)) continue; // a long document around it: only the part that matters
    const prefix = pathOf(path.slice(depth));
    const operations = patch.map((operation) => under(prefix, operation));
    try {
      return { from, to: jsonPatch.applyPatch(from as object, operations, true, false).newDocument as Json };
    } catch {
      return null; // a missing path or a failing test: this object is not what the entry means
    }
  }
  return null;
}

function under(prefix: string, operation: PatchOperation): jsonPatch.Operation {
  const path = prefix + operation.path;
  return 'from' in operation ? { ...operation, path, from: prefix + operation.from } : { ...operation, path };
}

function filled(operation: PatchOperation, values: Values): PatchOperation {
  return 'value' in operation ? { ...operation, value: filledValue(operation.value, values) } : operation;
}

function filledValue(value: Json, values: Values): Json {
  if (typeof value === 'string') return fill(value, values);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element: Json) => filledValue(element, values));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledValue(inner, values)]));
}
