import { describe, expect, test } from 'vitest';
import type { Case, JsonObject, PatchOperation } from '../../../src/engine/types.ts';
import { caseOf, cause, finding, findings, jsonPost, knowledge, replyTo, step } from './given.ts';

const job = {
  action: 'add',
  job: {
    name: 'daily',
    schedule: { kind: 'at', at: '2026-04-21T17:38:00Z' },
    payload: { kind: 'agentTurn', message: 'hi `there` @everyone', agentId: 'ops' },
  },
};
const move: readonly PatchOperation[] = [{ op: 'move', from: '/payload/agentId', path: '/agentId' }];

function correctedBy(patch: readonly PatchOperation[], known: Case, told: Parameters<typeof finding>[1] = {}) {
  const kb = knowledge([cause('x', { fix: [step({ patch })] })]);
  const { corrected } = replyTo(findings([finding('x', told)]), known, kb);
  return corrected === null ? null : (JSON.parse(corrected.to) as JsonObject);
}

describe('the corrected document', () => {
  test('is the outermost one around the object that the shape matched', () => {
    const known = caseOf([jsonPost(job, ['', '/job'])]);
    const spots = [{ post: 0, document: 0, path: '/job' }];
    expect(correctedBy(move, known, { spots })).toEqual({
      action: 'add',
      job: { ...job.job, payload: { kind: 'agentTurn', message: 'hi `there` @everyone' }, agentId: 'ops' },
    });
    expect(job.job.payload.agentId).toBe('ops'); // the evidence itself is left alone
  });

  test('is found in an earlier post when the complaint came alone', () => {
    const known = caseOf([jsonPost(job, ['', '/job']), jsonPost({ error: 'no agentId' }, [''], {}, ['shown'])]);
    expect(correctedBy(move, known)?.['action']).toBe('add');
  });

  test('takes what was sent before what was printed', () => {
    const known = caseOf([jsonPost(job, ['/job']), jsonPost({ jobs: { ...job.job } }, ['/jobs'], {}, ['shown'])]);
    expect(correctedBy(move, known)).toHaveProperty('action');
  });

  test('is absent when a path is missing', () => {
    expect(correctedBy([{ op: 'remove', path: '/runtime' }], caseOf([jsonPost(job, ['', '/job'])]))).toBeNull();
  });

  test('is absent when a test fails', () => {
    const patch: readonly PatchOperation[] = [{ op: 'test', path: '/name', value: 'other' }, ...move];
    expect(correctedBy(patch, caseOf([jsonPost(job, ['/job'])]))).toBeNull();
  });

  test('is absent when nothing would change', () => {
    const patch: readonly PatchOperation[] = [{ op: 'replace', path: '/name', value: 'daily' }];
    expect(correctedBy(patch, caseOf([jsonPost(job, ['/job'])]))).toBeNull();
  });

  test('is absent when a patch would fit any object', () => {
    expect(
      correctedBy([{ op: 'add', path: '/agentId', value: 'ops' }], caseOf([jsonPost(job, ['', '/job'])])),
    ).toBeNull();
  });

  test('is the part around the object when the whole is too long to read', () => {
    const long = { log: 'x'.repeat(7_000), request: job };
    const known = caseOf([jsonPost(long, ['/request/job'])]);
    expect(correctedBy(move, known, { spots: [{ post: 0, document: 0, path: '/request/job' }] })).toHaveProperty(
      'action',
    );
  });

  test('is absent for a document that is nested without end', () => {
    let deep: JsonObject = { payload: { agentId: 'ops' } };
    for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
    expect(
      correctedBy(move, caseOf([jsonPost(deep, [''])]), { spots: [{ post: 0, document: 0, path: '/deep' }] }),
    ).toBeNull();
  });

  test('cannot be used to change prototypes', () => {
    const patch: readonly PatchOperation[] = [{ op: 'add', path: '/__proto__/polluted', value: true }];
    correctedBy(patch, caseOf([jsonPost(job, ['/job'])]), { spots: [{ post: 0, document: 0, path: '/job' }] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a time in the corrected document', () => {
  const scheduled = (at: number | null) => {
    const known = caseOf([jsonPost(job, ['/job'], { at })]);
    return (correctedBy(move, known) as { job: { schedule: { at: string } } }).job.schedule.at;
  };
  test.each<[string, number | null, string]>([
    ['becomes a placeholder when it is past', Date.parse('2026-04-21T17:40:00Z'), '<a future time, with offset>'],
    ['stays when it is still to come', Date.parse('2026-04-21T17:00:00Z'), '2026-04-21T17:38:00Z'],
    ['stays when nobody knows when the post was sent', null, '2026-04-21T17:38:00Z'],
  ])('%s', (_, at, wanted) => expect(scheduled(at)).toBe(wanted));
});
