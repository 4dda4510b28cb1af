import type { Locale } from '../engine/types.ts';
import type { Decision, Line } from './decision.ts';
import { discordPhrases } from './phrases.ts';
import { textDisplay } from './render/components.ts';
import { linesBody } from './render/line-body.ts';
import type { MessageBody } from './render/message.ts';
import { refusalLines } from './render/refusal-lines.ts';
import { replyBody } from './render/reply-body.ts';
import { secretLine } from './render/secret-line.ts';
import { withLines, withText } from './render/with-lines.ts';

type Answer = Extract<Decision, { kind: 'answer' }>;

/** The message for an answer to a post. `mayAttach`: without the permission, a correction that would be a file is left out. */
export function answerBody({ reply, learnt, refused, deletes }: Answer, mayAttach: boolean): MessageBody {
  const view = { isPrivate: false, isTyped: false, asker: learnt.kept.asker, case: learnt.key, hasCase: true };
  const shown = deletes ? { ...reply, redacted: [] } : reply;
  const whole = replyBody(shown, view);
  const body = whole.files.length === 0 || mayAttach ? whole : replyBody({ ...shown, corrected: null }, view);
  const told = withLines(body, refusalLines(refused, reply.locale));
  const line = deletes ? secretLine(reply.redacted, reply.locale, 'deleted') : null;
  return line === null ? told : withText(told, `**${line}**`);
}

/** The message for a plain line. */
export function lineMessage(line: Line, locale: Locale): MessageBody {
  const say = discordPhrases(locale);
  switch (line.says) {
    case 'refused':
      return linesBody(refusalLines(line.refused, locale), false);
    case 'nothing-to-read':
      return linesBody([say.nothingToRead], false);
    case 'greeting':
      return linesBody([say.greeting], false);
    case 'secret': {
      const told = secretLine(line.redacted, locale, line.deletes ? 'deleted' : 'posted') ?? '';
      const text = line.deletes ? `${told}\n${say.postAgain}` : told;
      return { components: [textDisplay(text)], files: [], isPrivate: false };
    }
    case 'mark-solved':
      return linesBody([say.markSolution], false);
  }
}
