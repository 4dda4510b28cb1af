import { ApiError } from '../rest/api-error.ts';
import { bodyFaults } from '../rest/openapi.ts';
import type { JsonObject } from '../rest/route.ts';
import type { World } from '../world.ts';
import { answerInteraction } from './callbacks.ts';
import { signature } from './send.ts';
import type { InteractionState } from './state.ts';

const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';

/** Sends an interaction by HTTP; what comes back is its first answer, unless it is empty. */
export async function postInteraction(world: World, interaction: InteractionState, url: string): Promise<void> {
  const body = JSON.stringify(interaction.json);
  const timestamp = Math.floor(Date.now() / 1000).toString();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: headers(timestamp, signature(world, timestamp, body)),
      body,
      signal: AbortSignal.timeout(world.settings.deadlineMs),
    });
    const at = Date.now();
    interaction.deliveredMs = at - interaction.createdAt;
    interaction.isReceived = true;
    const text = await response.text();
    if (!response.ok) {
      world.faultsFound.push(`interaction by HTTP: answered with ${response.status}`);
      return;
    }
    if (text === '') return;
    const answer = JSON.parse(text) as JsonObject;
    const faults = bodyFaults('POST', CALLBACK, answer);
    for (const { path, message } of faults) world.faultsFound.push(`interaction by HTTP: ${path}: ${message}`);
    if (faults.length > 0) return;
    answerInteraction(world, interaction, { body: answer, files: new Map(), at });
  } catch (error) {
    if (error instanceof ApiError) {
      interaction.refusals.push((error.body as { readonly code: number }).code);
      if (error.isFault) world.faultsFound.push(`interaction by HTTP: ${error.message}`);
    }
    // A connection that fails is what a late answer is: the person sees that the application did not respond.
  }
}

/** As Discord does before it takes an endpoint: it must answer PING and refuse a forged signature with 401. */
export async function probeEndpoint(world: World, url: string): Promise<void> {
  const body = JSON.stringify({ id: '1', application_id: world.application.id, type: 1, token: 'ping', version: 1 });
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const post = (hex: string): Promise<Response> =>
    fetch(url, { method: 'POST', headers: headers(timestamp, hex), body });
  const pong = await post(signature(world, timestamp, body));
  const answer = pong.ok ? ((await pong.json()) as { readonly type?: number }) : {};
  if (answer.type !== 1) throw new Error(`${url} does not answer PING with PONG: ${pong.status}`);
  const forged = await post('00'.repeat(64));
  if (forged.status !== 401) throw new Error(`${url} takes a forged signature: ${forged.status}`);
}

function headers(timestamp: string, hex: string): { readonly [name: string]: string } {
  return {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    'x-signature-ed25519': hex,
    'x-signature-timestamp': timestamp,
  };
}
