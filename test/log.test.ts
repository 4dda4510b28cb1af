import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { DiscordAPIError } from 'discord.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Log, openLog } from '../src/log.ts';

type Kept = {
  readonly log: Log;
  readonly lines: () => readonly { readonly [key: string]: unknown }[];
  readonly text: () => string;
  readonly withheld: () => number;
};

function kept(level: Parameters<typeof openLog>[0] = 'trace'): Kept {
  const written: string[] = [];
  let withheld = 0;
  const count = () => {
    withheld += 1;
  };
  return {
    log: openLog(level, count, { write: (line) => written.push(line) }),
    lines: () => written.map((line) => JSON.parse(line)),
    text: () => written.join(''),
    withheld: () => withheld,
  };
}

const USER = '80351110224678912';
const KEY = `sk-${'ant-api03-'}${'Zk9q'.repeat(22)}AA`;
/** What a person may write: a known kind of token, a password nobody can know for one, a path, words. */
const PLANTED = [
  KEY,
  'hunter2-correct-horse',
  '/home/maria/.openclaw',
  'my boss is called Henrietta',
  `ghp_${'a1B2'.repeat(9)}`,
];

describe('facts', () => {
  test('are written with the time, the level and what happened', () => {
    const { log, lines } = kept();
    log.info(
      { guildId: USER, causeId: 'cron-agentid-in-payload', ms: 1.23456, asked: true, shard: 0, reply: null },
      'answered',
    );
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        guildId: USER,
        causeId: 'cron-agentid-in-payload',
        ms: 1.235,
        asked: true,
        shard: 0,
        reply: null,
        what: 'answered',
      },
    ]);
  });

  test('begin at the level that was asked for', () => {
    const { log, lines } = kept('warn');
    log.debug({}, 'seen');
    log.info({}, 'seen');
    log.warn({}, 'slow');
    log.error({}, 'failed');
    log.fatal({}, 'ended');
    expect(lines().map(({ level }) => level)).toEqual(['warn', 'error', 'fatal']);
  });

  test('of an ordinary line all get past the last gate', () => {
    const { log, text, withheld } = kept();
    for (const what of ['answered', 'the token was refused', 'the secret was masked'] as const) {
      log.info(
        { messageId: USER, interactionId: USER, applicationId: '1234567890123456789', port: 8732, code: 50_035 },
        what,
      );
    }
    log.warn({ error: Object.assign(new TypeError('x'), { code: 'ECONNREFUSED', status: 503 }) }, 'Discord is away');
    expect([text().split('\n').length, withheld()]).toEqual([5, 0]);
  });
});

