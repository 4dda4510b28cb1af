import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Exchange, Message, Person } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, buttonFor, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { changed, sendSigned, takesSigned } from './signed.ts';
import { leaks, traces } from './traces.ts';

const MENU = 'Diagnose message';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

const r = sharedBot({ config: takesSigned });
let channel: Channel;
let ann: Person;
beforeEach(() => {
  channel = r.discord.guild().text('general');
  ann = r.person();
});

/** Letters and digits that stand nowhere else. */
function random(length: number): string {
  const letters = randomBytes(4 * length)
    .toString('base64')
    .replace(/[+/=]/g, '');
  return letters.slice(0, length);
}

/** A token of each kind, and the text that people paste it in. `values`: what must be nowhere afterwards. */
function planted() {
  const values = [random(48), random(48), `${'AA'}${random(33)}`, random(38), random(95), random(24)] as const;
  const [openai, gateway, telegram, discord, anthropic, password] = values;
  const text = [
    `OPENAI_API_KEY=${'sk'}-proj-${openai}`,
    `OPENCLAW_GATEWAY_TOKEN=${gateway}`,
    `telegram: ${'1234567890'}:${telegram}`,
    `Authorization: Bot ${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.${'GaBcDe'}.${discord}`,
    `{"anthropic": {"apiKey": "${'sk'}-ant-api03-${anthropic}"}}`,
    `https://ann:${password}@example.com/hook`,
  ].join('\n');
  return { values, text, token: `${'sk'}-proj-${openai}` };
}

/** What is shown to people, with the files that come along. */
const seen = (...messages: readonly (Message | null)[]) =>
  messages.map((one) => ({ where: 'shown', text: JSON.stringify([one?.json, one?.files.map(({ text }) => text)]) }));
const nothingOf = async (values: readonly string[], ...shown: readonly (Message | null)[]) =>
  expect(leaks(values, [...(await traces(r)), ...seen(...shown)])).toEqual([]);
const settled = async (exchange: Promise<Exchange>) => (await (await exchange).settled()).shown;

describe('a secret in a text', () => {
  test.each([true, false])(
    'secrets-never-leave: in the error option, public %j, and whatever is pressed then',
    async (isPublic) => {
      const { values, text } = planted();
      const { shown } = await ann.slash(channel, 'diagnose', { error: `${text}\n${DIFFERENTIAL}`, public: isPublic });
      expect(leadIn(shown)).not.toBeNull();
      const pressed = [];
      for (const kind of actionsIn(shown).filter((one) => one !== 'not-it' && one !== 'solved')) {
        pressed.push((await ann.press(shown!, buttonFor(shown, kind))).shown);
      }
      for (const kind of ['not-it', 'solved']) await ann.press(shown!, buttonFor(shown, kind));
      await nothingOf(values, shown, ...pressed);
    },
  );

  test('secrets-never-leave: in the very line that is quoted', async () => {
    const { values, token } = planted();
    const { shown } = await ann.slash(channel, 'diagnose', { error: `unknown cron job id: ${token}`, public: true });
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
    expect(shown!.text).toContain('[REDACTED:');
    await nothingOf(values, shown);
  });

  test('secrets-never-leave: in the form, with nothing else', async () => {
    const { values, text } = planted();
    const sent = await ann.submit(await ann.slash(channel, 'diagnose'), { error: text });
    await nothingOf(values, sent.shown);
  });

  test('secrets-never-leave: in a message of the menu, its file, and what it forwards', async () => {
    const { values, text } = planted();
    const bob = r.person('bob');
    const files = [{ name: 'openclaw.json', text: `${text}\n${CERTAIN}` }];
    const original = await bob.post(channel, { content: `${text}\n${CERTAIN}`, files });
    const forward = await bob.post(channel, { forwards: original });
    const shown = [];
    for (const message of [original, forward]) shown.push(await settled(ann.contextMenu(message, MENU)));
    expect(shown.map(leadIn)).toEqual([CERTAIN_CAUSE, CERTAIN_CAUSE]);
    await nothingOf(values, ...shown);
  });

  test('secrets-never-leave: in JSON that comes back corrected, in a message and in a file', async () => {
    const { values, token } = planted();
    const job = (message: string) => ({ sessionTarget: 'main', payload: { kind: 'agentTurn', message } });
    const shown = [];
    for (const message of [`use ${token}`, `use ${token} ${'and write the report '.repeat(60)}`]) {
      const error = `main cron jobs require payload.kind="systemEvent"\n${JSON.stringify({ params: job(message) })}`;
      shown.push(await settled(ann.slash(channel, 'diagnose', { error })));
    }
    expect(shown.map((one) => one!.files.length)).toEqual([0, 1]);
    await nothingOf(values, ...shown);
  });
});

