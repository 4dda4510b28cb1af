import { readFileSync } from 'node:fs';
import type { Document, Node, YAMLError } from 'yaml';
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Fault } from './faults.ts';

export type Path = readonly PropertyKey[];

/** One parsed YAML file. `data` is undefined if it could not be parsed; `faults` says why. */
export type YamlFile = {
  /** As people write it: `kb/causes/cron/x.yaml`. */
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** 1-based line of what stands at a path, or of the nearest thing around it. With `key`, of that key in the mapping there. */
  readonly lineOf: (path: Path, key?: string) => number;
  readonly isList: (path: Path) => boolean;
};

/** Reads and parses one file; whatever is wrong with it becomes a fault. `file` is the name shown to people. */
export function readYaml(path: string, file: string): YamlFile {
  try {
    return parseYaml(readFileSync(path, 'utf8'), file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const fault = { file, line: 1, message: `cannot be read: ${why}`, mend: 'make the file readable, or take it away' };
    return { file, text: '', data: undefined, faults: [fault], lineOf: () => 1, isList: () => false };
  }
}

/** Parses YAML 1.2 that holds one plain document: no aliases, tags or duplicate keys. */
export function parseYaml(text: string, file: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const faults = [
    ...document.errors.map((error) => syntaxFault(error, text, file, lineAt(error.pos[0]))),
    ...(document.errors.length === 0 ? quotingFaults(document, text, file, lineAt) : []),
  ];
  const data: unknown = faults.some((fault) => fault.message.startsWith('is no valid YAML'))
    ? undefined
    : document.toJS();
  return {
    file,
    text,
    data,
    faults: onePerLine(faults),
    lineOf: (path, key) => lineOf(document, lineAt, path, key),
    isList: (path) => isSeq(document.getIn(path, true)),
  };
}

function lineOf(document: Document, lineAt: (offset: number) => number, path: Path, key?: string): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (length === path.length && key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair !== undefined && isNode(pair.key) && pair.key.range) return lineAt(pair.key.range[0]);
    }
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}

/** YAML's own complaint, and the quoting mistake that is mostly behind it. */
function syntaxFault(error: YAMLError, text: string, file: string, line: number): Fault {
  const source = (text.split('\n')[line - 1] ?? '').trim();
  const value = /^(?:- +)?(?:[\w-]+:(?: +|$))?(.*)$/.exec(source)?.[1] ?? '';
  const complaint = error.message.replace(/ at line \d+.*$/s, '');
  return {
    file,
    line,
    message: `is no valid YAML: ${complaint}`,
    mend: syntaxMend(error, value, text.charAt(error.pos[0])),
  };
}

function syntaxMend(error: YAMLError, value: string, at: string): string {
  if (error.code === 'TAB_AS_INDENT') return 'indent with spaces, not with a tab';
  if (error.code === 'DUPLICATE_KEY') return 'this key stands here twice; join the two into one, or take one away';
  if (error.code === 'BAD_SCALAR_START') return `put the text in quotes: a value cannot start with ${at}`;
  if (/^["']/.test(value))
    return 'quotes close too early: inside "…" write \\" for a quote, inside \'…\' write it twice';
  if (/^\{/.test(value)) return 'put the text in quotes: a value that starts with { is read as a mapping';
  if (/^\[/.test(value)) return 'put the text in quotes: a value that starts with [ is read as a list';
  if (/^[`@%&*!|>-]/.test(value)) return `put the text in quotes: a value cannot start with ${value[0]}`;
  if (/: |:$/.test(value)) return 'put the text in quotes: it holds a colon and a space, which would start a mapping';
  return 'compare indentation, quotes and brackets with the lines around; put texts with special characters in quotes';
}

/** What YAML accepts but nobody meant. */
function quotingFaults(document: Document, text: string, file: string, lineAt: (offset: number) => number): Fault[] {
  const faults: Fault[] = [];
  const add = (node: Node, message: string, mend: string): void => {
    faults.push({ file, line: lineAt(node.range?.[0] ?? 0), message, mend });
  };
  visit(document, {
    Node(_, node) {
      if (isAlias(node) && node.resolve(document) === undefined) {
        add(
          node,
          `is no valid YAML: *${node.source} names an anchor that is nowhere defined`,
          'put the text in quotes: a value cannot start with *',
        );
      } else if (isScalar(node) && node.type === 'PLAIN' && node.range) {
        const rest = text.slice(node.range[1], text.indexOf('\n', node.range[1]) + 1 || undefined);
        if (/^ #[^\s#]/.test(rest)) {
          add(
            node,
            `the value ends before "${rest.trim()}": a # after a space begins a comment`,
            'put the whole text in quotes',
          );
        }
      } else if (isMap(node) && node.flow && node.items.length === 1) {
        const [pair] = node.items;
        if (isPair(pair) && isMap(pair.key) === false && isScalar(pair.key) && pair.value === null) {
          const written = text.slice(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
          add(
            node,
            `${written} is read as a mapping without a value`,
            'put the text in quotes: a hole such as "{name:type}" needs them',
          );
        }
      } else if (isCollection(node) && !isMap(node) && !isSeq(node)) {
        add(node, 'a tagged collection has no meaning here', 'write a plain list or mapping');
      }
    },
  });
  return faults;
}

/** YAML often complains several times about one mistake. */
function onePerLine(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault, at) => faults.findIndex((other) => other.line === fault.line) === at);
}
