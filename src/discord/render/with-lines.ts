import { sentence } from '../../engine/render/paragraphs.ts';
import { clip } from '../../engine/render/plain.ts';
import { budgetOf, MAX_CHARACTERS, MAX_COMPONENTS } from './budget.ts';
import { textDisplay } from './components.ts';
import type { MessageBody } from './message.ts';

/** Longest text added, UTF-16 units. */
const LONGEST = 1_000;

/** A message with plain lines above it, such as which files could not be read; without them, if there is no room. */
export function withLines(body: MessageBody, lines: readonly string[]): MessageBody {
  return lines.length === 0 ? body : withText(body, lines.map((line) => `-# ${sentence(line)}`).join('\n'));
}

/** A message with Markdown that is ready to be shown above it; without it, if there is no room. */
export function withText(body: MessageBody, markdown: string): MessageBody {
  const text = clip(markdown, LONGEST);
  const { components, characters } = budgetOf(body);
  if (components >= MAX_COMPONENTS || characters + text.length > MAX_CHARACTERS) return body;
  return { ...body, components: [textDisplay(text), ...body.components] };
}
