import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import type { Post, Reply } from '../../src/engine/types.ts';
import { base, cause } from './base.ts';

const kb = base({
  'symptoms/refused.yaml': `
title: refused
when: [{ says: "gateway closed (1008): pairing required", without: { says: using local fallback instead } }]
asks:
  - run: openclaw devices list
    answers:
      pending: { title: a request is pending, when: [{ shows: { table: Pending, Request: "{requestId:uuid}" } }, { told: "one pending" }] }
      nothing: { title: nothing is pending, when: [{ shows: { table: Paired }, without: { shows: { table: Pending } } }, { told: nothing pending }] }
`,
  'values.yaml': 'requestId: [{ shows: { table: Pending, Request: "{requestId:uuid}" } }]',
  'causes/pairing/new-device.yaml': cause(`
stage: connect
reports: 5
symptoms: [refused, { says: device is not approved yet }]
confirmed_by: [refused/pending]
ruled_out_by: [refused/nothing]`),
  'causes/pairing/stale-device.yaml': cause(`
stage: connect
reports: 2
symptoms: [refused]
confirmed_by: [refused/nothing]`),
  'causes/pairing/old-build.yaml': cause(`
stage: connect
affects: "<2026.3"
symptoms: [refused]`),
  'causes/cron/wrong-field.yaml': cause(`
stage: request
symptoms:
  - says: "unexpected property 'agentId'"
  - told: [rejects the agent id]
  - { sends: { payload: { agentId: any } }, weak: true }`),
  'causes/cron/draft-thing.yaml': cause(`
status: draft
symptoms: [{ says: the flux capacitor is empty }]`),
  'causes/cron/general.yaml': cause(`
symptoms: [{ says: "cron failed: invalid params {…}" }]`),
  'causes/cron/undelivered.yaml': cause(`
stage: deliver
symptoms: [{ says: "cron delivery failed: no such channel" }]`),
  'causes/cron/special.yaml': cause(`
symptoms: [{ says: "cron failed: invalid params at root: unexpected property timezone" }]`),
});

function talk(...posts: readonly (string | Post)[]): readonly Reply[] {
  let known = openCase('0123456789abcdef');
  return posts.map((post) => {
    const turn = diagnose(known, typeof post === 'string' ? { text: post } : post, kb);
    known = turn.case;
    return turn.reply;
  });
}

const ids = (reply: Reply | undefined) => reply?.causes.map((one) => one.id);
const REFUSED = 'Error: gateway closed (1008): pairing required\nGateway target: ws://127.0.0.1:18789';
const PENDING = `openclaw devices list
Pending (1)
| Request | Role |
| --- | --- |
| 58c6195a-77aa-4c1d-9829-e53359a9bb12 | operator |
Paired (1)
| Device | Role |
| --- | --- |
| ab12 | operator |`;

describe('one post', () => {
  it('is a differential when several causes share the symptom, and asks what tells them apart', () => {
    const [reply] = talk(REFUSED);
    expect(reply).toMatchObject({ kind: 'differential', speaks: true, ask: { run: 'openclaw devices list' } });
    expect(ids(reply)?.[0]).toBe('new-device');
  });

  it('is certain when a cause has the text for itself', () => {
    const [reply] = talk("Error: invalid cron.add params: at /payload: unexpected property 'agentId'");
    expect(reply).toMatchObject({ kind: 'diagnosis', confidence: 'certain', speaks: true });
  });

  it('is not certain when the program complains of something unknown afterwards', () => {
    const [reply] = talk("Error: unexpected property 'agentId'\nError: the warp core was breached at deck nine");
    expect(reply).toMatchObject({ confidence: 'likely', speaks: false });
  });

  it('does not speak of what a person merely tells', () => {
    const [reply] = talk('my agent says the tool rejects the agent id, what now?');
    expect(reply).toMatchObject({ confidence: 'likely', speaks: false });
    expect(ids(reply)).toEqual(['wrong-field']);
  });

  it('does not speak of a draft', () => {
    expect(talk('Error: the flux capacitor is empty')[0]).toMatchObject({ speaks: false });
  });

  it('puts the cause first that explains more of the line', () => {
    expect(ids(talk('cron failed: invalid params at root: unexpected property timezone')[0])?.[0]).toBe('special');
  });

  it('leaves out a cause of another version', () => {
    expect(ids(talk(`OpenClaw 2026.4.15 (041266a)\n${REFUSED}`)[0])).not.toContain('old-build');
    expect(ids(talk({ text: REFUSED, version: '2026.2.9' })[0])).toContain('old-build');
  });

  it('puts a refused connection before a wrong payload, and mentions that for the next try', () => {
    const [reply] = talk(`${REFUSED}\n\n{"action": "add", "job": {"payload": {"agentId": "x"}}}`);
    expect(ids(reply)).not.toContain('wrong-field');
    expect(reply?.next).toHaveLength(1);
  });

  it('does not call gone what was only sent', () => {
    const [reply] = talk('{"job": {"payload": {"agentId": "x"}}}\n\nError: cron delivery failed: no such channel');
    expect(ids(reply)).toEqual(['undelivered']);
    expect(reply?.answers).toEqual([]);
  });

  it('sees nothing where a program went on after the refusal', () => {
    expect(talk(`${REFUSED}\nusing local fallback instead`)[0]?.kind).toBe('silence');
  });
});

describe('a conversation', () => {
  it('selects the branch that an answer names, and fills in what it shows', () => {
    const [, reply] = talk(REFUSED, PENDING);
    expect(ids(reply)?.[0]).toBe('new-device');
    expect(reply?.confidence).not.toBe('possible');
  });

  it('lets a newer output replace an earlier answer', () => {
    const [, , reply] = talk(
      REFUSED,
      PENDING,
      'openclaw devices list\nPaired (1)\n| Device | Role |\n| --- | --- |\n| ab12 | operator |',
    );
    expect(ids(reply)?.[0]).toBe('stale-device');
  });

  it('takes a new error of a later stage for progress', () => {
    const [, reply] = talk(REFUSED, "approved, now: invalid cron.add params: unexpected property 'agentId'");
    expect(ids(reply)).toEqual(['wrong-field']);
  });

  it('keeps to what the program has confirmed when a later post only hints at something else', () => {
    const list = 'openclaw cron list --json\n{"jobs": [{"id": "ab12", "payload": {"agentId": "x"}}]}';
    const [, reply] = talk('cron failed: invalid params at root', list);
    expect(ids(reply)?.[0]).toBe('general');
    expect(ids(reply)).toContain('wrong-field');
  });

  it('goes to the next cause when the advice did not help', () => {
    const [first, second] = talk(REFUSED, 'did that, same error');
    expect(ids(first)?.[0]).toBe('new-device');
    expect(ids(second)?.[0]).not.toBe('new-device');
  });

  it('closes what led when it worked', () => {
    expect(talk(REFUSED, 'it worked, thanks!')[1]?.kind).toBe('silence');
  });
});
