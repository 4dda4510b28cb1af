import { anyOf } from './any-of.ts';
import type { Fence } from './fence.ts';
import { programForm } from './program-form.ts';

/** Names of fences that hold what somebody programmed. JSON, YAML, shells and logs are not among them. */
const LANGUAGES: ReadonlySet<string> = new Set(
  (
    'ts tsx mts js jsx mjs cjs javascript typescript py python python3 go golang java kt kotlin rs rust rb ruby php c h ' +
    'cpp c++ cs csharp swift scala lua perl dart ex elixir sql vue svelte html css diff patch'
  ).split(' '),
);
/** Logs begin with times and brackets, statements do not. */
const STARTS = /^\s*[A-Za-z_$}+@-]/;
/** Without any of these a line is no statement. */
const MAY_BE_CODE = /[({=;]|:$|^(?:return|raise|throw|import|from|case|def|class|package)\b/;
const CODE = anyOf([
  /^(?:import|export) [^\n]{0,300}(?:['"];?$|[{*])|^from [\w.]+ import \w/,
  /^(?:export )?(?:default )?(?:async )?function\*? ?[\w$]* ?\(/,
  /^(?:export )?(?:const|let|var|val|final|static) [\w$:<>{}[\], ]{1,80} = ?\S?/,
  /^(?:public|private|protected|internal|static|final|override|pub|export) [\w$<>[\], ]{1,100} ?[({=]/,
  /^(?:\} ?)?(?:else )?(?:if|while|for|foreach|switch|catch|unless) ?\([^\n]*[){;]/,
  /^(?:\} ?)?(?:else|try|finally|do) ?\{$|^\} ?(?:else|catch|finally)\b/,
  /^if [\w.]+(?:, [\w.]+)? ?:?[!=]=? [^\n]{0,200}\{$/,
  /^(?:if|elif|while|with|for|except)\b[^\n]{0,300}(?:[=!<>]=|\bis (?:not )?None\b|\w\()[^\n]{0,200}:$|^for \w+(?:, \w+)? in [\w.()]+:$/,
  /^(?:throw|raise) (?:new )?[\w.]+(?:\(|, ?["'])/,
  /^return\b ?(?:(?:await )?[\w$.!]+\(|["'`{[(]|[\w$.]+;|[\w$.]+ [=!<>&|?+*/-])/,
  /^(?:await |yield |defer |go |assert |print |puts )(?:[\w$.!]+\(|["'`(!]|[\w$.]+ [=!<>]= )/,
  /^(?:it|test|describe|context)(?:\.\w+)?\(["'`]/,
  /^(?:def|func|fn|fun) (?:\([^()\n]{0,60}\) )?\w+[(<]|^(?:abstract )?(?:class|interface|struct|enum|trait|impl) \w[^\n]{0,200}[{:]$/,
  /^type \w+ (?:= |struct\b|interface\b)|^package \w+;?$|^#include [<"]/,
  /^[\w, ]{1,60} := \S/,
  /^[\w$.[\]]{1,80}(?:: [\w<>[\]|]{1,40})? (?:\+|\?\?|\|\|)?= [^\n]*;$/,
  /^case ["'`\w.][^\n]{0,200}:(?:$| (?:return|throw|break)\b)/,
]);
const ARROW = /[\w)] ?=> ?[{(]?$/;
/** A call that is a statement of its own: `expect(…).toBe('…');`, `logger.warn("…")`. */
const CALL = /^(?:[\w$]+(?:::|->|\??\.))*[\w$]+!?\(/;
const CALLED =
  /^(?:expect|assert\w*|print(?:ln|f)?|panic|bail|require|console|log(?:ger|ging)?|fmt|errors?|sys|self|this)\b/;
const CALL_END = /(?:[;{]|\)|=>|\()$/;
const DIFF_HEAD = /^(?:diff --git |@@ -\d+|(?:---|\+\+\+) [ab]\/)/;
/** What only goes on with a statement above or below it. */
const CLOSER = /^[)}\]]+[;,)]*$|^(?:\/\/|\/\*|\*\/|\*) ?|^["'`][^\n]{0,300}["'`][,;]$|^\.\w+\(/;
/** What a program prints around a line of its own source. */
const PLACE_ABOVE = /^\s*File "|:\d{1,6}$/;
const POINTER = /^\s*[\^~]{1,80}\s*$/;

/** Source code that somebody shows, whose errors are mentioned, not met; or the line at which a program says it failed. */
export type Source = 'shown' | 'printed' | null;

/** Which lines are source code, and whose. */
export function sourceLines(lines: readonly { readonly text: string }[], fences: readonly Fence[]): Source[] {
  const source = lines.map((line, at): Source => {
    if (!isSource(line.text)) return null;
    return isPrinted(lines, at) ? 'printed' : 'shown';
  });
  for (let at = 1; at < lines.length; at += 1) {
    if (source[at] !== null || source[at - 1] !== 'shown') continue;
    const text = withoutMark(lines[at]!.text);
    if (text !== '' && text.length < 400 && CLOSER.test(text)) source[at] = 'shown';
  }
  for (const { first, last, language } of fences) {
    if (!LANGUAGES.has(language)) continue;
    let shows = false;
    for (let at = first + 1; at < last && !shows; at += 1)
      shows = source[at] === 'shown' || DIFF_HEAD.test(lines[at]!.text);
    if (!shows) continue; // a log in a fence of the wrong name
    for (let at = first; at <= last; at += 1) source[at] = programForm(lines[at]!.text) === 'sure' ? null : 'shown';
  }
  return source;
}

/** Whether a line alone is a statement of a programming language, with or without the mark of a difference before it. */
function isSource(line: string): boolean {
  if (line.length > 600 || !STARTS.test(line)) return false;
  if (DIFF_HEAD.test(line)) return true;
  const text = withoutMark(line);
  if (!MAY_BE_CODE.test(text)) return false;
  if (CALL_END.test(text) && CALL.test(text) && (/[;{]$/.test(text) || CALLED.test(text))) return true;
  return CODE.test(text) || (text.includes('=>') && ARROW.test(text));
}

function withoutMark(line: string): string {
  return line.replace(/^\s*[+-](?=\s|[a-z}])/, '').trim();
}

/** Node and Python print the line at which something was thrown. */
function isPrinted(lines: readonly { readonly text: string }[], at: number): boolean {
  return (
    PLACE_ABOVE.test(lines[at - 1]?.text ?? '') ||
    POINTER.test(lines[at + 1]?.text ?? '') ||
    POINTER.test(lines[at + 2]?.text ?? '')
  );
}
