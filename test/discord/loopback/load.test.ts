import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { connected } from './connected.ts';
import { openDiscord } from './discord.ts';
import { rest } from './raw-rest.ts';

test('500 commands, 32 at a time, are each answered once and in time', async () => {
  const discord = await openDiscord();
  const chat = discord.guild().text('chat');
  const client = await connected(discord);
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [
    { name: 'echo', description: 'Says it again', options: [{ type: 4, name: 'number', description: 'Any' }] },
  ]);
  client.on('interactionCreate', (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const content = String(interaction.options.getInteger('number'));
    void interaction.reply({ content, flags: MessageFlags.Ephemeral });
  });
  const ann = discord.person({ name: 'ann' });
  let next = 0;
  const inFlight = Array.from({ length: 32 }, async () => {
    for (let number = next++; number < 500; number = next++) {
      const exchange = await ann.slash(chat, 'echo', { number });
      expect([exchange.shown?.content, exchange.refused]).toEqual([String(number), null]);
    }
  });
  await Promise.all(inFlight);
  expect(discord.faultsFound).toEqual([]);
  await client.destroy();
  await discord.close();
});

test('3,000 messages are heard in order', async () => {
  const discord = await openDiscord();
  const chat = discord.guild().text('chat');
  const client = await connected(discord);
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => void heard.push(content));
  const ann = discord.person({ name: 'ann' });
  const posts = Array.from({ length: 3_000 }, (_, number) => String(number));
  for (const post of posts) await ann.post(chat, post);
  await discord.until(() => heard.length === posts.length, 20_000);
  expect(heard).toEqual(posts);
  await client.destroy();
  await discord.close();
});
