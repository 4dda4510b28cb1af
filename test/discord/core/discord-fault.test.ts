import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { discordFault } from '../../../src/discord/discord-fault.ts';

const request = { body: undefined, files: undefined } as never;
const api = (code: number, status: number) =>
  new DiscordAPIError({ code, message: 'quotes what was sent' }, code, status, 'POST', 'http://127.0.0.1', request);

describe('error-outcomes: every error has one', () => {
  test.each([
    [10003, 404, 'gone'],
    [10008, 404, 'gone'],
    [10062, 404, 'late'],
    [50027, 401, 'late'],
    [40060, 400, 'acknowledged'],
    [40058, 403, 'early'],
    [50001, 403, 'forbidden'],
    [50013, 403, 'forbidden'],
    [50083, 400, 'forbidden'],
    [50035, 400, 'ours'],
    [0, 503, 'busy'],
    [99999, 404, 'gone'],
    [99999, 400, 'ours'],
  ] as const)('code %i with status %i: %s', (code, status, fault) => {
    expect(discordFault(api(code, status))).toEqual({ fault, code, status });
  });

  test.each([
    ['a 502 without a body', new HTTPError(502, 'Bad Gateway', 'POST', 'http://127.0.0.1', request), 'busy'],
    ['a reset connection', Object.assign(new Error('read'), { code: 'ECONNRESET' }), 'busy'],
    [
      'a socket that closed',
      new TypeError('failed', { cause: Object.assign(new Error(), { code: 'UND_ERR_SOCKET' }) }),
      'busy',
    ],
    ['a request that took too long', Object.assign(new Error(), { name: 'AbortError' }), 'busy'],
    ['a fault of ours', new TypeError('x is not a function'), 'other'],
    ['anything', 'thrown text', 'other'],
  ])('%s: %s', (_, error, fault) => {
    expect(discordFault(error).fault).toBe(fault);
  });

  test('nothing of the message is told', () => {
    expect(JSON.stringify(discordFault(api(50035, 400)))).not.toContain('quotes');
  });
});
