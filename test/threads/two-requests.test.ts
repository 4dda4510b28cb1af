import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { answer } from '../eval/answer.ts';

const kb = openKnowledgeBase(fileURLToPath(new URL('../../kb', import.meta.url)));
const REFUSED = '{"code": "PAIRING_REQUIRED", "message": "pairing required", "details": {"reason": "not-paired"}}';
const LIST = `$ openclaw devices list
Pending (2)
| Request | Device | Role |
| --- | --- | --- |
| 45700bb6-7ac5-42f1-9bfd-58307aaf2698 | 9f73b4bf | operator |
| c21b6137-1fbc-4dda-bea9-600730e47f0d | f35d0f86 | operator |`;

const commands = (text: string) => answer({ text }, kb).steps.flatMap((step) => step.run ?? []);

test('of two pending requests none is chosen for the person: only they know which device is theirs', () => {
  expect(commands(`${REFUSED}\n\n${LIST}`)).toContain('openclaw devices approve <requestId>');
});

test('the only pending request is filled in', () => {
  const one = LIST.split('\n').slice(0, -1).join('\n');
  expect(commands(`${REFUSED}\n\n${one}`)).toContain('openclaw devices approve 45700bb6-7ac5-42f1-9bfd-58307aaf2698');
});
