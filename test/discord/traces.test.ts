import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChildBot, childBot } from './child-bot.ts';
import { zipOf } from './files/zip-of.ts';
import { type Channel, type Discord, type Guild, openDiscord, type Person, type Upload } from './loopback/discord.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn } from './talk.ts';
import { kept, leaks, pages, type Traces } from './traces.ts';

const TAP = new URL('traces-tap.mjs', import.meta.url).href;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

let discord: Discord;
let bot: ChildBot;
let folder: string;
let guild: Guild;
let channel: Channel;
let ann: Person;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  discord = await openDiscord();
  const env = { NODE_OPTIONS: `--import=${TAP}`, BYTES_SENT: sentFile(), LOG_LEVEL: 'debug' };
  bot = await childBot(discord, env, folder);
  guild = discord.guild();
  channel = guild.text('general');
  ann = discord.person({ name: 'ann' });
});
afterAll(async () => {
  await bot.end();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

const sentFile = () => join(folder, 'sent.bin');
const databasePath = () => join(folder, 'clinic.sqlite');
const mention = () => `<@${discord.bot.id}>`;

/** Everything planted so far. */
const SECRETS: string[] = [];

/** Letters and digits that stand nowhere else, the same at every run. */
function value(length: number): string {
  const digest = createHash('sha512').update(`${SECRETS.length} of the planted`).digest('base64');
  const text = digest.replace(/[+/=]/g, '').slice(0, length);
  SECRETS.push(text);
  return text;
}

/** A token that is known by its form, as it stands alone. */
const token = () => `${'gh'}p_${value(36)}`;
/** Secrets of several kinds, as people paste them. */
const secrets = () =>
  [
    `OPENCLAW_GATEWAY_TOKEN=${value(48)}`,
    `{"anthropic": {"apiKey": "${'sk'}-ant-api03-${value(80)}"}}`,
    `https://ann:${value(20)}@example.com/hook`,
    `my password is ${value(14)}7`,
    `-----BEGIN PRIVATE KEY-----\n${value(64)}\n${value(20)}\n-----END PRIVATE KEY-----`,
  ].join('\n');
const post = () => `${secrets()}\nError: ${CERTAIN}`;

/** The bot's next answer in a channel that it is mentioned in. */
async function answerTo(ask: () => Promise<unknown>): Promise<string | null> {
  const before = answersIn({ discord }, channel).length;
  await ask();
  const answer = await discord.until(() => answersIn({ discord }, channel)[before]);
  return leadIn(answer);
}

/** What leads the answer to `/diagnose` of these options. */
async function lead(values: { readonly [option: string]: string | Upload | boolean }): Promise<string | null> {
  return leadIn((await (await ann.slash(channel, 'diagnose', values)).settled()).shown);
}

/** What leads the answer to the form, filled in. */
async function leadOfForm(error: string, files: readonly Upload[] = []): Promise<string | null> {
  const form = await ann.slash(channel, 'diagnose');
  return leadIn((await (await ann.submit(form, { error, ...(files.length > 0 ? { files } : {}) })).settled()).shown);
}

const log = (text: string): Upload => ({ name: 'gateway.log', text });

describe('secrets-never-leave: a secret is planted, and the post is answered', () => {
  test.each<[string, () => Promise<string | null>]>([
    ['in a post', () => answerTo(() => ann.post(channel, `${mention()} ${post()}`))],
    [
      'in a post that is edited',
      () => answerTo(async () => ann.edit(await ann.post(channel, 'wait'), `${mention()} ${post()}`)),
    ],
    ['in an attachment', () => answerTo(() => ann.post(channel, { content: mention(), files: [log(post())] }))],
    [
      'in the name of an attachment',
      () =>
        answerTo(() => ann.post(channel, { content: mention(), files: [{ name: `${token()}.log`, text: CERTAIN }] })),
    ],
    [
      'in a name of a person',
      () => {
        const named = discord.person({ name: token() });
        return answerTo(() => named.post(channel, `${mention()} ${CERTAIN}`));
      },
    ],
    ['in an option of a command', () => lead({ error: post() })],
    ['in an option of a command, for everybody to see', () => lead({ error: post(), public: true })],
    ['in a file of a command', () => lead({ log: log(post()) })],
    ['in a packed file, and its name', () => lead({ log: { name: `${token()}.log.gz`, bytes: gzipSync(post()) } })],
    [
      'in an archive, and names in it',
      () => lead({ log: { name: 'logs.zip', bytes: zipOf([{ name: `${token()}/${token()}.log`, bytes: post() }]) } }),
    ],
    ['in a field of the form', () => leadOfForm(post())],
    [
      'in a file of the form, and its name',
      () => leadOfForm('it fails', [{ name: `key ${token()}.txt`, text: post() }]),
    ],
    ['in a file that is refused', () => lead({ error: CERTAIN, log: { name: `${token()}.png`, bytes: PNG } })],
    ['in the line that is quoted', () => lead({ error: `unknown cron job id: ${token()}` })],
    [
      'in a message that somebody else looks at',
      async () => {
        const message = await discord.person({ name: 'bob' }).post(channel, { content: post(), files: [log(post())] });
        return leadIn((await (await ann.contextMenu(message, 'Diagnose message')).settled()).shown);
      },
    ],
  ])('%s', async (_, plant) => {
    expect(await plant()).toBe(CERTAIN_CAUSE);
  });

  test('in JSON that comes back corrected, as a file', async () => {
    const payload = { kind: 'agentTurn', message: `use ${token()} ${'and write the report '.repeat(60)}` };
    const error = `main cron jobs require payload.kind="systemEvent"\n${JSON.stringify({ params: { sessionTarget: 'main', payload } })}`;
    const asked = await ann.slash(channel, 'diagnose', { error });
    expect((await asked.settled()).shown!.files).toHaveLength(1);
  });

  test('in words that are looked up, and as they are typed', async () => {
    const words = `pairing ${token()}`;
    for (let length = 8; length <= words.length; length += 7) {
      await ann.typeahead(channel, 'kb search', 'words', words.slice(0, length));
    }
    const { shown } = await ann.slash(channel, 'kb search', { words });
    expect(shown!.text).toContain('dm-pairing-pending');
    expect((await ann.slash(channel, 'kb show', { entry: token() })).shown).not.toBeNull();
  });
});

describe('secrets-never-leave: an error takes a secret along', () => {
  test('of Discord, which repeats what was sent', async () => {
    discord.faults.rejectNext(/^POST \/channels\//, 400, 50035, `Invalid Form Body: ${token()}`);
    await ann.post(channel, `${mention()} ${post()}`);
    await discord.until(() => bot.told().includes('not delivered'));
  });

  test('of Discord, which does not take the answer to a command', async () => {
    discord.faults.rejectNext('/callback', 400, 50035, `Invalid Form Body: ${token()}`);
    await ann.slash(channel, 'diagnose', { error: post() });
    await discord.until(() => bot.told().includes('answer refused'));
  });

  test('of a file that cannot be fetched', async () => {
    discord.faults.failNext(9, 500, /attachments\//);
    const asked = await ann.slash(channel, 'diagnose', { log: { name: `${token()}.log`, text: post() } });
    expect((await asked.settled(15_000)).shown!.text).toContain('could not be');
    discord.faults.failNext(0);
  });

  test('of the database, in the middle of an answer', async () => {
    const database = new DatabaseSync(databasePath());
    database.exec('alter table cases rename to away');
    await ann.slash(channel, 'diagnose', { error: post() });
    database.exec('alter table away rename to cases');
    database.close();
    await discord.until(() => bot.told().includes('interaction failed'));
  });
});

test('secrets-never-leave: no piece of it is in a byte that left the process, on a page or in the database', async () => {
  const shown = await pages(bot.url);
  // Discord itself chose the addresses of the files that were fetched.
  const sent = readFileSync(sentFile(), 'latin1').replaceAll(/GET \/(?:ephemeral-)?attachments\/\S+/g, '');
  const left: Traces = [
    { where: 'sent', text: sent },
    { where: 'standard error', text: bot.told() },
    ...shown,
    ...(await kept(databasePath())),
  ];
  // What is no secret is found in each.
  const found = (where: string, text: string) => left.some((one) => one.where === where && one.text.includes(text));
  expect(found('sent', 'daily-report')).toBe(true);
  expect(found('sent', '[REDACTED:')).toBe(true);
  expect(found('sent', 'write the report and write')).toBe(true);
  expect(found('sent', 'clinic_redactions_total')).toBe(true);
  expect(found('sent', 'The bot is connected')).toBe(true);
  expect(found('standard error', '"what":"interaction"')).toBe(true);
  expect(found('/metrics', 'clinic_redactions_total{kind="github-token"}')).toBe(true);
  expect(found('case', 'daily-report')).toBe(true);
  expect(SECRETS.length).toBeGreaterThan(80);
  expect(leaks(SECRETS, left)).toEqual([]);
});