describe('what the person is told', () => {
  test('secret-warning: privately, which kinds and how each is replaced, whatever else there is to say', async () => {
    const { text } = planted();
    for (const error of [`${text}\n${CERTAIN}`, `${text}\n${DIFFERENTIAL}`, `${text}\nzzgrmpf qqxx`]) {
      const { shown } = await ann.slash(channel, 'diagnose', { error });
      expect(shown!.isPrivate).toBe(true);
      const masked = /^-# Masked here: (.*)\.$/m.exec(shown!.text)?.[1] ?? '';
      expect(masked.split(', ')).toEqual(expect.arrayContaining(['gateway token', 'Telegram bot token']));
      const told = [...shown!.text.matchAll(/^-# If anybody else could read the (.*?): \S/gm)].map(([, kind]) => kind!);
      expect(told).toEqual(expect.arrayContaining(['gateway token', 'Telegram bot token']));
    }
  });

  test('secret-warning: in public, in one line; whether others could read what was typed, the person knows', async () => {
    const { token } = planted();
    const { shown } = await ann.slash(channel, 'diagnose', { error: `${token}\n${CERTAIN}`, public: true });
    const lines = shown!.text.split('\n').filter((line) => line.includes('secret'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\*\*What was given to the command holds a secret \(.*\)\. It is masked here; .*\*\*$/);
    expect(shown!.text).not.toContain('Masked here');
    const shared = await ann.press(
      (await ann.slash(channel, 'diagnose', { error: `${token}\n${CERTAIN}` })).shown!,
      'Share',
    );
    expect(shared.shown!.text).not.toContain('secret'); // what was typed in private nobody else has read
  });

  test('secret-warning: who looks one up is told as well', async () => {
    const { token } = planted();
    const { shown } = await ann.slash(channel, 'kb search', { words: `pairing ${token}` });
    expect(shown!.text).toMatch(/^-# Masked here: /);
    expect(shown!.text).toContain('`dm-pairing-pending`');
  });
});

describe('a secret in a file or its name', () => {
  test('secrets-never-leave: in a file', async () => {
    const { values, text } = planted();
    const log = { name: 'gateway.log', text: `${text}\n${CERTAIN}\n` };
    const shown = await settled(ann.slash(channel, 'diagnose', { log, public: true }));
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
    await nothingOf(values, shown);
  });

  test('secrets-never-leave: in the name of a file, read or refused, also as Discord writes it', async () => {
    const { values, token } = planted();
    const names = [token, `key ${token} screen`, `OPENCLAW_GATEWAY_TOKEN=${values[1]}`, `1234567890:${values[2]}`];
    const shown = [];
    for (const name of names) {
      const log = { name: `${name}.log`, text: CERTAIN };
      shown.push(await settled(ann.slash(channel, 'diagnose', { log })));
      shown.push(
        await settled(ann.slash(channel, 'diagnose', { log: { name: `${name}.png`, bytes: PNG }, public: true })),
      );
      const both = { error: CERTAIN, log: { name: `${name}.png`, bytes: PNG } };
      shown.push(await settled(ann.slash(channel, 'diagnose', both)));
    }
    await nothingOf(values, ...shown);
  });
});

describe('a secret where nobody expects one', () => {
  test('secrets-never-leave: in words to be looked up, and while they are typed', async () => {
    const { values, token } = planted();
    const shown = [];
    for (const words of [token, `pairing ${token}`, `OPENCLAW_GATEWAY_TOKEN=${values[1]}`]) {
      shown.push((await ann.slash(channel, 'kb search', { words })).shown);
      shown.push((await ann.slash(channel, 'kb show', { entry: words })).shown);
      for (let length = 1; length < words.length; length += 9) {
        await ann.typeahead(channel, 'kb search', 'words', words.slice(0, length));
      }
    }
    await nothingOf(values, ...shown);
  });

  test('secrets-never-leave: in the name of a tag', async () => {
    const { values } = planted();
    const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
    const { shown } = await manager.slash(channel, 'clinic settings', { solved_tag: `${'sk'}-${values[3]}` });
    await nothingOf(values, shown);
  });

  test('secrets-never-leave: in custom ids, values and names of commands that nobody could send', async () => {
    const { values, token } = planted();
    const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
    const panel = await manager.slash(channel, 'clinic settings');
    const chosen = await manager.choose(panel.shown!, 'clinic:1:forums', []);
    const form = await ann.submit(await ann.slash(channel, 'diagnose'), {});
    const forged = [
      changed(chosen, {}, { custom_id: token }),
      changed(
        chosen,
        {},
        { custom_id: `clinic:1:solved:t123456789012345678:123456789012345678:${token.toLowerCase()}` },
      ),
      changed(chosen, {}, { custom_id: 'clinic:1:forums', values: [token] }),
      changed(chosen, {}, { custom_id: 'clinic:1:locale', values: [token] }),
      changed(form, {}, { custom_id: `clinic:1:diagnose:${token}` }),
      changed(form, {}, { name: token, custom_id: token }),
      changed(panel, {}, { name: token }),
      changed(panel, {}, { name: token, type: 3, target_id: token, resolved: { messages: {} } }),
    ];
    const returned = await Promise.all(forged.map((one) => sendSigned(r, one)));
    expect(returned.map(({ status }) => status)).toEqual(forged.map(() => 200));
    const texts = returned.map(({ text }) => ({ where: 'returned', text }));
    expect(leaks([...values, ...values.map((one) => one.toLowerCase())], [...(await traces(r)), ...texts])).toEqual([]);
  });

  test('secrets-never-leave: when something breaks on the way', async () => {
    const { values, text } = planted();
    const database = new DatabaseSync(r.config.databasePath);
    database.exec('alter table cases rename to away');
    const { shown } = await ann.slash(channel, 'diagnose', { error: `${text}\n${CERTAIN}` });
    database.exec('alter table away rename to cases');
    database.close();
    r.discord.faults.rejectNext('/callback', 400, 50035, 'Invalid Form Body');
    const refused = await ann.slash(channel, 'diagnose', { error: `${text}\n${CERTAIN}` });
    expect(r.logged()).toContain('interaction failed');
    await nothingOf(values, shown, refused.shown);
  });

  test('secrets-never-leave: the search finds one that is there', async () => {
    const { values } = planted();
    expect(leaks(values, [{ where: 'here', text: `… ${values[0].slice(9, 15)} …` }])).toEqual([
      `${values[0].slice(9, 15)} in here`,
    ]);
    await ann.slash(channel, 'diagnose', { error: `${CERTAIN}\nheliotrope` });
    expect(leaks(['heliotrope'], await traces(r)).length).toBeGreaterThan(0); // what is no secret is kept
  });
});
