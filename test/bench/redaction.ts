import { openStandIns } from '../../src/engine/clean.ts';
import { redact } from '../../src/engine/redact/redact.ts';
import { latency, median, once } from './measure.ts';
import { REDACTION_INPUTS } from './redaction-inputs.ts';
import { WORST_INPUTS } from './worst-inputs.ts';

/** How fast redaction is: on a log of 1 MB, and on the worst input of 100 kB. */
export type RedactionSpeed = {
  readonly mbPerSecond: number;
  /** Times the time of a loop that only hashes every character of the same log. */
  readonly timesHashLoop: number;
  /** Slowest first. */
  readonly worst: readonly { readonly family: string; readonly ms: number; readonly growth: number }[];
};

const SIZE = 100_000;
/** Below this a quotient of two times tells nothing. Milliseconds. */
const TOO_SHORT = 8;

/** Measures redaction alone, without normalising. */
export function redactionSpeed(): RedactionSpeed {
  const log = megabyteLog();
  const mask = (text: string): unknown => redact(text, openStandIns('key')).text;
  for (let warm = 0; warm < 10; warm++) {
    mask(log);
    hash(log);
  }
  const maskMs = latency([log], mask, 15).p50;
  const hashMs = median(Array.from({ length: 15 }, () => once(() => hash(log), 3)));
  const worst = Object.entries({ ...WORST_INPUTS, ...REDACTION_INPUTS })
    .map(([family, input]) => {
      const quarter = input(SIZE / 4, 'token mismatch');
      const whole = input(SIZE, 'token mismatch');
      for (const text of [quarter, whole, quarter]) mask(text);
      const long = Array.from({ length: 7 }, () => once(() => mask(whole), 1));
      const short = Array.from({ length: 7 }, () => once(() => mask(quarter), 1));
      const ms = median(long);
      // of a quotient both halves would be spoilt by a busy machine: the quickest runs tell more than the middle ones
      return { family, ms, growth: ms < TOO_SHORT ? 1 : Math.min(...long) / Math.max(Math.min(...short), 1) };
    })
    .toSorted((a, b) => b.ms - a.ms);
  return { mbPerSecond: log.length / 1000 / maskMs, timesHashLoop: maskMs / hashMs, worst };
}

/** Log lines as OpenClaw writes them, with what looks like secrets and a few that are. UTF-16 units are bytes here. */
function megabyteLog(): string {
  const id = (at: number): string => ((at * 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  const lines: string[] = [];
  for (let at = 0, length = 0; length < 1_000_000; at++) {
    const time = `2026-04-21T17:${String(at % 60).padStart(2, '0')}:00.${String(at % 1000).padStart(3, '0')}Z`;
    const line = [
      `${time} [ws] info ⇄ res ✓ node.list 12ms conn=${id(at)}…${id(at + 1).slice(0, 4)}`.replace(/[⇄✓…]/g, '.'),
      `${time} [gateway] warn closed (1008): pairing required (requestId: ${id(at)}-2c2d-4dec-8c20-${id(at)}dbd5)`,
      `${time} [agent/embedded] info run ${id(at)} sessionKey=agent:main:main input_tokens=${at} model=claude-opus-4-5`,
      `${time} [telegram] error getUpdates conflict 409: another instance polls; retry in ${at % 30}s`,
      `    at GatewayClient.connect (file:///usr/lib/node_modules/openclaw/dist/client-${id(at)}.js:${at % 900}:17)`,
      at % 400 === 5
        ? `${time} env OPENCLAW_GATEWAY_TOKEN=${id(at).repeat(6)}`
        : `${time} [cron] debug next run in ${at} ms`,
    ][at % 6]!;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

/** What anything that reads every character takes at least. */
function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) value = (value * 31 + text.charCodeAt(i)) | 0;
  return value;
}
