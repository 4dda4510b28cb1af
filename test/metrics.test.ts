import { describe, expect, test } from 'vitest';
import { RULES } from '../src/engine/redact/rules.ts';
import { type Metrics, openMetrics } from '../src/metrics.ts';

/** The lines of the page that begin so. */
async function lines(metrics: Metrics, name: string): Promise<readonly string[]> {
  return (await metrics.page()).text.split('\n').filter((line) => line.startsWith(name));
}

describe('what is counted', () => {
  test.each<[string, (metrics: Metrics) => void, string]>([
    [
      'interactions',
      (m) => m.interaction('diagnose', 'answered'),
      'clinic_interactions_total{command="diagnose",outcome="answered"} 1',
    ],
    ['messages', (m) => m.message('not-for-us'), 'clinic_messages_total{outcome="not-for-us"} 1'],
    [
      'replies',
      (m) => m.reply('diagnosis', 'certain', false),
      'clinic_replies_total{kind="diagnosis",confidence="certain",asked="false"} 1',
    ],
    [
      'silence',
      (m) => m.reply('silence', null, true),
      'clinic_replies_total{kind="silence",confidence="none",asked="true"} 1',
    ],
    ['verdicts', (m) => m.verdict('not-it'), 'clinic_verdicts_total{verdict="not-it"} 1'],
    ['files', (m) => m.file('too-large'), 'clinic_files_total{outcome="too-large"} 1'],
    ['what was masked', (m) => m.redacted('gateway-token', 3), 'clinic_redactions_total{kind="gateway-token"} 3'],
    ["Discord's errors", (m) => m.discordError(10_062), 'clinic_discord_errors_total{code="10062"} 1'],
    ['connections', (m) => m.gatewayEvent('resumed'), 'clinic_gateway_events_total{event="resumed"} 1'],
    ['what waits', (m) => m.queueLength(7), 'clinic_queue_length 7'],
    ['servers', (m) => m.guilds(2_500), 'clinic_guilds 2500'],
    ['lines withheld', (m) => m.lineWithheld(), 'clinic_log_lines_withheld_total 1'],
    ['time to the first answer, in seconds', (m) => m.acknowledged(40), 'clinic_ack_seconds_bucket{le="0.05"} 1'],
    ['time over the limit', (m) => m.acknowledged(3_100), 'clinic_ack_seconds_bucket{le="3"} 0'],
  ])('%s', async (_, count, line) => {
    const metrics = openMetrics();
    count(metrics);
    expect(await lines(metrics, 'clinic_')).toContain(line);
  });

  test('adds up, and never goes back', async () => {
    const metrics = openMetrics();
    for (const count of [1, 2, -5, Number.NaN]) metrics.redacted('jwt', count);
    expect(await lines(metrics, 'clinic_redactions_total')).toEqual(['clinic_redactions_total{kind="jwt"} 3']);
  });

  test('stands beside what the process uses', async () => {
    const { text, contentType } = await openMetrics().page();
    expect(contentType).toContain('text/plain');
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  test('does not mix with what another one counted', async () => {
    const [one, other] = [openMetrics(), openMetrics()];
    one.message('answered');
    expect(await lines(other, 'clinic_messages_total')).toEqual([]);
  });
});

describe('labels', () => {
  test.each([
    ['a sentence', 'my boss is called Henrietta and she is angry today'],
    ['an address', 'https://example.com/'],
    ['a quote', 'x"} 1\nclinic_fake 1'],
    ['nothing', ''],
    ['a long word', 'a'.repeat(41)],
  ])('take no text: %s', async (_, text) => {
    const metrics = openMetrics();
    metrics.interaction(text, text);
    expect(await lines(metrics, 'clinic_interactions_total')).toEqual([
      'clinic_interactions_total{command="other",outcome="other"} 1',
    ]);
  });

  test('are of bounded number', async () => {
    const metrics = openMetrics();
    for (let at = 0; at < 5_000; at += 1) metrics.message(`word-${at}`);
    metrics.message('word-3');
    const all = await lines(metrics, 'clinic_messages_total');
    expect(all).toHaveLength(201);
    expect(all).toContain('clinic_messages_total{outcome="word-3"} 2');
    expect(all).toContain('clinic_messages_total{outcome="other"} 4800');
  });

  test('know every kind of secret by its name', async () => {
    const metrics = openMetrics();
    const kinds = new Set(RULES.map(({ kind }) => kind));
    for (const kind of kinds) metrics.redacted(kind, 1);
    const all = await lines(metrics, 'clinic_redactions_total');
    expect(all).toHaveLength(kinds.size);
    expect(all.join('\n')).not.toContain('"other"');
  });
});
