import type { Evidence, Line, Thing } from '../types.ts';
import type { Hit } from './hit.ts';

/** Fewest words of a text that nobody writes by accident; a name such as `CronSessionLifecycleClaimError` is enough. */
const WORDS = 5;
const NAME = /[A-Za-z_]{18}/;

/** What may stand before a program's text on its line: quote marks, subsystems, `Error:`. */
const BEFORE = /^[\s>|│*•-]{0,8}(?:\[[^\]\n]{1,30}\]\s?){0,3}(?:(?:[\w.-]{1,30} ){0,2}[\w.-]{1,30}:\s?){0,3}$/i;

/** A sentence that tells of an error begins so, a program's line does not. */
const ARTICLE = /^\s{0,8}(?:the|that|this|my|el|la|los|las|mi|der|die|das|mein|le|les|mon|il|lo|o|os|meu)\s/i;

/** Or the command that printed it, on the same line: `openclaw cron list → gateway timeout`. */
const COMMAND = /^[\s>$`]{0,8}openclaw [^→\n]{2,100}?(?:→|->|=>|:)\s?(?:Error:\s?)?$/;

/** What follows it at once: its own punctuation, a break, a gap; a sentence that goes on makes it a part of that. */
const SET_OFF = /^["'`)\]}]{0,2}(?:[:;.,=…?!]|\s*$|\s[—–←⇐([{]|\s--?\s|\s{2,})/;

/** Where a person's own words begin behind it: a dash, an arrow, a gap, an ellipsis, or the line ends. */
const COMMENT = /^[^—–←?!]{0,160}?(?:\s[—–←⇐]|\s--?\s|\s\.\.\.|…|\s{3,}|\?\?|\.\s|$)/;

/** Words of somebody in trouble, in the languages people write in. */
const TROUBLE =
  /\?|？|¿|\b(?:how|why|what|help|can ?not|can'?t|does ?n'?t|do ?n'?t|is ?n'?t|nothing|still|every|fails?|broken|stuck|since|after|no|wie|warum|geht nicht|immer|pourquoi|comment|toujours|cómo|como|por ?qu[eé]|sigue|siempre|sempre|não|никак|почему|как|не)\b|怎么|为什么|一直|不能|报错|没有|どう|なぜ|ません|왜|어떻게|안/iu;

/** Whether the person writes as one who has the trouble now, rather than telling or joking of it. */
export function isInTrouble(evidence: Evidence): boolean {
  return evidence.lines.some(
    (line) =>
      line.by === 'person' && TROUBLE.test(evidence.text.slice(line.start, Math.min(line.end, line.start + 2000))),
  );
}

/** Whether a text on a person's line is the program's own, pasted in full with a comment behind it. */
export function isPasted(evidence: Evidence, line: Line, hit: Hit, words: number): boolean {
  const before = evidence.text.slice(line.start, hit.start);
  if (hit.coverage < 1 || before.length > 140 || ARTICLE.test(before)) return false;
  const after = evidence.text.slice(hit.end, line.end);
  if (COMMAND.test(before)) return SET_OFF.test(after);
  const isTelling = words >= WORDS || NAME.test(evidence.text.slice(hit.start, hit.end));
  return isTelling && BEFORE.test(before) && SET_OFF.test(after) && COMMENT.test(after);
}

/** Whether an object on a person's line was pasted: JSON of several keys is not written by hand. */
export function isPastedThing(evidence: Evidence, thing: Thing): boolean {
  if (thing.form !== 'json' || Object.keys(thing.value).length < 2) return false;
  return isInTrouble(evidence) || evidence.commands.some((command) => command.line === thing.line);
}
