import { type Context, Hono } from 'hono';
import type { JsonObject } from '../engine/types.ts';
import { openBodies } from './bodies.ts';
import { openVerifier, sealOf } from './signature.ts';

/** Answers an interaction as Discord wants it over HTTP: with JSON, with a form that carries files, or with nothing. */
export type AnswerInteraction = (interaction: unknown) => Promise<InteractionAnswer>;
/** `body` null: 202, the answer goes another way. */
export type InteractionAnswer = { readonly status: number; readonly body: JsonObject | FormData | null };

/** Bytes of a body. Discord's own interactions stay far below. */
const MAX_BODY = 1_048_576;
/** Bytes of all bodies of which it is not known yet who sent them. */
const MAX_UNVERIFIED = 64 * MAX_BODY;
/** A PING is answered by a PONG; both are type 1. https://discord.com/developers/docs/interactions/receiving-and-responding */
const PING = 1;

/** Where Discord sends interactions to. `publicKey`: the application's, 64 hex digits. */
export async function interactionsRoute(publicKey: string, answer: AnswerInteraction): Promise<Hono> {
  const isDiscords = await openVerifier(publicKey);
  const bodyOf = openBodies(MAX_BODY, MAX_UNVERIFIED);

  const received = async ({ req }: Context): Promise<Received> => {
    const seal = sealOf(req.header('X-Signature-Timestamp'), req.header('X-Signature-Ed25519'), Date.now());
    if (seal === null) return refused(401);
    const body = await bodyOf(req.raw);
    if (body.kind !== 'whole') return refused(body.kind === 'too-large' ? 413 : 503);
    try {
      if (!(await isDiscords(seal, body.bytes))) return refused(401);
      const interaction = parsed(body.bytes);
      return interaction === null ? refused(400) : { kind: 'interaction', interaction };
    } finally {
      body.release();
    }
  };

  return new Hono().post('/', async (context) => {
    const request = await received(context);
    if (request.kind === 'refused') return new Response(null, { status: request.status });
    if (request.interaction.type === PING) return Response.json({ type: PING });
    return response(await answer(request.interaction));
  });
}

type Received =
  | { readonly kind: 'interaction'; readonly interaction: { readonly type?: unknown } }
  | { readonly kind: 'refused'; readonly status: number };

function refused(status: number): Received {
  return { kind: 'refused', status };
}

/** The JSON object that a body holds, or null. */
function parsed(body: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whole, not as a stream: what can fail fails before anything is sent. */
async function response({ status, body }: InteractionAnswer): Promise<Response> {
  if (body === null) return new Response(null, { status });
  if (!(body instanceof FormData)) return Response.json(body, { status });
  const form = new Response(body);
  const contentType = form.headers.get('Content-Type') ?? 'multipart/form-data';
  return new Response(await form.arrayBuffer(), { status, headers: { 'Content-Type': contentType } });
}
