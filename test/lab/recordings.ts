import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { CleanText } from '../../src/engine/types.ts';

/** What differs from run to run: ids, times, ages, process ids and lengths of time. */
const FLEETING =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{40,}\b|\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:\d\d)?)?|\d+/g;

/** Keeps what a version printed, unless the recording there tells the same but for ids and times. */
export function keepRecording(file: URL, text: CleanText): void {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (kept !== null && kept.replace(FLEETING, '#') === text.replace(FLEETING, '#')) return;
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
