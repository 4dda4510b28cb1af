import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { causeOf } from '../../src/engine/look-up.ts';
import type { Channel } from './loopback/discord.ts';
import { kb } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, CERTAIN_CAUSE } from './shown.ts';

const r = sharedBot();
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

const search = async (words: string) => (await r.person().slash(channel, 'kb search', { words })).shown!;
const show = async (entry: string) => (await r.person().slash(channel, 'kb show', { entry })).shown!;
const typed = (words: string, command = 'kb search', option = 'words') =>
  r.person().typeahead(channel, command, option, words);

describe('/kb search', () => {
  test('kb-lookup: words find entries, best first, each with its name for /kb show', async () => {
    const shown = await search('pairing required');
    const names = [...shown.text.matchAll(/^ {2}`([a-z\d-]+)`$/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(causeOf(kb, name)?.title).toBeDefined();
    expect(shown.text).toContain(`/kb show entry:${names[0]}`);
    expect([shown.isPrivate, actionsIn(shown)]).toEqual([true, []]);
  });

  test('kb-lookup: words that are in no entry get a line', async () => {
    expect((await search('xyzzyplugh')).text).toContain(discordPhrases('en').nothingFound('xyzzyplugh'));
  });

  test.each([' ', '\u3000 \n'])('kb-lookup: nothing but blanks gets a line', async (words) => {
    for (const [command, option] of [
      ['kb search', 'words'],
      ['kb show', 'entry'],
    ] as const) {
      expect((await r.person().slash(channel, command, { [option]: words })).shown!.text).toBe(
        discordPhrases('en').noWords,
      );
    }
  });

  test('kb-lookup: an entry’s name shows the entry', async () => {
    expect((await search(CERTAIN_CAUSE)).text).toContain(discordPhrases('en').entry(CERTAIN_CAUSE));
  });

  test.each(['`` ``` @everyone [a](https://evil.example) <@123456789012345678>', '*a* _b_ ~~c~~ ||d|| # e'])(
    'kb-lookup: %j is shown as code',
    async (words) => {
      const shown = await search(words);
      expect(shown.pings).toEqual([]);
      const prose = shown.text.replace(/`[^`\n]*`/g, '');
      expect(prose).not.toMatch(/evil|everyone|123456789012345678|[*_~|]{2}|\[a\]/);
    },
  );
});

describe('/kb show', () => {
  test('kb-lookup: every entry can be shown, in every language', async () => {
    for (const [number, name] of kb.causes.names.entries()) {
      const locale = ['en-US', 'es-ES', 'zh-CN'][number % 3]!;
      const asked = await (await r.person('ann', locale).slash(channel, 'kb show', { entry: name })).settled();
      expect(asked.shown!.text).toContain(`\`${name}\``);
      expect(asked.shown!.isPrivate).toBe(true);
    }
  });

  test('kb-lookup: an entry tells cause, steps with their commands, and sources', async () => {
    const shown = await show(CERTAIN_CAUSE);
    expect(shown.text).toMatch(/^### /);
    expect(shown.text).toContain('```sh\nopenclaw cron list --all --json\n```');
    expect(shown.text).toContain('<https://docs.openclaw.ai/cli/cron>');
  });

  test('kb-lookup: free text is taken too', async () => {
    expect((await show('pairing required')).text).toContain(discordPhrases('en').found('pairing required'));
  });
});

test('kb-lookup: a name that no entry has gets a line, and no strangers', async () => {
  for (const name of ['no-such-entry', 'cron-id-is-nam']) {
    expect((await show(name)).text).toBe(discordPhrases('en').noEntry(name));
  }
});

describe('suggestions', () => {
  test('kb-lookup: each names an entry that can be shown', async () => {
    const choices = await typed('pair', 'kb show', 'entry');
    expect(choices.length).toBeGreaterThan(2);
    for (const { name, value } of choices) {
      expect(causeOf(kb, String(value))!.title.startsWith(name.replace(/…$/, ''))).toBe(true);
    }
    expect((await show(String(choices[0]!.value))).text).toContain(`\`${choices[0]!.value}\``);
  });

  test.each(['', ' ', 'cron', 'a', '配对', 'el dispositivo', '`', '\\', 'x'.repeat(200), '@everyone'])(
    'kb-lookup: for %j there are at most 25, within Discord’s lengths',
    async (words) => {
      for (const [command, option] of [
        ['kb search', 'words'],
        ['kb show', 'entry'],
      ] as const) {
        const choices = await typed(words, command, option);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { name, value } of choices) {
          expect([name.length >= 1 && name.length <= 100, String(value).length <= 100]).toEqual([true, true]);
        }
      }
    },
  );

  test('kb-lookup: while one types there is something at once, from memory', async () => {
    await typed('warm');
    const before = r.discord.requests.length;
    const times: number[] = [];
    for (const length of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      const began = performance.now();
      await typed('pairing required'.slice(0, length));
      times.push(performance.now() - began);
    }
    expect(times.sort((a, b) => a - b)[5]).toBeLessThan(100); // the median: the machine may be busy
    const paths = r.discord.requests.slice(before).map(({ path }) => path);
    expect(paths.every((path) => path.endsWith('/callback'))).toBe(true);
  });
});
