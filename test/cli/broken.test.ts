import { describe, expect, test } from 'vitest';
import { answerLines } from '../../src/cli/answer-lines.ts';
import { broken } from '../../src/cli/broken.ts';
import { exitStatus } from '../../src/cli/exit-status.ts';
import type { Io } from '../../src/cli/io.ts';
import { ended, start } from './run.ts';

const SECRET = `gh${'p_'}${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
const POST = 'my boss is called Henrietta';

test('an unexpected error is told by its class and our own places', () => {
  const error = Object.assign(new RangeError(POST), { code: 'ERR_OUT_OF_RANGE' });
  expect(broken(error)).toMatch(/^something broke inside Claw Clinic: RangeError ERR_OUT_OF_RANGE(, at src\/\S+)*$/);
  expect(broken(POST)).toBe('something broke inside Claw Clinic: string');
});

/** Everything that a function writes to standard output and standard error. */
async function written(act: (io: Io) => Promise<unknown>): Promise<string> {
  let text = '';
  const write = (part: string) => {
    text += part;
    return true;
  };
  const stream = { destroyed: false, errored: null, write };
  const stdin = (async function* () {
    yield Buffer.from(`{"id":1,"text":"${POST}"}\n`);
  })();
  await act({ stdin, stdout: stream, stderr: stream } as unknown as Io);
  return text;
}

describe('no error takes a secret along', () => {
  test('to standard error', async () => {
    const text = await written((io) => exitStatus(() => Promise.reject(new Error(`bad: ${SECRET}`)), io));
    expect(text).toBe('clinic: something broke inside Claw Clinic: bad: [REDACTED:github-token#1]\n');
  });

  test('to the answer to a line', async () => {
    const text = await written((io) =>
      answerLines(undefined, io, (line) => {
        throw new Error(line + SECRET);
      }),
    );
    expect(JSON.parse(text)).toEqual({
      line: 1,
      error: expect.stringMatching(/^something broke inside Claw Clinic: /),
    });
    expect(text).not.toContain('Henrietta');
  });

  test.each(['throw new TypeError(text)', 'void Promise.reject(new TypeError(text))', 'throw text'])(
    'to standard error, when nobody catches it: %s',
    async (fails) => {
      const program = `const text = ${JSON.stringify(`${POST} ${SECRET}`)}; setTimeout(() => { ${fails}; }, 500);`;
      for (const name of ['cli', 'main'] as const) {
        const child = start(name, name === 'cli' ? ['redact'] : [], [
          '--import',
          `data:text/javascript,${encodeURIComponent(program)}`,
        ]);
        const { status, out, err } = await ended(child); // standard input stays open: it waits
        expect([status, out]).toEqual([1, '']);
        expect(err).toMatch(/^clinic: something broke inside Claw Clinic: (TypeError|string)\n$/);
      }
    },
  );
});
