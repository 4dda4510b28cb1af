import type { Locale } from '../../engine/types.ts';
import type { FilesRead } from '../files/files.ts';
import { discordPhrases } from '../phrases.ts';

/** Why files were not read, a line for each. */
export function refusalLines(refused: FilesRead['refused'], locale: Locale): readonly string[] {
  const say = discordPhrases(locale).refused;
  return refused.map(({ name, why }) => say[why](name));
}
