import type { APIInteraction, APIInteractionResponse } from 'discord.js';
import type { Config } from '../../src/config.ts';
import type { Discord, Exchange } from './loopback/discord.ts';
import { snowflake } from './loopback/snowflake.ts';
import type { Running } from './running.ts';

/** For `running`: interactions may come by signed HTTP too. */
export function takesSigned(discord: Discord): Partial<Config> {
  return { discordPublicKey: discord.application.publicKey };
}

/** What came back for an interaction sent by HTTP; the whole body as text too. */
export type Returned = {
  readonly status: number;
  readonly text: string;
  readonly response: APIInteractionResponse | null;
};

/** Sends the bot an interaction as Discord does, also one that no client of Discord's would let anybody send. */
export async function sendSigned({ discord, bot }: Pick<Running, 'discord' | 'bot'>, what: object): Promise<Returned> {
  const body = JSON.stringify(what);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const answer = await fetch(`${bot.url}/interactions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Signature-Ed25519': discord.application.sign(timestamp, body),
      'X-Signature-Timestamp': timestamp,
    },
    body,
  });
  const text = await answer.text();
  return { status: answer.status, text, response: text === '' ? null : (JSON.parse(text) as APIInteractionResponse) };
}

/** The interaction of an exchange once more, under an id of its own and with some parts changed. */
export function changed({ interaction }: Exchange, change: object, data: object = {}): APIInteraction {
  const before = interaction as unknown as { readonly data: object };
  return { ...before, id: snowflake(), ...change, data: { ...before.data, ...data } } as unknown as APIInteraction;
}
