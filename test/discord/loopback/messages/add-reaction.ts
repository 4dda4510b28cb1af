import { tellReaction } from '../events.ts';
import type { MessageState, World } from '../world.ts';

/** Reacts and tells it; nothing if the user did so before. */
export function addReaction(world: World, message: MessageState, userId: string, emoji: string): void {
  if (message.reactions.some((one) => one.emoji === emoji && one.userId === userId)) return;
  message.reactions.push({ emoji, userId });
  tellReaction(world, 'MESSAGE_REACTION_ADD', message, userId, emoji);
}
