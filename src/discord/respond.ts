import { type APIInteraction, InteractionType, type REST, Routes } from 'discord.js';
import pRetry from 'p-retry';
import { answerInteraction } from './answer-interaction.ts';
import type { Desk } from './desk.ts';
import { discordFault, isBusy } from './discord-fault.ts';
import { type Answer, messageAnswer, sayTo } from './interactions/answer.ts';
import { lineBody } from './render/line-body.ts';
import type { MessageBody } from './render/message.ts';
import { messagePayload } from './render/payload.ts';
import { rawFiles } from './rest-courier.ts';

/** The first answer is tried within the three seconds that Discord waits. */
const AT_ONCE = { retries: 12, minTimeout: 50, factor: 1.4, maxTimeout: 250 } as const;
/** Unknown webhook: Discord has not read the first answer yet, or the token is no more. */
const UNKNOWN_WEBHOOK = 10_015;
/** The edit of a deferred answer is tried for about half a minute; the token lives for fifteen. */
const LATER = {
  retries: 6,
  minTimeout: 300,
  maxTimeout: 10_000,
  randomize: true,
  shouldRetry: (failed: { readonly error: unknown }) =>
    isBusy(failed) || discordFault(failed.error).code === UNKNOWN_WEBHOOK,
};

/**
 * Answers an interaction that came over the gateway. Never rejects: an interaction that came too late is logged, and so is
 * one that another process answered. `rest`: a client without a token and without a limit of its own, because callbacks
 * have none.
 */
export async function respond(interaction: APIInteraction, rest: REST, desk: Desk): Promise<void> {
  const { log, metrics, now } = desk;
  const command = commandOf(interaction);
  const began = now();
  try {
    const isOurs = await claimed(interaction, desk);
    log.debug({ interactionId: interaction.id, isOurs }, 'interaction');
    if (!isOurs) return metrics.interaction(command, 'claimed');
    const answer = await answerInteraction(interaction, desk);
    const given = await acknowledge(interaction, answer, rest, desk);
    metrics.acknowledged(now() - began);
    await finish(interaction, given, rest, desk);
    metrics.interaction(command, 'answered');
  } catch (error) {
    const fault = discordFault(error);
    metrics.interaction(command, fault.fault);
    if (fault.code !== 0 || fault.status !== 0) metrics.discordError(fault.code || fault.status);
    if (fault.fault === 'ours' || fault.fault === 'other') {
      log.error({ ...fault, error, interactionId: interaction.id }, 'interaction not answered');
    } else log.warn({ ...fault, interactionId: interaction.id }, 'interaction not answered');
  }
}

/** Whether this process is to answer, and has not done so. With a store that fails it does: what needs the store tells the person so. */
export async function claimed(interaction: APIInteraction, { store, log, now }: Desk): Promise<boolean> {
  try {
    return await store.claim(interaction.id, now());
  } catch (error) {
    log.error({ error, interactionId: interaction.id }, 'interaction not claimed');
    return true;
  }
}

/** Sends the first answer, or a plain line if Discord does not take it. Resolves with what was given. */
async function acknowledge(interaction: APIInteraction, answer: Answer, rest: REST, desk: Desk): Promise<Answer> {
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  const send = async (given: Answer) => {
    await pRetry(() => rest.post(route, { body: given.response, auth: false }), { ...AT_ONCE, shouldRetry: isBusy });
    return given;
  };
  try {
    return await send(answer);
  } catch (error) {
    const fault = discordFault(error);
    if (fault.fault === 'acknowledged') {
      desk.metrics.discordError(fault.code);
      return answer; // as a rule ours, and its acknowledgement was lost
    }
    if (!isRefused(error) || interaction.type === InteractionType.ApplicationCommandAutocomplete) throw error;
    desk.log.error({ ...fault, error, interactionId: interaction.id }, 'answer refused');
    return await send(messageAnswer(brokeBody(interaction)));
  }
}

/** What comes after the first response: the message that was deferred, then what else there is to do. */
export async function finish(interaction: APIInteraction, answer: Answer, rest: REST, desk: Desk): Promise<void> {
  if (answer.later !== null) {
    const route = Routes.webhookMessage(interaction.application_id, interaction.token);
    const edit = (original: Original) => pRetry(() => rest.patch(route, original), LATER);
    try {
      await edit(await laterOriginal(answer.later, interaction, desk));
    } catch (error) {
      if (!isRefused(error)) throw error;
      desk.log.error({ ...discordFault(error), error, interactionId: interaction.id }, 'answer refused');
      await edit(originalOf(brokeBody(interaction)));
    }
  }
  await answer.afterwards?.();
}

/** Discord does not take this answer, and may take another. */
function isRefused(error: unknown): boolean {
  return ['ours', 'forbidden'].includes(discordFault(error).fault);
}

async function laterOriginal(
  later: () => Promise<MessageBody>,
  interaction: APIInteraction,
  desk: Desk,
): Promise<Original> {
  try {
    return originalOf(await later());
  } catch (error) {
    desk.log.error({ error, interactionId: interaction.id }, 'interaction failed');
    return originalOf(brokeBody(interaction));
  }
}

function brokeBody(interaction: APIInteraction): MessageBody {
  return lineBody(interaction.type === InteractionType.Ping ? '' : sayTo(interaction).broke, true);
}

type Original = ReturnType<typeof originalOf>;

/** The request that replaces a deferred answer. Whether it is private was said when it was deferred. Throws `Withheld`. */
function originalOf(body: MessageBody) {
  return { body: messagePayload({ ...body, isPrivate: false }), files: rawFiles(body), auth: false };
}

/** A short word for the metrics. */
export function commandOf(interaction: APIInteraction): string {
  if (interaction.type === InteractionType.ApplicationCommand)
    return interaction.data.name.toLowerCase().replaceAll(' ', '-');
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return 'suggest';
  if (interaction.type === InteractionType.ModalSubmit) return 'form';
  return 'button';
}
