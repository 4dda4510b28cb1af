import type { z } from 'zod';
import type { Fault } from './faults.ts';
import { nearest } from './nearest.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** Everything in a file that its schema does not allow, each with its line. */
export function schemaFaults(schema: z.ZodType, source: YamlFile): Fault[] {
  if (source.data === null) {
    return [
      { file: source.file, line: 1, message: 'is empty', mend: 'fill it in (see kb/README.md), or take the file away' },
    ];
  }
  const outcome = schema.safeParse(source.data);
  return outcome.success ? [] : outcome.error.issues.flatMap((issue) => issueFaults(issue, [], source));
}

function issueFaults(issue: Issue, around: Path, source: YamlFile): Fault[] {
  const path = [...around, ...issue.path];
  const value = valueAt(source.data, path);
  const fault = (message: string, mend: string, key?: string): Fault[] => [
    { file: source.file, line: source.lineOf(path, key), message, mend },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) =>
        fault(`${within(path)}knows no key \`${key}\``, unknownKeyMend(key, issue.message), key),
      );
    case 'invalid_union':
      return unionFaults(issue, path, source);
    case 'invalid_type':
      if (value === undefined)
        return fault(`${within(path.slice(0, -1))}lacks \`${String(path.at(-1))}\``, 'add it; kb/README.md shows how');
      return fault(
        `${name(path)} is ${kindOf(value)}, not ${article(issue.expected)}`,
        typeMend(value, issue.expected),
      );
    case 'invalid_key':
      return issue.issues.flatMap((inner) =>
        fault(`\`${String(path.at(-1))}\` ${inner.message}`, 'rename it', String(path.at(-1))),
      );
    case 'invalid_value':
      return fault(`${name(path)} is ${shown(value)}`, valueMend(value, issue.values.map(String)));
    case 'too_small':
      if (typeof value === 'number') return fault(`${name(path)} is ${value}`, `write at least ${issue.minimum}`);
      return fault(`${name(path)} is empty`, 'fill it in, or take the key away if it is optional');
    default:
      return fault(`${name(path)} ${sentence(issue.message)}: ${shown(value)}`, 'correct it; kb/README.md shows how');
  }
}

/** Of the alternatives that a union allows, the faults of the one that was meant: of the same kind, with the fewest faults. */
function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, source: YamlFile): Fault[] {
  const value = valueAt(source.data, path);
  const file = source.file;
  if ('discriminator' in issue && issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const parent = valueAt(source.data, path.at(-1) === issue.discriminator ? path.slice(0, -1) : path);
    const given = isMapping(parent) ? parent[String(issue.discriminator)] : undefined;
    const message =
      given === undefined
        ? `${within(path)}lacks \`${issue.discriminator}\``
        : `\`${issue.discriminator}\` is ${shown(given)}`;
    return [{ file, line: source.lineOf(path), message, mend: valueMend(given, options) }];
  }
  const meant = issue.errors.filter((errors) => !errors.some((inner) => isOtherKind(inner)));
  const [best] = meant.toSorted((a, b) => a.length - b.length);
  if (best !== undefined) return best.flatMap((inner) => issueFaults(inner, path, source));
  const kinds = [...new Set(expectedKinds(issue))].map(article).join(' or ');
  const mend =
    value === null
      ? 'give it a value, or take the key away (in a shape, `missing` is the word for absence)'
      : typeMend(value, 'string');
  return [{ file, line: source.lineOf(path), message: `${name(path)} is ${kindOf(value)}, not ${kinds}`, mend }];
}

/** The alternative is about another kind of value altogether (a list where a text stands). */
function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  return (
    issue.code === 'invalid_union' &&
    issue.errors.length > 0 &&
    issue.errors.every((errors) => errors.some(isOtherKind))
  );
}

function expectedKinds(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [issue.expected];
  if (issue.code !== 'invalid_union') return [];
  return issue.errors.flatMap((errors) => errors.filter((inner) => inner.path.length === 0).flatMap(expectedKinds));
}

function unknownKeyMend(key: string, known: string): string {
  if (key === 'id') return 'take it out: the name of the file is the id';
  const keys = known.split(' ');
  const near = nearest(key, keys);
  return near === null ? `allowed here: ${keys.join(', ')}` : `did you mean \`${near}\`?`;
}

function valueMend(value: unknown, options: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, options) : null;
  return near === null ? `write one of: ${options.join(', ')}` : `did you mean \`${near}\`?`;
}

function typeMend(value: unknown, expected: string): string {
  if (value === null) return 'give it a value, or take the key away';
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `put it in quotes: "${value}"`;
  if (expected === 'string' && isMapping(value))
    return 'if a text was meant, put it in quotes: `: ` and a leading { make a mapping';
  if (expected === 'string' && Array.isArray(value))
    return 'if a text was meant, put it in quotes: a leading [ makes a list';
  if (expected === 'array') return 'write a list: [ … ], or one `- ` a line';
  return 'write it as kb/README.md shows';
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path)
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}

function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(path: Path): string {
  return path.length === 0 ? 'the file ' : `${name(path)} `;
}

/** `fix[0].run`, as people would point at it. */
function name(path: Path): string {
  if (path.length === 0) return 'the file';
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `\`${text.replace(/^\./, '')}\``;
}

const KINDS: { readonly [kind: string]: string } = {
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function article(expected: string): string {
  return KINDS[expected] ?? expected;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : shown(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function sentence(message: string): string {
  return message.startsWith('is ') ? message : `is not allowed (${message})`;
}
