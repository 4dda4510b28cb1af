import type { Json } from '../types.ts';

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A document in which `schedule.at` is replaced wherever its time is past at `now` (milliseconds since 1970), because the job
 * would be refused again. Without `now` nothing is known to be past. Give it values of bounded depth only.
 */
export function futureTimes(value: Json, now: number | null, placeholder: string): Json {
  if (now === null || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element: Json) => futureTimes(element, now, placeholder));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'schedule' && isPast(inner, now)
        ? { ...(inner as object), at: placeholder }
        : futureTimes(inner, now, placeholder),
    ]),
  );
}

function isPast(schedule: Json, now: number): boolean {
  if (schedule === null || typeof schedule !== 'object' || !('at' in schedule) || typeof schedule.at !== 'string')
    return false;
  const match = TIME.exec(schedule.at.trim());
  if (match === null) return false;
  // OpenClaw reads a time without a zone as UTC.
  return Date.parse(match[1] === undefined ? `${schedule.at.trim()}Z` : schedule.at.trim()) < now;
}
