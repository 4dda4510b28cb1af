import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { CONDENSE_ABOVE, Condenser, condense } from '../../src/engine/condense.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { base, cause } from './base.ts';

const kb = base({
  'causes/cron/wrong-field.yaml': cause('symptoms: [{ says: "unexpected property \'agentId\' in the payload" }]'),
  'causes/cron/other.yaml': cause('symptoms: [{ says: the flux capacitor is empty }]'),
});
const HEALTHY = '12:00:00 [gateway] heartbeat ok, 3 sessions, nothing to report\n';
const DECISIVE = "12:00:01 [tools] Error: unexpected property 'agentId' in the payload\n";

describe('a long text', () => {
  it('is left alone when it is short enough to be read whole', () => {
    expect(condense({ text: DECISIVE }, kb).text).toBe(DECISIVE);
  });

  it('keeps the decisive line, at its number', () => {
    const text = HEALTHY.repeat(20_000) + DECISIVE + HEALTHY.repeat(20_000);
    const { text: short } = condense({ text }, kb);
    expect(short.replaceAll('\n', '').length).toBeLessThan(CONDENSE_ABOVE);
    expect(short.split('\n')[20_000]).toBe(DECISIVE.trimEnd());
    const { reply } = diagnose(openCase('0123456789abcdef'), { text }, kb);
    expect(reply.causes[0]).toMatchObject({ id: 'wrong-field', evidence: [{ line: 20_001 }] });
  });

  it('keeps the decisive part of one endless line', () => {
    const text = `${'x '.repeat(100_000)}${DECISIVE.trimEnd()} ${'y '.repeat(100_000)}`;
    expect(condense({ text }, kb).text).toContain("unexpected property 'agentId' in the payload");
  });

  it('keeps the newest of many hits', () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `${at} Error: the flux capacitor is empty`).join('\n');
    expect(condense({ text: `${lines}\n${DECISIVE}` }, kb).text).toContain("'agentId'");
    expect(condense({ text: lines }, kb).text).toContain('29999 Error');
  });

  it('comes out the same wherever it is cut', () => {
    const text = (HEALTHY.repeat(700) + DECISIVE).repeat(4);
    const whole = new Condenser(kb);
    whole.push(text);
    const cut = new Condenser(kb);
    for (let at = 0; at < text.length; at += 977) cut.push(text.slice(at, at + 977));
    expect(cut.finish()).toBe(whole.finish());
  });

  it('condenses attachments too', () => {
    const post = {
      text: 'what is this?',
      attachments: [{ name: 'gateway.log', text: HEALTHY.repeat(5_000) + DECISIVE }],
    };
    expect(condense(post, kb).attachments?.[0]?.text).toContain(DECISIVE.trimEnd());
  });
});
