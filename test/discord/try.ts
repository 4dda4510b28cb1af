/** `npm run try:discord`: the thread that the project was born from, on a Discord of this machine, with the real bot in it. */
import { styleText } from 'node:util';
import { birthThread } from '../eval/corpus.ts';
import type { Message, Thread } from './loopback/discord.ts';
import { helpServer, type Running, running } from './running.ts';

/** What a post may show of itself here, lines. */
const MOST_LINES = 14;

const session = await running({ config: { logLevel: 'silent' } });
try {
  await play(session);
} finally {
  await session.stop();
}

async function play({ discord }: Running): Promise<void> {
  const { forum } = await helpServer({ discord });
  const person = discord.person({ name: 'dry geyser' });
  let thread: Thread | null = null;
  for (const [number, turn] of birthThread().turns.entries()) {
    say('cyan', `\n━━ ${person.name}, turn ${number + 1} ${'━'.repeat(40)}`);
    console.log(shortened(turn.text));
    const before: number = thread === null ? 0 : answers(discord.messagesIn(thread)).length;
    // Longer than a message may be: Discord makes a file of it, as its own clients do.
    const post =
      turn.text.length <= 2_000 ? { content: turn.text } : { files: [{ name: 'message.txt', text: turn.text }] };
    if (thread === null) thread = await person.openPost(forum, { title: 'cron error "pairing required"', ...post });
    else await person.post(thread, post);
    const place = thread;
    const reply = await discord.until(() => answers(discord.messagesIn(place))[before], 5_000).catch(() => null);
    say('green', `── Claw Clinic ${'─'.repeat(50)}`);
    console.log(reply === null ? '(says nothing)' : reply.text);
    if (reply !== null) say('dim', `[ ${reply.buttons.map((button) => button.label).join(' ] [ ')} ]`);
  }
  if (discord.faultsFound.length > 0) throw new Error(`Discord refused: ${discord.faultsFound.join('; ')}`);
}

function answers(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => message.author.bot);
}

function shortened(text: string): string {
  const lines = text.trim().split('\n');
  return lines.length <= MOST_LINES
    ? text.trim()
    : [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines`].join('\n');
}

function say(style: 'cyan' | 'green' | 'dim', text: string): void {
  console.log(styleText(style, text));
}
