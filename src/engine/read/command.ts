import type { CommandGrammar, Json, JsonObject } from '../types.ts';
import { type ShellWord, shellWords } from './shell-words.ts';
import type { TextLine } from './text-line.ts';

/** A command line as it stands in the text, before it is known what follows it. */
export type FoundCommand = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly args: JsonObject;
  readonly text: string;
  /** `prompt`: after a prompt; `alone`: nothing else on the line; `end`: a sentence leads to it; `inside`: the sentence goes on. */
  readonly place: 'prompt' | 'alone' | 'end' | 'inside';
};

/** Command lines read in one post. */
const MAX_COMMANDS = 1_000;
/** The program under its names: itself, its container, its script, and what it was called before. */
const PROGRAM =
  /(?<![\w@./-])(?:[\w./~:\\-]{0,120}[/\\])?(?:openclaw(?:-cli|-gateway)?(?:\.(?:cmd|exe|ps1|mjs))?|Openclaw|clawdbot|moltbot|dist\/index\.js|dist\/entry\.js)(?=[ \t`'"”)\]]|$|\n|\\\n)/g;
const PROMPT =
  /^\s{0,20}(?:\([\w.-]{1,40}\)\s)?(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[ :][^\n$#%>]{0,120}[$#%>]|PS\s?[A-Z]?:?[^>\n]{0,200}>|[A-Z]:\\[^>\n]{0,200}>|[❯➜λ]\s{1,3}(?:[\w./~-]{1,60}\s{1,2})?(?:git:\([\w./-]{1,60}\)\s?✗?\s?)?|[$%]|~\s?[$%#]|>|#)\s{0,4}/;
const WRAPPER_START =
  /^(?:sudo|npx|pnpm|bunx?|yarn|docker|podman|kubectl|docker-compose|wsl|su|ssh|node|nohup|env|doas|[A-Z_]{2,40}=\S{1,200})$/;
const WRAPPER_WORD = /^[\w.@:/=+~-]{1,200}$/;

/** Whether these words only start a program: `sudo -u claw`, `docker compose run --rm`. */
function isWrapper(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length <= 16 && WRAPPER_START.test(words[0]!) && words.every((word) => WRAPPER_WORD.test(word));
}

/** Every `openclaw …` command line in the lines of a text, in order. */
export function commandsIn(text: string, lines: readonly TextLine[], grammar: CommandGrammar): FoundCommand[] {
  const found: FoundCommand[] = [];
  let consumed = 0;
  for (const line of lines) {
    if (line.start < consumed || found.length >= MAX_COMMANDS) continue;
    if (!mayHoldCommand(line.text)) continue;
    for (const command of commandsOfLine(text, line, grammar)) {
      found.push(command);
      consumed = Math.max(consumed, command.end);
    }
  }
  return found;
}

function mayHoldCommand(line: string): boolean {
  return line.includes('penclaw') || line.includes('clawdbot') || line.includes('moltbot') || line.includes('dist/');
}

/** The prompt that a line begins with, or null. */
export function promptOf(line: string): string | null {
  return PROMPT.exec(line)?.[0] ?? null;
}

function commandsOfLine(text: string, line: TextLine, grammar: CommandGrammar): FoundCommand[] {
  const found: FoundCommand[] = [];
  let done = 0;
  for (const match of line.text.matchAll(PROGRAM)) {
    if (match.index < done) continue;
    const after = match.index + match[0].length;
    if (/^[ \t]+(?:openclaw\b|node[ \t]+\S{0,40}[./]|dist\/)/.test(line.text.slice(after, after + 24))) continue; // a container of that name
    const words = shellWords(text, line.start + after);
    const before = line.text.slice(done, match.index);
    const ticked = isTicked(before);
    const prompt = done === 0 ? promptOf(before) : null;
    const bare = (prompt === null ? before : before.slice(prompt.length))
      .replace(/^\s{0,4}(?:&&|;|\|\|)\s{0,4}/, '')
      .trim();
    const leads = bare === '' || isWrapper(bare);
    const typed = (leads && (prompt !== null || done > 0)) || ticked;
    const parsed = parseCommand(ticked ? untilTick(text, words, line) : words, grammar, typed);
    if (!isCommand(parsed, typed, leads)) continue;
    const start = line.start + match.index;
    const end = parsed.end ?? start + match[0].length;
    const rest = text.slice(end, line.end > end ? Math.min(line.end, end + 200) : end);
    const tail = rest.replace(/^[`'"”)\]]+/, '').trim();
    const goesOn = !isTail(tail);
    found.push({
      line: line.number,
      start,
      end,
      name: parsed.name,
      args: parsed.args,
      text: text.slice(start, Math.min(end, start + 4_000)),
      place:
        goesOn && !(prompt !== null && leads)
          ? 'inside'
          : prompt !== null && leads
            ? 'prompt'
            : leads && !ticked
              ? 'alone'
              : 'end',
    });
    done = Math.max(after, end - line.start);
  }
  return found;
}

