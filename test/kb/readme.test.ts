import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkKnowledgeBase } from '../../src/kb/check.ts';
import { causeYaml, kbFolder } from './folder.ts';

const KB = new URL('../../kb/', import.meta.url);
const readme = readFileSync(new URL('README.md', KB), 'utf8');
const blocks = [...readme.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm)].map(([, indent, text]) =>
  text!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
);
const files = Object.fromEntries(
  blocks.flatMap((text) => {
    const path = /^# kb\/(\S+\.yaml)\n/.exec(text)?.[1];
    return path === undefined ? [] : [[path, text]];
  }),
);
const commands = Object.fromEntries(
  readdirSync(new URL('openclaw/commands/', KB)).map((name) => [
    `openclaw/commands/${name}`,
    readFileSync(new URL(`openclaw/commands/${name}`, KB), 'utf8'),
  ]),
);

test('the entries of kb/README.md pass every check', () => {
  expect(Object.keys(files)).toHaveLength(5);
  expect(checkKnowledgeBase(kbFolder({ ...commands, ...files })).faults).toEqual([]);
});

test('the examples in its tables of signs load', () => {
  const table = readme.slice(readme.indexOf('## Signs'), readme.indexOf('### Holes'));
  const signs = [...table.matchAll(/\| `((?:says|told|shows|sends|command): .*)` \|$/gm)].map((match) => match[1]!);
  expect(signs).toHaveLength(5);
  const symptoms = `\n${signs.map((sign) => `  - ${sign}`).join('\n')}`;
  expect(writingFaults({ symptoms })).toEqual([]);
});

test('the examples in its table of values load', () => {
  const table = readme.slice(readme.indexOf('### Values'), readme.indexOf('## Shared'));
  const values = [...table.matchAll(/^\|.*\|.*\| (.*) \|$/gm)].flatMap((match) => [
    ...match[1]!.matchAll(/`([^`]+)`/g),
  ]);
  expect(values.length).toBeGreaterThan(12);
  const symptoms = `\n${values.map(([, value]) => `  - shows: { ${value} }`).join('\n')}`;
  expect(writingFaults({ symptoms })).toEqual([]);
});

test('the examples of examples load', () => {
  const block = blocks.find((text) => text.startsWith('examples:'))!;
  const examples = JSON.stringify((parse(block) as { examples: object }).examples);
  expect(writingFaults({ examples })).toEqual([]);
});

/** Faults of form alone: what stands in a table need not be a whole entry. */
function writingFaults(more: { readonly [key: string]: string }): string[] {
  const { faults } = checkKnowledgeBase(kbFolder({ 'causes/a/x.yaml': causeYaml(more) }));
  return faults.map((fault) => fault.message).filter((message) => !/gets|has no command/.test(message));
}
