import { newCase } from '../../engine/case.ts';
import { clean } from '../../engine/clean.ts';
import { clip, oneLine } from '../../engine/render/plain.ts';

/** What somebody typed, to stand in `code` of a sentence: secrets masked, in one line, at most so many UTF-16 units. */
export function quoted(text: string, units: number): string {
  const masked = clean({ text }, newCase().standIns).text;
  return clip(oneLine(masked).replaceAll('`', 'ˋ'), units);
}
