import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { ModelAnswer } from '../../src/kb/recipe.ts';

const MODEL = 'one-answer';

const requestShape = z.looseObject({ stream: z.boolean().optional() });

/**
 * Starts a model provider on loopback that gives every request the same answer (OpenAI's chat completions, streamed if asked).
 * Its list of models is always there: newer versions look for it before a cron job runs, and skip the job without it.
 */
export async function startModel(answer: ModelAnswer): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    reply(answer, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What openclaw.json must say for that model to be the one that agents use; to be merged into it. */
export function modelConfig(port: number): object {
  const model = { id: MODEL, name: MODEL, input: ['text'], contextWindow: 200_000, maxTokens: 4_096, reasoning: false };
  return {
    models: {
      providers: {
        lab: { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'lab', api: 'openai-completions', models: [model] },
      },
    },
    agents: { defaults: { model: { primary: `lab/${MODEL}` } } },
  };
}

async function reply(answer: ModelAnswer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    send(200, { object: 'list', data: [{ id: MODEL, object: 'model' }] }, response);
    return;
  }
  const { stream } = requestShape.parse(await json(request));
  if (typeof answer !== 'string') send(answer.status, answer.body ?? '', response);
  else if (stream) sendStream(answer, response);
  else {
    const message = { role: 'assistant', content: answer };
    send(200, completion('chat.completion', { message, finish_reason: 'stop' }), response);
  }
}

function sendStream(sentence: string, response: ServerResponse): void {
  const delta = { role: 'assistant', content: sentence };
  const chunks = [
    { delta, finish_reason: null },
    { delta: {}, finish_reason: 'stop' },
  ].map((choice) => JSON.stringify(completion('chat.completion.chunk', choice)));
  response.setHeader('content-type', 'text/event-stream');
  response.end([...chunks, '[DONE]'].map((chunk) => `data: ${chunk}\n\n`).join(''));
}

function completion(object: string, choice: object): object {
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  return { id: 'chatcmpl-lab', object, created: 0, model: MODEL, choices: [{ index: 0, ...choice }], usage };
}

function send(status: number, body: unknown, response: ServerResponse): void {
  const type = typeof body !== 'string' ? 'application/json' : body.startsWith('<') ? 'text/html' : 'text/plain';
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
