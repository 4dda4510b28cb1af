import { InteractionResponseType, MessageFlags } from 'discord.js';
import { beforeAll, expect, test } from 'vitest';
import type { Channel, Exchange, Person } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

const LOG = { name: 'gateway.log', text: `${CERTAIN}\n` };

const r = sharedBot();
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

const bodies = ({ interaction }: Exchange) =>
  r.discord.requests.filter(({ path }) => path.includes(interaction.token)).map(({ body }) => body as object);

const ways: readonly [string, boolean, (ann: Person) => Promise<Exchange>][] = [
  ['a file of a command', true, (ann) => ann.slash(channel, 'diagnose', { log: LOG })],
  ['a file of a public command', false, (ann) => ann.slash(channel, 'diagnose', { log: LOG, public: true })],
  ['a file of the form', true, async (ann) => ann.submit(await ann.slash(channel, 'diagnose'), { files: [LOG] })],
  [
    'a file of a message',
    true,
    async (ann) => ann.contextMenu(await ann.post(channel, { content: 'see', files: [LOG] }), 'Diagnose message'),
  ],
];

test.each(ways)('deferred-flags: %s (private: %s)', async (_, isPrivate, ask) => {
  const asked = await (await ask(r.person())).settled();
  expect(bodies(asked)).toEqual([
    {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    },
    expect.objectContaining({ flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds }),
  ]);
  expect(asked.refusals).toEqual([]);
  expect([leadIn(asked.shown), asked.shown!.isPrivate]).toEqual([CERTAIN_CAUSE, isPrivate]);
});
