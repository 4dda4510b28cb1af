import { oneLine, plain } from './plain.ts';

/** Discord pings nobody in what has a zero-width space after the @. */
const MENTION = /@(?=everyone|here|[!&]?\d)/gi;

/** A sentence in which `code` stays code and all other Markdown shows as typed. One line. */
export function prose(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, place) => (place % 2 === 1 ? part : escaped(part)))
    .join('')
    .replace(/^([#>+-]|\d{1,9}[.)])(?=\s)/, '\\$1')
    .replace(MENTION, '@\u200B');
}

/** Code within a line, for text of any origin: backticks are replaced by their look-alike. */
export function inlineCode(text: string): string {
  const code = oneLine(text).replaceAll('`', 'ˋ').replace(MENTION, '@\u200B');
  return code === '' ? '' : `\`${code}\``;
}

/** A block of commands. */
export function shellBlock(run: string): string {
  return block('sh', plain(run).trim().replaceAll('```', "'''"));
}

/** A block of JSON, still the same JSON: what would end the block or ping somebody is written as an escape. */
export function jsonBlock(printed: string): string {
  const safe = printed
    .replaceAll('`', '\\u0060')
    .replace(MENTION, '\\u0040')
    .replace(/[\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, escapeUnit);
  return block('json', safe);
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Only where Discord would read it, so that names such as OPENCLAW_GATEWAY_TOKEN stay as they are. */
function escaped(text: string): string {
  return text
    .replace(/\\(?=[^\w\s])/g, '\\\\')
    .replace(/[*`]/g, '\\$&')
    .replace(/(?<!\w)_|_(?!\w)/g, '\\_')
    .replace(/~(?=~)|\|(?=\|)/g, '\\$&')
    .replace(/<(?=[@#:/!]|a:|t:|id:|https?:)/g, '\\<')
    .replaceAll('](', ']\\(');
}
