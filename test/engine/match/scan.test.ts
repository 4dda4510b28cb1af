import { describe, expect, it } from 'vitest';
import { align } from '../../../src/engine/match/align.ts';
import { scan } from '../../../src/engine/match/scan.ts';
import { indexTexts } from '../../../src/engine/match/text-index.ts';
import { tokenise } from '../../../src/engine/match/tokens.ts';

const TEXTS = [
  'gateway closed (1008): pairing required',
  'unknown cron job id: {name:name}',
  'unauthorized: gateway token mismatch',
  'unauthorized: gateway token missing',
  "at /payload: unexpected property 'agentId'",
  'AUTH_TOKEN_MISMATCH',
  '[discord] {…} closed with code 4014',
  'schedule.at is in the past: {at:time}',
  '{channel:name} recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.',
  'OPENCLAW_GATEWAY_URL={:url}',
  '没有待批准',
  'gateway timeout after {:number}ms',
  'pass --token or --password to start',
  'CronSessionLifecycleClaimError: Session {:text} changed while starting',
];
const index = indexTexts(
  TEXTS,
  TEXTS.map(() => true),
);

function found(text: string): { [text: string]: { [name: string]: string } } {
  return Object.fromEntries(scan(tokenise(text), index).map((hit) => [TEXTS[hit.text], hit.captures]));
}

function aligned(text: string): readonly string[] {
  const tokens = tokenise(text);
  const exact = new Set(scan(tokens, index).map((hit) => hit.text));
  return [...exact, ...align(tokens, index, exact).map((hit) => hit.text)].map((text) => TEXTS[text] as string);
}

describe('scan', () => {
  it.each([
    ['across punctuation and case', 'GATEWAY CLOSED (1008) pairing  required', 0],
    ['across a wrap', 'gateway closed (1008):\npairing required', 0],
    ['inside a JSON string', '{"error": "gateway closed (1008): pairing required\\nGateway target: ws://x"}', 0],
    ['inside JSON inside JSON', '"{\\"error\\": \\"gateway closed (1008): pairing required\\\\nGateway\\"}"', 0],
    ['a code word', 'details.code=AUTH_TOKEN_MISMATCH', 5],
    ['a gap on the line', '[discord] gateway: websocket was closed with code 4014', 6],
    ['Chinese', '现在没有待批准的请求', 10],
    ['a masked word of the program', 'pass --token or --password *** start with auth', 12],
    ['a redacted value in a hole', 'unknown cron job id: [REDACTED:secret#1]', 1],
    [
      'a hole in the middle',
      'CronSessionLifecycleClaimError: Session "agent:ops:cron:3c7e" changed while starting',
      13,
    ],
  ])('finds a text %s', (_, text, expected) => {
    expect(Object.keys(found(text))).toContain(TEXTS[expected]);
  });

  it.each([
    ['a name', 'unknown cron job id: daily-report', { name: 'daily-report' }],
    [
      'a channel at the head',
      'Error: Discord recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.',
      { channel: 'Discord' },
    ],
    [
      'a time',
      'schedule.at is in the past: 2026-05-11T06:00:00.000Z (212 minutes ago)',
      { at: '2026-05-11T06:00:00.000Z' },
    ],
  ])('captures %s', (_, text, captures) => {
    expect(Object.values(found(text))).toContainEqual(captures);
  });

  it.each([
    ['a UUID where a name is asked', 'unknown cron job id: 6e0cd936-027a-437e-815f-07eaf1f5ee80'],
    ['words in another order', 'pairing required: gateway closed (1008)'],
    ['words two paragraphs apart', 'gateway closed (1008):\n\npairing required'],
    ['a gap over two lines', '[discord] starting provider\nwebsocket closed with code 4014'],
    ['part of a longer word', 'AUTH_TOKEN_MISMATCHES'],
  ])('does not find %s', (_, text) => {
    expect(found(text)).toEqual({});
  });
});

describe('align', () => {
  it.each([
    ['letters that OCR confuses', 'gateway c1osed (l008): pairing requ1red', 0],
    ['a typo', 'gatway closed 1008: pairng required', 0],
    ['a word split by a wrap', 'gateway closed (1008): pai\nring required', 0],
    ['words run together', 'gatewayclosed (1008): pairing required', 0],
    ['a lost word', 'unauthorized: token mismatch gateway token mismatch', 2],
    ['a foreign word between', 'gateway closed [ws] (1008): pairing required', 0],
    ['a misread code word', 'AUTH_T0KEN_MlSMATCH', 5],
    ['a cut tail', 'Error: Discord recipient is required. Use "channel:<id>" for chan', 8],
  ])('finds a text with %s', (_, text, expected) => {
    expect(aligned(text)).toContain(TEXTS[expected]);
  });

  it('tells a known other word from damage', () => {
    expect(aligned('unauthorized: gateway token missing')).toEqual([TEXTS[3]]);
  });

  it.each([
    ['a fragment too short to tell', '"error": "gateway clo'],
    ['single words far apart', `pairing ${'and so on '.repeat(40)} required`],
    ['another number', 'gateway closed (1011): pairing required'],
    ['another word where the telling one is expected', 'at /payload: unexpected property flavour'],
    ['chat about tokens', 'the gateway token thing again, what is required here?'],
  ])('does not find anything in %s', (_, text) => {
    expect(aligned(text)).toEqual([]);
  });
});
