import type { CauseInReply, Reply } from '../../../src/engine/types.ts';

export function causeInReply(told: Partial<CauseInReply> = {}): CauseInReply {
  return {
    id: 'x',
    title: 'The title',
    cause: 'The cause.',
    draft: false,
    isHowto: false,
    confidence: 'certain',
    evidence: [],
    ...told,
  };
}

/** A reply that holds only what is told. */
export function replyOf(told: Partial<Reply>): Reply {
  return {
    kind: 'diagnosis',
    locale: 'en',
    speaks: true,
    confidence: 'certain',
    causes: [causeInReply()],
    isRepeated: false,
    answers: [],
    notes: [],
    steps: [],
    corrected: null,
    verify: null,
    ask: null,
    next: [],
    sources: [],
    redacted: [],
    ...told,
  };
}

/** One that holds something in every place. */
export const FULL: Reply = replyOf({
  causes: [
    causeInReply({
      title: '`agentId` stands inside `payload`',
      cause: 'A job runs as the agent named at its top level.',
      confidence: 'likely',
      evidence: [{ line: 3, isEarlier: false, text: "at /payload: unexpected property 'agentId'" }],
    }),
  ],
  answers: ['Gone now: pairing required. That is progress.'],
  notes: ['What this proves: The job was refused.'],
  steps: [
    {
      do: 'List the jobs.',
      run: 'openclaw cron list --all --json',
      paste: 'the job with status error',
      risk: null,
      condition: null,
    },
    {
      do: 'Remove it.',
      run: 'openclaw cron rm <jobId>',
      paste: null,
      risk: 'deletes the job',
      condition: 'If nothing is pending',
    },
  ],
  corrected: { from: '{}', to: '{\n  "agentId": "ops"\n}' },
  verify: { do: 'The job is listed.', run: 'openclaw cron list' },
  ask: {
    do: 'Post what step 1 prints',
    paste: 'the whole table',
    run: 'openclaw cron list --all --json',
    outcomes: ['If a request is pending: Not approved'],
  },
  next: [
    {
      title: 'The time is past',
      cause: 'A one-shot needs a future time.',
      run: 'openclaw cron list --all',
      quote: '"at": "2026-04-21T17:38:00Z"',
    },
  ],
  sources: ['https://docs.openclaw.ai/cli/cron'],
  redacted: [{ kind: 'gateway-token', count: 2, rotate: 'Make a new one.' }],
});