/** Nothing that makes a sentence go on: punctuation, a shell's own tail, or an introduction to the output. */
function isTail(tail: string): boolean {
  return (
    tail === '' ||
    /^(?:[.:,;!?：。，…)`'"”]|->|→|=>){1,4}$/.test(tail) ||
    /^(?:[|&;><#]|\d?>)/.test(tail) ||
    /^[\p{L}\s,]{0,40}[:：]$/u.test(tail)
  );
}

function isTicked(before: string): boolean {
  const tick = before.lastIndexOf('`');
  return tick >= 0 && (before.split('`').length - 1) % 2 === 1 && isWrapperOrNothing(before.slice(tick + 1));
}

function isWrapperOrNothing(text: string): boolean {
  const bare = text.replace(/^\s{0,4}[$>#%]\s{1,4}/, '').trim();
  return bare === '' || isWrapper(bare);
}

function untilTick(text: string, words: readonly ShellWord[], line: TextLine): readonly ShellWord[] {
  const first = words[0]?.start ?? line.end;
  const tick = text.indexOf('`', first);
  return tick < 0 || tick > line.end ? words : words.filter((word) => word.start < tick);
}

type Parsed = {
  readonly name: string;
  readonly args: JsonObject;
  /** Offset after the last word that belongs to it; null if nothing follows the program's name. */
  readonly end: number | null;
  readonly known: boolean;
  readonly nameWords: number;
};

/** In prose, `the openclaw gateway is down` is no command; at a prompt or in backticks anything is. */
function isCommand(parsed: Parsed, typed: boolean, leads: boolean): boolean {
  const hasArgs = Object.keys(parsed.args).length > 0;
  if (typed) return parsed.nameWords > 0 || hasArgs;
  if (leads) return parsed.nameWords > 0 || hasArgs;
  return parsed.known && (parsed.nameWords > 1 || hasArgs);
}

function parseCommand(words: readonly ShellWord[], grammar: CommandGrammar, isTyped: boolean): Parsed {
  const empty = isEmpty(grammar);
  const args: { [name: string]: Json } = {};
  let name = '';
  let nameWords = 0;
  let at = 0;
  let end: number | null = null;
  const flagsOf = (): CommandGrammar['commands'][string] | undefined => grammar.commands[name];

  for (; at < words.length; at += 1) {
    const word = words[at]!;
    if (isFlag(word)) {
      if (nameWords > 0) break;
      const taken = takeFlag(words, at, grammar.commands[''], args);
      at = taken.last;
      end = words[at]!.end;
      continue;
    }
    if (word.quoted) break;
    const next =
      longerName(name, word.text, grammar, empty, nameWords) ??
      (isTyped && name === '' && /^[a-z][a-z0-9-]{0,40}$/.test(word.text) ? word.text : null);
    if (next === null) break;
    name = next;
    nameWords += 1;
    end = word.end;
  }
  const known = flagsOf() !== undefined;
  const places = (flagsOf()?.positionals ?? []).map(placeName);
  const repeats = (flagsOf()?.positionals ?? []).some((place) => place.includes('...'));
  let placed = 0;
  for (; at < words.length; at += 1) {
    const word = words[at]!;
    if (isFlag(word)) {
      const taken = takeFlag(words, at, flagsOf(), args);
      at = taken.last;
    } else if (nameWords === 0) break;
    else if (placed < places.length) {
      const place = places[placed]!;
      if (args[place] === undefined) args[place] = word.text;
      placed += 1;
    } else if (repeats && places.length > 0) args[places.at(-1)!] = `${String(args[places.at(-1)!])} ${word.text}`;
    else break;
    end = words[at]!.end;
  }
  return { name, args, end, known, nameWords };
}

/** Asked for every command line, and slow to find out for the hundreds of commands there are. */
const emptiness = new WeakMap<CommandGrammar, boolean>();
function isEmpty(grammar: CommandGrammar): boolean {
  const known = emptiness.get(grammar) ?? Object.keys(grammar.commands).length === 0;
  emptiness.set(grammar, known);
  return known;
}

/** The name with one more word, aliases resolved; null if that is no command's name. */
function longerName(
  name: string,
  word: string,
  grammar: CommandGrammar,
  empty: boolean,
  nameWords: number,
): string | null {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(word)) return null;
  const longer = name === '' ? word : `${name} ${word}`;
  if (empty) return nameWords < 2 ? longer : null;
  const resolved = Object.hasOwn(grammar.aliases, longer) ? grammar.aliases[longer]! : longer;
  return Object.hasOwn(grammar.commands, resolved) ? resolved : null;
}

function isFlag(word: ShellWord): boolean {
  return /^(?:-{1,2}|[—–])[A-Za-z]/.test(word.text) && !/^['"“‘]/.test(word.text);
}

/** Reads the flag at `at` into `args`; returns the index of its last word. */
function takeFlag(
  words: readonly ShellWord[],
  at: number,
  command: CommandGrammar['commands'][string] | undefined,
  args: { [name: string]: Json },
): { readonly last: number } {
  const [, dashes, rawName, , inline] = /^(-{1,2}|[—–])([A-Za-z][\w-]*)(=(.*))?$/s.exec(words[at]!.text) ?? [];
  if (rawName === undefined) return { last: at };
  const isShort = dashes === '-' && rawName.length === 1;
  const name = isShort ? (command?.short[rawName] ?? rawName) : rawName;
  if (inline !== undefined) {
    args[name] = inline;
    return { last: at };
  }
  const next = words[at + 1];
  const takes = command?.flags[name] ?? (next !== undefined && !isFlag(next));
  if (!takes || next === undefined || (isFlag(next) && !next.quoted)) {
    args[name] = true;
    return { last: at };
  }
  args[name] = next.text;
  return { last: at + 1 };
}

/** `[requestId]`, `<id>`, `ids...` → the name alone. */
function placeName(place: string): string {
  return place.replace(/[[\]<>]|\.\.\.$/g, '');
}
