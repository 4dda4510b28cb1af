import type { APIMessageApplicationCommandInteraction } from 'discord.js';
import type { Desk } from '../desk.ts';
import { noteSolved, tagSolved } from '../solved.ts';
import { type Answer, lineAnswer, sayTo } from './answer.ts';
import { askerOf, isHelper, mayTag } from './facts.ts';

/** "Mark solution": the message that helped, marked by the person who asked or a helper. Any message may be it. */
export async function markSolution(interaction: APIMessageApplicationCommandInteraction, desk: Desk): Promise<Answer> {
  const { store, now } = desk;
  const say = sayTo(interaction);
  const channel = interaction.channel?.id;
  if (interaction.guild_id === undefined || channel === undefined) return lineAnswer(say.onlyInServers);
  const settings = await store.settingsOf(interaction.guild_id);
  const kept = await store.caseOf(`thread:${channel}`, now());
  const owner = 'owner_id' in interaction.channel! ? interaction.channel.owner_id : undefined;
  const isAsker = [kept?.asker, owner].includes(askerOf(interaction));
  if (!isAsker && !isHelper(interaction, settings)) return lineAnswer(say.notYours);
  await noteSolved(channel, interaction.data.target_id, desk);
  return {
    ...lineAnswer(say.solvedNoted),
    afterwards: mayTag(interaction) ? () => tagSolved(channel, settings, desk) : null,
  };
}
