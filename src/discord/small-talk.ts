import type { Evidence } from '../engine/types.ts';

const QUESTION = /[?？¿]/u;

/** Whether a post is only words of a person's that ask nothing, such as "thanks, I'll try that". */
export function isSmallTalk({ text, lines, commands, things }: Evidence): boolean {
  const isTalk = lines.every((line) => line.by === 'person' || line.end === line.start);
  return isTalk && commands.length === 0 && things.length === 0 && !QUESTION.test(text);
}
