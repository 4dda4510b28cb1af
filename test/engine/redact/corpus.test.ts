import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clean, openStandIns } from '../../../src/engine/clean.ts';
import { redact } from '../../../src/engine/redact/redact.ts';

type Positive = {
  id: string;
  kind: string;
  text: string;
  secrets: string[];
  keep: string[];
  clean?: string[];
  expect?: string;
};
type Negative = { id: string; class: string; text: string; keep: string[] };

/** Packed, so that nobody's secret scanner takes the invented values for real ones. */
function corpus<T>(name: string): T[] {
  const packed = readFileSync(new URL(`corpus/${name}.jsonl.gz`, import.meta.url));
  const lines = gunzipSync(packed).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

const PERSONAL = /^(?:email|ipv[46]-public|home-user-\w+|phone)$/;
/** Fewest characters of a secret that count as a leak. */
const WINDOW = 12;
/** Beginnings that every key of a kind shares: they give nothing away. */
const SHARED =
  /^(?:sk-ant-[a-z0-9]+-|sk-(?:proj|svcacct)-|sk-or-v1-|github_pat_|gh[a-z]_|eyJ[\w-]{10,40}|MII[A-Za-z0-9]{4,12}AAKCAQEA|MIIEvQIBADANBgkqhkiG9w0BAQEFAASC|b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAA|MC4CAQAwBQYDK2VwBCIEI|LS0tLS1CRUdJTi\w{0,30})/;

function leaks(text: string, secret: string): boolean {
  const shared = SHARED.exec(secret)?.[0] ?? '';
  const core = secret.length - shared.length >= WINDOW ? secret.slice(shared.length) : secret;
  if (core.length <= WINDOW) return text.includes(core);
  for (let i = 0; i + WINDOW <= core.length; i++) if (text.includes(core.slice(i, i + WINDOW))) return true;
  return false;
}

const ways = [
  ['redact', (text: string): string => redact(text, openStandIns('key')).text],
  ['clean', (text: string): string => clean({ text }, openStandIns('key')).text],
] as const;

describe.each(ways)('%s', (_, mask) => {
  const positives = corpus<Positive>('positives').map((entry) => ({ ...entry, masked: mask(entry.text) }));
  const leaked = (entry: (typeof positives)[number]): boolean =>
    [...entry.secrets, ...(entry.clean ?? [])].some((secret) => leaks(entry.masked, secret));
  const recall = (entries: typeof positives): number => 1 - entries.filter(leaked).length / entries.length;

  test('hides at least 99 % of secrets, every character', () => {
    expect(recall(positives.filter((entry) => !PERSONAL.test(entry.kind)))).toBeGreaterThanOrEqual(0.99);
  });
  test('hides every secret of the kinds that OpenClaw makes', () => {
    expect(
      positives.filter((entry) => entry.kind.startsWith('openclaw') && leaked(entry)).map((entry) => entry.id),
    ).toEqual([]);
  });
  test('hides at least 97 % of personal details', () => {
    expect(recall(positives.filter((entry) => PERSONAL.test(entry.kind)))).toBeGreaterThanOrEqual(0.97);
  });
  test('misses no kind altogether', () => {
    const kinds = Map.groupBy(positives, (entry) => entry.kind);
    expect([...kinds].filter(([, entries]) => recall(entries) === 0).map(([kind]) => kind)).toEqual([]);
  });
  test('keeps what a diagnosis needs beside a secret', () => {
    expect(
      positives.filter((entry) => entry.keep.some((part) => !entry.masked.includes(part))).map((entry) => entry.id),
    ).toEqual([]);
  });
  test('shows whether two places hold the same token', () => {
    for (const { text, masked, expect: expected } of positives.filter((entry) => entry.expect !== undefined)) {
      const [first, second] = [...masked.matchAll(/\[REDACTED:gateway-token#\d+\]/g)].map((match) => match[0]);
      expect(first === second, text).toBe(expected === 'same-placeholder');
    }
  });
  test('leaves every look-alike as it is', () => {
    const changed = corpus<Negative>('negatives').filter(({ text }) => mask(text) !== text);
    expect(changed.map((entry) => entry.id)).toEqual([]);
  });
});
