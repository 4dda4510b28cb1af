import { describe, expect, test } from 'vitest';
import { detailsBody } from '../../../src/discord/render/details-body.ts';
import { entryBody } from '../../../src/discord/render/entry-body.ts';
import type { MessageBody } from '../../../src/discord/render/message.ts';
import { privacyBody } from '../../../src/discord/render/privacy-body.ts';
import { replyBody } from '../../../src/discord/render/reply-body.ts';
import { searchBody } from '../../../src/discord/render/search-body.ts';
import { settingsBody } from '../../../src/discord/render/settings-body.ts';
import { whyBody } from '../../../src/discord/render/why-body.ts';
import { openCase } from '../../../src/engine/case.ts';
import { compile } from '../../../src/engine/compile.ts';
import { related } from '../../../src/engine/compose/related.ts';
import { diagnose } from '../../../src/engine/diagnose.ts';
import { causeOf } from '../../../src/engine/look-up.ts';
import type { Locale, Reply } from '../../../src/engine/types.ts';
import { loadEntries } from '../../../src/kb/load.ts';
import { DEFAULT_SETTINGS } from '../../../src/store/store.ts';
import { FULL } from '../../engine/render/replies.ts';
import { birthThread } from '../../eval/corpus.ts';
import { faultsOf } from './faults.ts';
import { viewOf } from './views.ts';

const kb = compile(loadEntries('kb'));
const both = (reply: Reply) => ({
  public: replyBody(reply, viewOf({})),
  private: replyBody(reply, viewOf({ isPrivate: true })),
});
const replyTo = (text: string, locale: Locale = 'en') =>
  diagnose(openCase('golden-replies'), { text, locale }, kb).reply;

/** Compares with golden/<name>.json; `vitest -u` writes what is new. */
async function matches(name: string, bodies: { readonly [name: string]: MessageBody }): Promise<void> {
  for (const body of Object.values(bodies)) expect(faultsOf(body)).toEqual([]);
  const text = JSON.stringify(bodies, null, 2).replace(/\[\s+(\d+)\s+\]/g, '[$1]'); // as the formatter writes lists
  await expect(`${text}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
}

describe('the help thread that the project was born from', () => {
  let known = openCase('golden-replies');
  const replies = birthThread().turns.map((turn) => {
    const next = diagnose(known, { text: turn.text, at: turn.at! }, kb);
    known = next.case;
    return next.reply;
  });

  test.each(replies.map((reply, place) => ({ number: place + 1, reply })))('turn $number', ({ number, reply }) =>
    matches(`turn-${String(number).padStart(2, '0')}`, both(reply)),
  );

  test('what is behind the first reply', () =>
    matches('turn-01-behind', { details: detailsBody(replies[0]!, viewOf({})), why: whyBody(replies[0]!) }));
});

const SILENT = replyTo('my pump is broken');
test.each<[string, Reply]>([
  ['silence', SILENT],
  ['related', related(['cron-id-is-name', 'cron-delivery-webchat'], SILENT, kb)],
  [
    'secrets',
    replyTo(
      `gateway closed (1008): pairing required\nOPENCLAW_GATEWAY_TOKEN=${'a8f5f167'.repeat(4)}\nkey sk-${'ant-api03'}-${'Ab3dEf6hIj'.repeat(9)}-abcdefAA`,
    ),
  ],
  [
    'addresses',
    replyTo(
      'Error: gateway closed (1008): pairing required\nGateway target: ws://192.168.1.50:18789\nSource: local lan 192.168.1.50\nConfig: /home/juanikzz/.openclaw/openclaw.json',
    ),
  ],
  ['everything', FULL],
  ['everything-in-spanish', { ...FULL, locale: 'es' }],
  ['everything-in-chinese', { ...FULL, locale: 'zh' }],
  [
    'forty-steps',
    {
      ...FULL,
      steps: Array.from({ length: 40 }, (_, place) => ({ ...FULL.steps[1]!, do: `Remove job ${place + 1}.` })),
    },
  ],
  ['long-json', { ...FULL, corrected: { from: '{}', to: JSON.stringify({ message: 'word '.repeat(400) }, null, 2) } }],
])('%s', (name, reply) => matches(name, both(reply)));

test.each<Locale>(['en', 'zh', 'es'])('panels and lookups in %s', (locale) =>
  matches(`lookups-${locale}`, {
    why: whyBody({ ...FULL, locale }),
    entry: entryBody(kb, 'cron-id-is-name', locale, { isPrivate: true }),
    unknownEntry: entryBody(kb, '`x` @everyone', locale, { isPrivate: true }),
    search: searchBody(
      [causeOf(kb, 'cron-id-is-name')!, causeOf(kb, 'cron-delivery-webchat')!],
      'cron `x` @everyone',
      locale,
    ),
    nothingFound: searchBody([], '[x](https://evil.example)', locale),
    settings: settingsBody(DEFAULT_SETTINGS, { solvedTag: null, serverLocale: 'en' }, locale),
    privacy: privacyBody({ days: 30, isOptedOut: false }, locale),
  }),
);
