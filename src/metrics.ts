import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Confidence, Reply } from './engine/types.ts';
import { words } from './metrics/words.ts';
import type { Verdict } from './store/store.ts';

/** What is counted, for Prometheus. Kinds, codes and outcomes only: no id, no name, nothing that anybody wrote. */
export type Metrics = {
  readonly interaction: (command: string, outcome: string) => void;
  /** From an interaction's coming in to its first answer, milliseconds. */
  readonly acknowledged: (ms: number) => void;
  readonly message: (outcome: string) => void;
  readonly reply: (kind: Reply['kind'], confidence: Confidence | null, asked: boolean) => void;
  readonly verdict: (verdict: Verdict) => void;
  readonly file: (outcome: string) => void;
  readonly redacted: (kind: string, count: number) => void;
  /** Discord's JSON error code, or the HTTP status where there is none. */
  readonly discordError: (code: number) => void;
  /** What happened to a connection: `resumed`, `reconnecting`, `invalid-session` … */
  readonly gatewayEvent: (event: string) => void;
  readonly queueLength: (posts: number) => void;
  readonly guilds: (guilds: number) => void;
  readonly lineWithheld: () => void;
  /** All of it, in Prometheus' text format. */
  readonly page: () => Promise<{ readonly contentType: string; readonly text: string }>;
};

/** Seconds; Discord waits for 3. https://discord.com/developers/docs/interactions/receiving-and-responding */
const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** Kinds of secrets come from our own rules, which know more than 200. */
const MOST_KINDS = 300;

/** Begins to count, also what the process uses. Counting takes well under a microsecond. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    counting(new Counter({ name: `clinic_${name}_total`, help, labelNames, registers }), labelNames);
  const gauge = (name: string, help: string) => new Gauge({ name: `clinic_${name}`, help, registers });

  const interactions = counter('interactions', 'Interactions', 'command', 'outcome');
  const ack = new Histogram({
    name: 'clinic_ack_seconds',
    help: 'Time to the first answer to an interaction',
    buckets: ACK_BUCKETS,
    registers,
  });
  const messages = counter('messages', 'Messages seen, by what became of them', 'outcome');
  const replies = counter('replies', 'Replies', 'kind', 'confidence', 'asked');
  const verdicts = counter('verdicts', 'What people said of replies', 'verdict');
  const files = counter('files', 'Files, read or refused', 'outcome');
  const redactions = counting(
    new Counter({ name: 'clinic_redactions_total', help: 'Secrets that were masked', labelNames: ['kind'], registers }),
    ['kind'],
    MOST_KINDS,
  );
  const discordErrors = counter('discord_errors', 'Errors that Discord answered with', 'code');
  const gatewayEvents = counter('gateway_events', 'What happened to connections', 'event');
  const lines = counter('log_lines_withheld', 'Lines kept out of the log as they held a secret');
  const queue = gauge('queue_length', 'Posts that wait to be answered');
  const guilds = gauge('guilds', 'Servers');

  return {
    interaction: (command, outcome) => interactions(1, command, outcome),
    acknowledged: (ms) => ack.observe(ms / 1_000),
    message: (outcome) => messages(1, outcome),
    reply: (kind, confidence, asked) => replies(1, kind, confidence ?? 'none', String(asked)),
    verdict: (verdict) => verdicts(1, verdict),
    file: (outcome) => files(1, outcome),
    redacted: (kind, count) => redactions(count, kind),
    discordError: (code) => discordErrors(1, String(code)),
    gatewayEvent: (event) => gatewayEvents(1, event),
    queueLength: (posts) => queue.set(posts),
    guilds: (count) => guilds.set(count),
    lineWithheld: () => lines(1),
    page: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** Counts under labels that are short words, and not too many different ones. */
function counting(
  counter: Counter,
  names: readonly string[],
  most?: number,
): (count: number, ...values: readonly string[]) => void {
  const checked = names.map(() => words(most));
  return (count, ...values) => {
    if (!(count > 0)) return; // a counter never goes back
    const labels: { [name: string]: string } = {};
    for (let at = 0; at < names.length; at += 1) labels[names[at]!] = checked[at]!(values[at] ?? '');
    counter.inc(labels, count);
  };
}
