import { fileURLToPath } from 'node:url';
import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { entryBody } from '../../../src/discord/render/entry-body.ts';
import { checkClean, Withheld } from '../../../src/discord/render/gate.ts';
import { lineBody } from '../../../src/discord/render/line-body.ts';
import type { MessageBody } from '../../../src/discord/render/message.ts';
import { messagePayload } from '../../../src/discord/render/payload.ts';
import { openKnowledgeBase } from '../../../src/kb/snapshot.ts';

const kb = openKnowledgeBase(fileURLToPath(new URL('../../../kb', import.meta.url)));
const SECRET = `gh${'p'}_${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;

describe('secrets-never-leave: a message that holds a secret is not made', () => {
  test.each([
    ['in a text', lineBody(`your token is ${SECRET}`, true)],
    ['in a file', { ...lineBody('see below', true), files: [{ name: 'details.md', text: `token: ${SECRET}` }] }],
    ['in the name of a file', { ...lineBody('see below', true), files: [{ name: `${SECRET}.md`, text: 'x' }] }],
    ['in a label', withButton({ style: ButtonStyle.Secondary, custom_id: 'clinic:1:why', label: SECRET })],
    ['in an id', withButton({ style: ButtonStyle.Secondary, custom_id: `clinic:1:${SECRET}`, label: 'Why?' })],
    [
      'in an address',
      withButton({ style: ButtonStyle.Link, url: `https://docs.openclaw.ai/?q=${SECRET}`, label: 'See' }),
    ],
  ])('%s', (_, body) => {
    expect(() => messagePayload(body)).toThrow(Withheld);
    expect(() => messagePayload(body)).not.toThrow(SECRET);
  });

  test.each(['Set `OPENCLAW_GATEWAY_TOKEN=<token>` anew.', 'Masked: [REDACTED:github-token#1]'])(
    'but %s may go',
    (text) => {
      expect(() => checkClean(lineBody(text, false))).not.toThrow();
    },
  );
});

test('secrets-never-leave: suggestions that hold a secret are not made', () => {
  expect(() => checkClean([{ name: 'The token is another one', value: 'token-mismatch' }])).not.toThrow();
  expect(() => checkClean([{ name: `The token ${SECRET}`, value: 'token-mismatch' }])).toThrow(Withheld);
});

test('texts that stand beside each other are not taken for one', () => {
  expect(() => checkClean([{ label: 'gateway token:' }, { label: 'Zk8Qw3Lm9Pv2Rt7Yx4' }])).not.toThrow();
});

test('nothing of the knowledge base is taken for a secret', () => {
  for (const locale of ['en', 'zh', 'es'] as const) {
    for (const id of kb.causes.names)
      expect(() => checkClean(entryBody(kb, id, locale, { isPrivate: true }))).not.toThrow();
  }
});

function withButton(button: object): MessageBody {
  const row = { type: ComponentType.ActionRow, components: [{ type: ComponentType.Button, ...button }] };
  return { components: [row as unknown as MessageBody['components'][number]], files: [], isPrivate: true };
}