describe('text of a person', () => {
  test('is refused by the compiler', () => {
    const { log } = kept();
    const text: string = PLANTED[1]!;
    // @ts-expect-error a message is a constant
    log.info({}, text);
    // @ts-expect-error a template with a text in it is none
    log.info({}, `said ${text}`);
    // @ts-expect-error a text is no fact
    log.info({ note: text }, 'seen');
    // @ts-expect-error nor is an object
    log.info({ post: { text } }, 'seen');
    // @ts-expect-error nor a list
    log.info({ lines: [text] }, 'seen');
    log.info({ outcome: 'answered', guildId: text, error: text }, 'seen');
    expectTypeOf(log.info).toBeFunction();
  });

  test.each<[string, (text: string) => object]>([
    ['as a fact', (text) => ({ note: text })],
    ['as an id', (text) => ({ userId: text })],
    ['as a key', (text) => ({ [text]: 1 })],
    ['as an error under the key that pino looks for', (text) => ({ err: new Error(text) })],
    ['as what says itself how it is written', (text) => ({ note: { toJSON: () => text, toString: () => text } })],
    ['in an object', (text) => ({ body: { text } })],
    ['in a list', (text) => ({ body: [text] })],
    ['as what was thrown', (text) => ({ error: text })],
    ['thrown as an object', (text) => ({ error: { name: text, code: text, message: text, stack: text } })],
    ['as a message of an error', (text) => ({ error: new Error(text) })],
    ['as the name of an error', (text) => ({ error: Object.assign(new Error('x'), { name: text }) })],
    ['as a code', (text) => ({ error: Object.assign(new Error('x'), { code: text, status: text }) })],
    [
      'as properties',
      (text) => ({
        error: Object.assign(new Error('x'), {
          url: text,
          requestBody: { json: { content: text } },
          rawError: { message: text },
        }),
      }),
    ],
    [
      'in a cause',
      (text) => ({ error: new Error('x', { cause: new Error(text, { cause: new Error(text, { cause: text }) }) }) }),
    ],
    ['in many errors at once', (text) => ({ error: new AggregateError([new Error(text)], text) })],
    [
      'in a stack',
      (text) => ({ error: Object.assign(new Error('x'), { stack: `Error: ${text}\n    at ${text} (${text}:1:1)` }) }),
    ],
    [
      'in what looks like our stack',
      (text) => ({
        error: new Error(
          `x\n    at file://${resolve('src')}/${text}.ts:1:1\n    at ${text} (${resolve('src')}/${text}:1:1)`,
        ),
      }),
    ],
    [
      'in a getter that throws',
      (text) => ({
        error: Object.defineProperty(new Error('x'), 'code', {
          get: () => {
            throw new Error(text);
          },
        }),
      }),
    ],
    [
      'as the name of a class',
      (text) => ({ error: new (Object.defineProperty(class extends Error {}, 'name', { value: text }))() }),
    ],
  ])('never reaches the stream %s', (_, planted) => {
    for (const text of PLANTED) {
      const { log, text: written } = kept();
      log.error(planted(text) as never, 'failed');
      expect(written()).not.toBe('');
      for (const part of [text, text.slice(0, 8), text.slice(-8)]) expect(written()).not.toContain(part);
    }
  });

  test('in an answer of Discord stays out, its code and status do not', () => {
    const { log, text, lines } = kept();
    const error = new DiscordAPIError(
      { code: 50_035, message: `Invalid Form Body: ${PLANTED[3]}`, errors: {} } as never,
      50_035,
      400,
      'POST',
      `https://discord.com/api/v10/webhooks/1/${KEY}`,
      { body: { content: PLANTED.join(' ') }, files: undefined } as never,
    );
    log.error({ error }, 'the reply was refused');
    for (const planted of PLANTED) expect(text()).not.toContain(planted);
    expect(lines()[0]!['error']).toMatchObject({ name: 'DiscordAPIError', code: 50_035, status: 400 });
  });
});

describe('an error', () => {
  test('is told by its class and by places of ours', () => {
    const { log, lines } = kept();
    const thrown = Object.assign(
      new RangeError('x', { cause: Object.assign(new Error('y'), { code: 'ERR_INVALID_URL' }) }),
      {
        stack: [
          'RangeError: x',
          `    at openLog (file://${resolve('src')}/log.ts:12:3)`,
          `    at async file://${resolve('src')}/log/gate.ts:3:4`,
          '    at node:internal/process:1:1',
          `    at other (file://${resolve('node_modules')}/pino/pino.js:1:1)`,
        ].join('\n'),
      },
    );
    log.error({ error: thrown }, 'failed');
    expect(lines()[0]!['error']).toEqual({
      name: 'RangeError',
      at: ['src/log.ts:12:3', 'src/log/gate.ts:3:4'],
      cause: { name: 'Error', code: 'ERR_INVALID_URL' },
    });
  });

  test('that causes itself, or is huge, is told in little time and space', () => {
    const { log, text } = kept();
    const error: Error = new Error(`${'    at (:1:1)'.repeat(2_000)}\n`.repeat(50));
    error.cause = error;
    const start = performance.now();
    log.error({ error }, 'failed');
    expect(performance.now() - start).toBeLessThan(500);
    expect(text().length).toBeLessThan(2_000);
  });
});

describe('the last gate', () => {
  test('withholds a line that holds a secret or is too long, says so and counts it', () => {
    const { log, lines, text, withheld } = kept();
    log.info({ guildId: USER }, `found AKIA${'IOSFODNN7ABCDEFG'}` as never);
    log.info({ guildId: USER }, `${'long '.repeat(2_000)}` as never);
    log.info({ guildId: USER }, 'seen');
    expect(text()).not.toContain('AKIA');
    expect(lines().map(({ what }) => what)).toEqual([
      'a line of the log was withheld',
      'a line of the log was withheld',
      'seen',
    ]);
    expect(withheld()).toBe(2);
  });
});

test('lines go to standard error, and none is lost when the program ends', async () => {
  const program = `
    const { openLog } = await import(${JSON.stringify(resolve('src/log.ts'))});
    const log = openLog('info', () => {});
    for (let at = 0; at < 500; at += 1) log.info({ at }, 'seen');
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = await Promise.all(
    [child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join('')),
  );
  expect(streams[0]).toBe('');
  expect(
    streams[1]!
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).at),
  ).toEqual(Array.from({ length: 500 }, (_, at) => at));
});
