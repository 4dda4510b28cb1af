import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { answers, type Told } from '../eval/answer.ts';
import { birthThread } from '../eval/corpus.ts';
import { judgeTurn } from '../eval/judge.ts';

const { turns } = birthThread();
const kb = openKnowledgeBase(fileURLToPath(new URL('../../kb', import.meta.url)));
const told = answers(
  turns.map(({ text, at }) => ({ text, at: at! })),
  kb,
);

describe('names the right cause and step at the first reply', () => {
  test.each(turns.map((turn, index) => ({ number: index + 1, turn })))(
    'turn $number: $turn.why',
    ({ number, turn }) => {
      const verdict = judgeTurn('birth', { id: `${number}`, area: 'cron', earlier: [], turn }, told[number - 1]!, true);
      expect(verdict.faults).toEqual([]);
    },
  );
});

describe('says what else a person in that place must know', () => {
  test('turn 1: it is no cron fault, the refusal comes before the payload is read', () => {
    says(1, /before|not (?:a )?cron|no cron|payload/);
    expect(told[0]!.corrected).toBeNull(); // the payload is not what is wrong now
  });

  test('turn 1: the time of the job is past, a retry needs a later one', () => {
    says(1, /past|future/);
  });

  test('turn 1: what to paste next if nothing is pending', () => {
    says(1, /nothing is pending/);
    expect(told[0]!.ask?.run).toContain('openclaw devices list');
  });

  test('turn 2: a cleaned list is safe to paste, secrets are not', () => {
    says(2, /token/);
    says(2, /password/);
    says(2, /setup (?:or pairing )?codes?/);
    says(2, /pending/);
  });

  test('turn 3: the JSON flags do not exist, isolated jobs take agentTurn, pairing is still open', () => {
    says(3, /--schedule|--payload/);
    says(3, /pairing|devices (?:list|approve)/);
    runsNothing(3, '--schedule', '--payload', '--sessiontarget');
  });

  test('turn 4: the table tells that nothing is pending, so approving is no longer advised first', () => {
    says(4, /nothing is pending|no pending|no request is pending/);
    expect(told[3]!.steps[0]!.run ?? '').not.toContain('approve');
  });

  test('turn 4: asks for the version, and keeps the misclassified internal client in view', () => {
    says(4, /version/);
    expect(told[3]!.causes.map(({ id }) => id)).toContain('internal-client-classified-remote');
  });

  test('turn 5: the version is known now and not asked for again', () => {
    expect(told[4]!.ask?.run ?? '').not.toContain('--version');
  });

  test('turn 6: the pairing refusal is gone', () => {
    says(6, /gone|no longer|progress|past that/);
    runsNothing(6, 'devices approve', 'devices remove');
  });

  test("turn 6: the person's own job, with agentId at its top level", () => {
    const { job } = corrected(6);
    expect(job.agentId).toBe('claudetest');
    expect(job.payload).not.toHaveProperty('agentId');
    expect(job.name).toBe('agent-id-verification-test');
    expect(job.payload.message).toBe('Confirm your agentId and reply with ONLY the agentId.');
  });

  test('turn 7: a job has no runtime field, the agent decides, acp belongs to sessions_spawn', () => {
    says(7, /runtime/);
    says(7, /sessions_spawn/);
    says(7, /agent'?s? (?:own )?config|configuration|configured/);
  });

  test.each([8, 9])('turn %i: the run history says why, not the card', (number) => {
    says(number, /cron runs/);
    runsNothing(number, 'devices');
  });

  test('turn 9: n/d and disabled are normal for a one-shot that fired, the failed run is not', () => {
    says(9, /one-shot|once/);
    says(9, /disabled|normal/);
    says(9, /delete/);
  });

  test('turn 10: the empty list means that no job has this id', () => {
    says(10, /no job|not (?:a|the) (?:job'?s? )?id|name/);
    says(10, /agent-id-verification-test/);
  });

  test('turn 12: disabled jobs are listed with --all only', () => {
    says(12, /disabled/);
    expect(runs(12)).toContain('openclaw cron list --all --json');
  });

  test('turn 13: the run itself succeeded, only the delivery failed', () => {
    says(13, /deliver/);
    says(13, /succe|ran (?:fine|correctly)|worked|finished/);
  });

  test('turn 14: webchat is no outbound channel; the job comes back with another delivery', () => {
    says(14, /outbound|not a (?:delivery )?channel|no (?:delivery )?channel/);
    const { job } = corrected(14);
    expect(job.delivery.mode === 'none' || job.delivery.channel === 'discord').toBe(true);
    expect(job.delivery.channel).not.toBe('webchat');
    expect(job.agentId).toBe('claudetest');
  });
});

test('never advises what only previews an approval', () => {
  for (const reply of told) expect(runsOf(reply).join('\n')).not.toContain('--latest');
});

function says(turn: number, words: RegExp): void {
  expect(told[turn - 1]!.text.toLowerCase()).toMatch(words);
}

function runs(turn: number): readonly string[] {
  return runsOf(told[turn - 1]!);
}

function runsOf(reply: Told): readonly string[] {
  return [...reply.steps.map((step) => step.run ?? ''), reply.ask?.run ?? ''];
}

function runsNothing(turn: number, ...words: readonly string[]): void {
  const commands = runs(turn).join('\n').toLowerCase();
  for (const word of words) expect(commands).not.toContain(word);
}

type Job = {
  readonly name: string;
  readonly agentId?: string;
  readonly payload: { readonly [key: string]: unknown };
  readonly delivery: { readonly mode?: string; readonly channel?: string };
};

function corrected(turn: number): { readonly job: Job } {
  const to = told[turn - 1]!.corrected?.to;
  expect(to).toBeDefined();
  return JSON.parse(to!);
}
