import { readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is told of an error. Its message, its own properties and its body may repeat what a person wrote, and stay out. */
export type ErrorFacts = {
  /** The name of its class: code, other than its `name`. */
  readonly name: string;
  readonly code?: string | number;
  readonly status?: number;
  /** Our own places in its stack, innermost first: `src/discord/desk.ts:12:3`. */
  readonly at?: readonly string[];
  readonly cause?: ErrorFacts;
};

const PROJECT = resolve(import.meta.dirname, '../..');
/** How a stack writes files of ours: modules by their address. */
const ROOTS = [`${pathToFileURL(PROJECT).href}/`, PROJECT + sep];
const CLASS = /^[A-Za-z]{1,48}$/u;
/** `ECONNRESET`, `ERR_INVALID_ARG_TYPE`, `TokenInvalid`: the forms of Node's and discord.js's own codes. */
const CODE = /^(?:E[A-Z0-9]{2,15}|[A-Z]+(?:_[A-Z]+){1,8}|[A-Z][a-z]+(?:[A-Z][a-z]+){1,6})$/u;
/** The place at the end of a line of a stack. */
const PLACE = /([^\s(]+):(\d{1,6}):(\d{1,6})\)?$/u;
const MAX_LINE = 512;
const MAX_CAUSES = 3;
const MAX_PLACES = 8;
/** The end of a stack; a message before it may be of any length. UTF-16 units. */
const STACK_END = 8_192;

/** Reduces whatever was thrown. Never throws; looks at a bounded part of it. */
export function errorFacts(thrown: unknown, depth = 0): ErrorFacts {
  try {
    if (!(thrown instanceof Error)) return { name: thrown === null ? 'null' : typeof thrown };
    const { code, status, cause } = thrown as { code?: unknown; status?: unknown; cause?: unknown };
    const at = places(thrown.stack);
    return {
      name: className(thrown),
      ...(isCode(code) ? { code } : {}),
      ...(isStatus(status) ? { status } : {}),
      ...(at.length > 0 ? { at } : {}),
      ...(cause !== undefined && depth < MAX_CAUSES ? { cause: errorFacts(cause, depth + 1) } : {}),
    };
  } catch {
    return { name: 'unreadable' }; // a getter that throws
  }
}

function className(error: Error): string {
  const name: unknown = Object.getPrototypeOf(error)?.constructor?.name;
  return typeof name === 'string' && CLASS.test(name) ? name : 'Error';
}

function isCode(code: unknown): code is string | number {
  return typeof code === 'string' ? code.length <= 64 && CODE.test(code) : Number.isSafeInteger(code);
}

function isStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599;
}

/** Only files of ours: a message may hold lines that look like a stack. */
function places(stack: unknown): readonly string[] {
  if (typeof stack !== 'string') return [];
  const found: string[] = [];
  for (const line of stack.slice(-STACK_END).split('\n')) {
    const [, file = '', row, column] = line.length > MAX_LINE ? [] : (PLACE.exec(line) ?? []);
    const path = ourFile(file);
    if (path !== null && found.length < MAX_PLACES) found.push(`${path}:${row}:${column}`);
  }
  return found;
}

/** `src/…`, or null if there is no such file of ours. */
function ourFile(file: string): string | null {
  const root = ROOTS.find((one) => file.startsWith(one));
  const inside = root === undefined ? '' : file.slice(root.length).replaceAll(sep, '/');
  return ourFiles().has(inside) ? inside : null;
}

let known: ReadonlySet<string> | null = null;

function ourFiles(): ReadonlySet<string> {
  known ??= new Set(
    readdirSync(resolve(PROJECT, 'src'), { recursive: true, encoding: 'utf8' }).map(
      (name) => `src/${name.replaceAll(sep, '/')}`,
    ),
  );
  return known;
}
