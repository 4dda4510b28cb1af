import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import { compile } from '../../src/engine/compile.ts';
import { causeOf } from '../../src/engine/look-up.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { readRecipes } from '../../src/kb/recipes.ts';
import { answer } from '../eval/answer.ts';

/** What a recording shows: `cause` explains it, and the recording alone allows those under `also`, too. */
type Label = 'healthy' | 'failure' | 'cut-off' | { readonly cause: string; readonly also?: readonly string[] };

/** Recordings that are answered wrongly today, with the reason. One that is answered rightly must leave this list. */
const KNOWN: { readonly [recording: string]: string } = {
  '2026.4.15/devices-list': 'the table tells the cause, but only an error beside it is a symptom',
  '2026.4.15/rpc-cron-runs-name':
    'empty entries for a name are seen after `cron runs`, not after `gateway call cron.runs`',
};

/** Share of the failures whose cause has an entry that get it first, at least. */
const RIGHT_FIRST = 0.95;

const ADDRESS =
  /(?<![\w.])(?!127\.|0\.0\.0\.0|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/;

/** What only the machine that made a recording knows, with an example; none of it may be left in one. */
const OF_A_MACHINE: readonly (readonly [what: string, text: RegExp, example: string])[] = [
  ['a private key', /BEGIN [A-Z ]*PRIVATE KEY/, `-----BEGIN ${'PRIVATE'} KEY-----`],
  ["a gateway's token", /(?<![0-9a-f])[0-9a-f]{48}(?![0-9a-f])/, `token ${'0f'.repeat(24)}`],
  ["a device's token", /(?:token|secret|scope)\W{1,5}[\w-]{43}(?![\w-])/i, `"deviceToken": "${'aB-'.repeat(14)}a"`],
  ['a setup code', /eyJ1cmwi/, `code: ${'eyJ1'}cmwiOiJ3`],
  ["root's home", /\/root\b/, 'at /root/.openclaw'],
  ["somebody's home", /\/(?:home|Users)\/(?!user\b)\w/, 'at /home/anna/.openclaw'],
  ["a temporary folder other than the log's", /\/tmp\/(?!openclaw\/)/, 'at /tmp/lab/node_modules'],
  ["somebody's process", /\bpid \d+ (?!user:)\w+:/, '- pid 20522 root: openclaw-gateway'],
  ['a kernel built for one machine', /linux \d+\.\d+\.\d+-(?!generic\b)/, 'linux 6.18.44-lab7 (x64)'],
  ["a host's name", /· (?!pc )[\w.-]+ \(\d+\.\d+\.\d+\.\d+\) app/, '· lab7 (192.0.2.2) app'],
  ['an address that is neither local nor for examples (RFC 5737)', ADDRESS, 'from 8.8.8.8'],
];

const HERE = new URL('../../kb/openclaw/recordings/', import.meta.url);
const versions = readdirSync(HERE).filter((name) => name !== 'labels');
const labels = new Map(versions.map((version) => [version, labelsOf(version)]));
const { recipes } = readRecipes('kb');
const all = versions.flatMap((version) =>
  slugsOf(version).map((slug) => ({
    id: `${version}/${slug}`,
    text: readFileSync(new URL(`${version}/${slug}.txt`, HERE), 'utf8'),
    label: labels.get(version)?.[slug],
    /** The recipe by which the lab made it, if it did. */
    recipe: recipes[slug.replace(/\.fixed$/, '')] === undefined ? null : slug,
  })),
);
const recordings = all.filter(({ recipe }) => recipe === null);
const proofs = all.filter(({ recipe }) => recipe !== null && !recipe.endsWith('.fixed'));
const files = loadFiles('kb');
const kb = compile(files.entries);
const hasEntry = (cause: string) => causeOf(kb, cause) !== undefined;

test.each(versions)('every recording of %s has a label, and every label a recording', (version) => {
  const slugs = recordings.filter(({ id }) => id.startsWith(`${version}/`)).map(({ id }) => id.split('/')[1]);
  expect(Object.keys(labels.get(version) ?? {}).sort()).toEqual(slugs.sort());
  for (const label of Object.values(labels.get(version) ?? {})) {
    expect(label).toSatisfy((one: Label) =>
      typeof one === 'string' ? ['healthy', 'failure', 'cut-off'].includes(one) : typeof one.cause === 'string',
    );
  }
});

describe('a recording as a post', () => {
  it.each(recordings)('$id is answered as it is labelled', ({ id, text, label }) => {
    const fault = faultOf(label!, text);
    if (KNOWN[id] === undefined) expect(fault).toBeNull();
    else expect(fault, 'is answered rightly: take it off KNOWN').not.toBeNull();
  });

  it('names known faults of recordings only', () => {
    expect(Object.keys(KNOWN).filter((id) => !recordings.some((one) => one.id === id))).toEqual([]);
  });

  it('gets the entry of its cause first nearly always', () => {
    const failures = recordings.filter(({ label }) => typeof label === 'object' && hasEntry(label.cause));
    const right = failures.filter(({ label, text }) => faultOf(label!, text) === null);
    expect(right.length / failures.length).toBeGreaterThanOrEqual(RIGHT_FIRST);
  });
});

describe('what a recipe made', () => {
  it.each(proofs)('$id leads to the entry that it proves', ({ text, recipe }) => {
    const named = Object.keys(files.causes).filter((id) => files.causes[id]!.proof.includes(recipe!));
    expect(named).toContain(answer({ text }, kb).causes[0]?.id);
  });

  it.each(proofs)('$id holds the texts that the recipe expects', ({ text, recipe }) => {
    for (const expected of recipes[recipe!]!.recipe.expects) expect(text).toContain(expected);
  });
});

describe('a recording', () => {
  it.each(all)('$id holds no secret', ({ text }) => {
    const { text: cleaned, redacted } = clean({ text }, openStandIns('recording'));
    expect(redacted).toEqual([]);
    expect(cleaned).toBe(text);
  });

  it.each(OF_A_MACHINE)('holds nothing of the machine that made it: %s', (_what, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(all.filter(({ text }) => pattern.test(text)).map(({ id }) => id)).toEqual([]);
  });
});

/** What is wrong with the reply to a recording, or null. */
function faultOf(label: Label, text: string): string | null {
  const told = answer({ text }, kb);
  const first = told.causes[0]?.id ?? told.kind;
  if (label === 'healthy') return told.speaks ? `healthy, but it speaks of ${first}` : null;
  const right = typeof label === 'string' ? [] : [label.cause, ...(label.also ?? [])];
  if (right.includes(first)) return null;
  if (right.length > 0 && hasEntry(right[0]!)) return `${first} (${told.confidence}) in place of ${right.join(', ')}`;
  return told.confidence === 'certain' ? `certain of ${first}, which is none of its causes` : null;
}

function labelsOf(version: string): { readonly [slug: string]: Label } | undefined {
  const file = new URL(`labels/${version}.yaml`, HERE);
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
}

function slugsOf(version: string): string[] {
  return readdirSync(new URL(version, HERE)).map((file) => file.replace(/\.txt$/, ''));
}
