import { expect, test } from 'vitest';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import { compile } from '../../src/engine/compile.ts';
import { loadEntries } from '../../src/kb/load.ts';
import { search } from '../../src/kb/search.ts';
import { digestOf } from '../../src/kb/translation.ts';
import { termsOf } from '../../src/kb/words.ts';
import { causeYaml, kbFolder } from './folder.ts';

const OF = digestOf({
  title: 'The job takes longer than its timeout, time after time',
  cause: 'Somebody took the gate away.',
  fix: [{ do: 'Put it back.' }],
});

function base() {
  return compile(
    loadEntries(
      kbFolder({
        'causes/cron/cron-timezone.yaml': causeYaml({
          title: 'The schedule names no time zone',
          symptoms: '\n  - says: runs in UTC\n  - told: 时区不对',
        }),
        'causes/cron/job-timeout.yaml': causeYaml({
          title: 'The job takes longer than its timeout, time after time',
          symptoms: '[{ says: job execution timed out }]',
        }),
        'causes/pairing/device-pending.yaml': causeYaml({
          title: 'The gateway has not approved this device yet',
          symptoms: '[pairing-required]',
        }),
        'locales/es/causes/job-timeout.yaml': `of: ${OF}\ntitle: La tarea tarda demasiado\ncause: a\nfix: [{ do: b }]\n`,
        'symptoms/pairing-required.yaml': 'title: pairing required\nwhen: { says: closed before pairing }\n',
      }),
    ),
  );
}

const kb = () => (known ??= base());
let known: ReturnType<typeof base> | null = null;

/** What a person's words find. */
const found = (words: string, limit: number) => search(kb(), clean({ text: words }, openStandIns('key')).text, limit);

test.each([
  ['how do I set the time zone?', 'cron-timezone'],
  ['pairing required', 'device-pending'],
  ['时区', 'cron-timezone'],
  ['mi tarea tarda mucho', 'job-timeout'],
  ['我的时区不对怎么办', 'cron-timezone'],
  ['device-pending', 'device-pending'],
  ['PAIRING!!', 'device-pending'],
  ['timed out', 'job-timeout'],
  ['appr', 'device-pending'],
])('%s finds %s first', async (words, id) => {
  expect((await found(words, 3))[0]?.id).toBe(id);
});

test.each(['', '   ', 'what is the', '???', 'zyxw', '\u0001\u0002', '__proto__ constructor'])(
  '%j finds nothing',
  async (words) => {
    expect(await found(words, 3)).toEqual([]);
  },
);

test('no more than the limit, each once', async () => {
  const all = await found('gate time job device', 10);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(await found('gate time job device', 1)).toEqual(all.slice(0, 1));
});

test('a text that was not cleaned is refused by the compiler', async () => {
  // @ts-expect-error any string
  expect(await search(kb(), 'pairing', 1)).toHaveLength(1);
});

test('what was masked is not looked for, nor is what stands there instead', async () => {
  const secret = `gh${'p_'}${'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'}`;
  expect(await found(secret, 3)).toEqual([]);
  expect(await found('mail the device job to time.zone@web.de', 9)).toEqual(await found('mail the device job to', 9));
  expect(await found(`pairing ${secret}`, 3)).toEqual(await found('pairing', 3));
});

test('a paste is cut to twelve telling terms', () => {
  const paste = Array.from({ length: 50 }, (_, at) => `word${at} and the`).join(' ');
  expect(termsOf(paste)).toEqual(Array.from({ length: 12 }, (_, at) => `word${at}`));
});
