import { describe, expect, test } from 'vitest';
import type { Message, Person } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN_CAUSE, leadIn } from './shown.ts';
import { open, theAnswer } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);

/** What a forum post with this text is answered. */
async function answerTo(content: string, asker: Person = r.person()): Promise<Message> {
  return theAnswer(r, (await open(r, asker, server.forum, content)).thread);
}

/** Certain by the command and its output: the line of the command is quoted. */
const EMPTY = '{ "entries": [], "total": 0, "offset": 0, "limit": 20, "hasMore": false, "nextOffset": null }';
const RUNS = 'openclaw cron runs --id daily-report';

describe('public-text', () => {
  test.each([
    ['a prompt', `alice@nas:~$ ${RUNS}`, ['alice', 'nas:']],
    ['a prompt of Fedora', `[alice@nas ~]$ ${RUNS}`, ['alice', 'nas ']],
    ['a prompt of macOS', `alice@Alices-MacBook-Pro openclaw % ${RUNS}`, ['alice', 'Alices']],
    ['a prompt of Windows', `PS C:\\Users\\alice> ${RUNS}`, ['alice']],
    ['a home folder', `/home/alice/bin/${RUNS}`, ['alice']],
    ['a home folder of macOS', `/Users/alice/bin/${RUNS}`, ['alice']],
    ['another machine', `ssh alice@192.168.1.20 ${RUNS}`, ['alice', '192.168']],
  ])('public-text: shows nothing of %s', async (_, line, hidden) => {
    const answer = await answerTo(`${line}\n${EMPTY}`);
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
    expect(answer.text).toContain(RUNS.replace('openclaw ', ''));
    for (const part of hidden) expect(answer.text.toLowerCase()).not.toContain(part.toLowerCase());
  });

  test('public-text: shows no host, address and path of an error', async () => {
    const answer = await answerTo(
      `{"status":"error","tool":"cron","error":"gateway closed (1008): pairing required\\nGateway target: ws://claw.example.net:18789\\nSource: config\\nConfig: /home/alice/.openclaw/openclaw.json\\nBind: lan 192.168.1.20 fe80::1ff:fe23:4567:890a"}`,
    );
    expect(answer.text).toContain('pairing required');
    for (const part of ['example.net', 'alice', '192.168', 'fe80']) expect(answer.text).not.toContain(part);
  });
});

describe('hostile posts', () => {
  test.each([
    ['everybody', '@everyone'],
    ['who is here', '@here'],
    ['a person', '<@123456789012345678>'],
    ['a role', '<@&123456789012345678>'],
    ['a channel', '<#123456789012345678>'],
  ])('no-pings: a quoted post does not mention %s', async (_, mention) => {
    const answer = await answerTo(`Error: unknown cron job id: ${mention} daily-report ${mention}`);
    expect(answer.pings).toEqual([]);
    const { mentions, mention_roles, mention_everyone } = answer.json;
    expect([mentions, mention_roles, mention_everyone]).toEqual([[], [], false]);
  });

  test.each([
    ['ends no block of code', '``` # big'],
    ['ends no inline code', '` # big `` x'],
    ['makes no link', '[docs](https://evil.example/x)'],
    ['shows no address as a link', 'https://evil.example/x'],
    ['makes no heading', '\n# BIG\n-# small'],
    ['hides nothing', '||spoiler||'],
    ['turns no text around', '\u202Eevil\u202C'],
  ])('quotes-in-code: a quoted post %s', async (_, hostile) => {
    const answer = await answerTo(`Error: unknown cron job id: daily-report ${hostile}`);
    const outside = answer.text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    expect(outside).not.toContain('`');
    for (const part of ['big', 'BIG', 'evil', 'spoiler']) expect(outside).not.toContain(part);
    expect(answer.text).not.toContain('\u202E');
  });

  test('quotes-in-code: a title cannot do it either', async () => {
    const title = 'Error: unknown cron job id: ``` @everyone [x](https://evil.example)';
    const asker = r.person();
    const { thread } = await open(r, asker, server.forum, { title, content: 'see above' });
    const answer = theAnswer(r, thread);
    expect(answer.pings).toEqual([]);
    expect(answer.text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')).not.toMatch(/evil|@everyone/);
  });
});
