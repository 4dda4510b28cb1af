import { setTimeout } from 'node:timers/promises';
import type { APIInteraction, REST } from 'discord.js';
import type { JsonObject } from '../engine/types.ts';
import type { AnswerInteraction } from '../http/interactions.ts';
import { answerInteraction } from './answer-interaction.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';
import type { Answer } from './interactions/answer.ts';
import { claimed, commandOf, finish } from './respond.ts';

/** Discord has to have read the first response before it can be edited. Milliseconds. */
const READ_WITHIN_MS = 300;

export type HttpResponder = {
  readonly answer: AnswerInteraction;
  /** Resolves when nothing is left to be done for what was answered. */
  readonly idle: () => Promise<void>;
};

/** Answers interactions that come over HTTP: the first response goes back on the request, what comes later by the webhook. */
export function httpResponder(rest: REST, desk: Desk): HttpResponder {
  const { log, metrics, now } = desk;
  const running = new Set<Promise<void>>();

  const finishLater = (interaction: APIInteraction, answer: Answer) => {
    const done: Promise<void> = setTimeout(READ_WITHIN_MS)
      .then(() => finish(interaction, answer, rest, desk))
      .catch((error: unknown) => {
        log.warn({ ...discordFault(error), interactionId: interaction.id }, 'interaction not answered');
      })
      .finally(() => running.delete(done));
    running.add(done);
  };

  return {
    answer: async (given) => {
      const interaction = given as APIInteraction; // signed by Discord
      const began = now();
      if (!(await claimed(interaction, desk))) {
        metrics.interaction(commandOf(interaction), 'claimed');
        return { status: 202, body: null };
      }
      const answer = await answerInteraction(interaction, desk);
      metrics.acknowledged(now() - began);
      metrics.interaction(commandOf(interaction), 'answered');
      if (answer.later !== null || answer.afterwards !== null) finishLater(interaction, answer);
      return { status: 200, body: answer.response as unknown as JsonObject };
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
