import { expect, test } from 'vitest';
import { z } from 'zod';
import { replySchema } from '../../src/cli/reply-schema.ts';
import { json } from '../../src/engine/render/json.ts';
import { FULL, replyOf } from '../engine/render/replies.ts';

test.each([
  ['a full reply', FULL],
  ['an empty reply', replyOf({ kind: 'silence', causes: [], confidence: null, speaks: false })],
])('%s keeps to the contract', (_, reply) => {
  expect(replySchema.parse(JSON.parse(JSON.stringify(json(reply))))).toEqual(json(reply));
});

test('the contract is written down for other programs (vitest -u writes it anew)', async () => {
  await expect(`${JSON.stringify(z.toJSONSchema(replySchema), null, 2)}\n`).toMatchFileSnapshot(
    '../../docs/reply.schema.json',
  );
});
