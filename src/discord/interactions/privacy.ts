import type { APIInteraction } from 'discord.js';
import type { Desk } from '../desk.ts';
import { privacyBody } from '../render/privacy-body.ts';
import { type Answer, lineAnswer, messageAnswer, ownLocale, sayTo } from './answer.ts';
import { askerOf } from './facts.ts';

const DAY_MS = 86_400_000;

/** What is kept about a person, for how long, and buttons to end it. */
export async function privacyCommand(interaction: APIInteraction, { store, caseTtlMs }: Desk): Promise<Answer> {
  const isOptedOut = await store.isOptedOut([askerOf(interaction)]);
  return messageAnswer(privacyBody({ days: Math.round(caseTtlMs / DAY_MS), isOptedOut }, ownLocale(interaction)));
}

export async function forgetMe(interaction: APIInteraction, { store }: Desk): Promise<Answer> {
  return lineAnswer(sayTo(interaction).forgotten(await store.forgetUser(askerOf(interaction))));
}

export async function optOut(interaction: APIInteraction, isOut: boolean, { store }: Desk): Promise<Answer> {
  await store.optOut(askerOf(interaction), isOut);
  return lineAnswer(isOut ? sayTo(interaction).optedOut : sayTo(interaction).optedIn);
}
