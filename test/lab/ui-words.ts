import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';
import type { Installed } from './install.ts';

/** Sentences of one language by their key path (`cron.runs.status`). */
type Texts = ReadonlyMap<string, string>;
/** By language as OpenClaw names it (`en`, `es`, `zh-CN`). */
export type UiTexts = { readonly [language: string]: Texts };

const LANGUAGE_FILE = /^([a-z]{2}(?:-[A-Z]{2})?)-[\w-]{8}\.js$/;

/**
 * Every text of an installed version's Control UI, read from its bundles without running them: a language has a file of its own,
 * English stands among the code.
 */
export function uiTexts({ program }: Installed): UiTexts {
  const folder = join(dirname(program), 'dist/control-ui/assets');
  const texts: { [language: string]: Map<string, string> } = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const language = LANGUAGE_FILE.exec(file)?.[1] ?? 'en';
    texts[language] ??= new Map();
    readInto(texts[language], readFileSync(join(folder, file), 'utf8'), file);
  }
  return texts;
}

type Node = { readonly type: string; readonly start: number; readonly end: number };
type ObjectNode = Node & { readonly properties: readonly Node[] };

/** Texts of every object in a bundle, by their path from the outermost object. */
function readInto(texts: Map<string, string>, code: string, file: string): void {
  let outermostEnd = 0;
  new Visitor({
    ObjectExpression(node) {
      if (node.start < outermostEnd) return;
      outermostEnd = node.end;
      addTexts(texts, node as unknown as ObjectNode, '');
    },
  }).visit(parseSync(file, code).program);
}

function addTexts(texts: Map<string, string>, object: ObjectNode, path: string): void {
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const { key, value } = property as unknown as { readonly key: Node & NamedNode; readonly value: Node };
    const at = `${path}${key.name ?? key.value ?? ''}`;
    const text = textOf(value);
    if (text !== null) {
      if (!texts.has(at)) texts.set(at, text);
    } else if (value.type === 'ObjectExpression') addTexts(texts, value as ObjectNode, `${at}.`);
  }
}

type NamedNode = { readonly name?: string; readonly value?: unknown };

function textOf(node: Node): string | null {
  if (node.type === 'Literal') {
    const { value } = node as Node & NamedNode;
    return typeof value === 'string' ? value : null;
  }
  if (node.type !== 'TemplateLiteral') return null;
  const { quasis, expressions } = node as unknown as {
    readonly expressions: readonly Node[];
    readonly quasis: readonly { readonly value: { readonly cooked: string | null } }[];
  };
  return expressions.length > 0 ? null : (quasis[0]?.value.cooked ?? null);
}
