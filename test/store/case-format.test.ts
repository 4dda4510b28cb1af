import { expect, test } from 'vitest';
import { CASE_FORMAT } from '../../src/store/packed-case.ts';
import { told } from './kept.ts';

/** Parts whose keys come from people. */
const FREE = /^(?:standIns\.numbers|posts\[\]\.(?:commands\[\]\.args|(?:things|documents)\[\]\.value))$/u;

/** Every place in a value with what stands there, unless that is nothing: `posts[].lines[].number: number`. */
function places(value: unknown, path: string): readonly string[] {
  if (value === null) return [];
  if (FREE.test(path)) return [`${path}: free`];
  if (Array.isArray(value)) return value.flatMap((one) => places(one, `${path}[]`));
  if (typeof value !== 'object') return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => places(one, path === '' ? key : `${path}.${key}`));
}

const KNOWN = told(
  {
    text: `🦞 OpenClaw 2026.4.15 (041266a)
Node v24.1.0 on linux
$ openclaw devices list --json
{"pending": [{"requestId": "58c6195a-77aa-4c1d-9829-e53359a9bb12", "role": "operator"}]}
Pending (1)
| Request | Role |
|---|---|
| 1 | operator |
gateway closed (1008): pairing required
OPENCLAW_GATEWAY_TOKEN=${'c0ffee'.repeat(8)}`,
    at: '2026-08-31T10:00:00Z',
  },
  { text: 'that did not help' },
);

/** Of format 1. A change here is a change of `CASE_FORMAT` too, unless `unpacked` cases of the old form can still be used. */
const FORM = `
advised[].asked: string
advised[].confidence: string
advised[].lead: string
closed[].cause: string
closed[].post: number
closed[].why: string
posts[].at: number
posts[].commands[].args: free
posts[].commands[].line: number
posts[].commands[].name: string
posts[].commands[].quoted: boolean
posts[].commands[].text: string
posts[].documents[].end: number
posts[].documents[].line: number
posts[].documents[].repaired: boolean
posts[].documents[].start: number
posts[].documents[].value: free
posts[].lines[].by: string
posts[].lines[].command: number
posts[].lines[].complaint: boolean
posts[].lines[].end: number
posts[].lines[].number: number
posts[].lines[].start: number
posts[].node: string
posts[].platform: string
posts[].text: string
posts[].things[].command: number
posts[].things[].document: number
posts[].things[].form: string
posts[].things[].group: number
posts[].things[].line: number
posts[].things[].path: string
posts[].things[].table: string
posts[].things[].value: free
posts[].things[].ways[]: string
posts[].version: string
remarks[][]: string
standIns.key: string
standIns.numbers: free
version: string
`;

test('a change of what a case holds is noticed, because kept cases have the form of before', () => {
  expect([...new Set(places(KNOWN, ''))].sort()).toEqual(FORM.trim().split('\n'));
  expect(CASE_FORMAT).toBe(1);
});
