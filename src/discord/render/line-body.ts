import { sentence } from '../../engine/render/paragraphs.ts';
import { textDisplay } from './components.ts';
import type { MessageBody } from './message.ts';

/** One plain line: an error, a refusal, a notice. Its text may hold `code`; anything else shows as typed. */
export function lineBody(text: string, isPrivate: boolean): MessageBody {
  return linesBody([text], isPrivate);
}

/** A few plain lines, such as one for each file that could not be read. */
export function linesBody(lines: readonly string[], isPrivate: boolean): MessageBody {
  return { components: [textDisplay(lines.map((line) => sentence(line)).join('\n'))], files: [], isPrivate };
}
