/**
 * OpenClaw's calendar versions: `2026.4.15` is year, month, day. A number after a dash is a later build of the same day
 * (`2026.2.6-3` comes after `2026.2.6`), a word is a trial before it (`2026.2.6-beta.1`). People also write `2026.2.x`.
 */

/** A place on the line of all versions; compared part by part: year, month, day, kind of build, number of build. */
type Place = readonly number[];
/** From `low` up to, and without, `high`. */
type Span = { readonly low: Place; readonly high: Place };

const START: Place = [];
const END: Place = [Number.POSITIVE_INFINITY];
const TRIALS = ['alpha', 'beta', 'rc'];

/** Negative if `a` is older than `b`, positive if newer, 0 if equal. `2026.4.x` is as old as the oldest it can mean; what is no version is older than any. */
export function compareVersions(a: string, b: string): number {
  return comparePlaces(spanOf(a)?.low ?? START, spanOf(b)?.low ?? START);
}

/** Whether this is a version, whole (`2026.4.15`, `v2026.4.15-beta.1`) or open at the end (`2026.4`, `2026.4.x`). */
export function isVersion(text: string): boolean {
  return spanOf(text) !== null;
}

/** Whether this is a range: comparisons set apart by spaces, all of which must hold (`>=2026.4 <2026.5`), or one version. */
export function isRange(text: string): boolean {
  return spanOfRange(text) !== null;
}

/**
 * Whether a version lies in a range. `unknown` for a version that is null or unreadable, and for an open one such as
 * `2026.4.x` that the range cuts through.
 */
export function fits(range: string, version: string | null): 'yes' | 'no' | 'unknown' {
  const wanted = spanOfRange(range);
  const given = version === null ? null : spanOf(version);
  if (wanted === null || given === null) return 'unknown';
  if (comparePlaces(given.high, wanted.low) <= 0 || comparePlaces(given.low, wanted.high) >= 0) return 'no';
  const inside = comparePlaces(given.low, wanted.low) >= 0 && comparePlaces(given.high, wanted.high) <= 0;
  return inside ? 'yes' : 'unknown';
}

function spanOfRange(text: string): Span | null {
  const parts = text
    .trim()
    .replace(/([<>=]) +/g, '$1')
    .split(/ +/);
  let span: Span = { low: START, high: END };
  for (const part of parts) {
    const sign = /^[<>]?=?/.exec(part)?.[0] ?? '';
    const version = spanOf(part.slice(sign.length));
    if (version === null) return null;
    const low = sign === '>' ? version.high : sign.startsWith('<') ? START : version.low;
    const high = sign === '<' ? version.low : sign.startsWith('>') ? END : version.high;
    span = {
      low: comparePlaces(low, span.low) > 0 ? low : span.low,
      high: comparePlaces(high, span.high) < 0 ? high : span.high,
    };
  }
  return comparePlaces(span.low, span.high) < 0 ? span : null;
}

const VERSION = /^v?(\d{4})(?:\.(\d{1,2}|x))?(?:\.(\d{1,3}|x))?(?:-(?:([a-z]{1,12})(?:\.?(\d{1,6}))?|(\d{1,6})))?$/i;

function spanOf(text: string): Span | null {
  const match = VERSION.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, trial, trialNumber, build] = match;
  const whole = [year, month, day].filter((part) => part !== undefined && part.toLowerCase() !== 'x').map(Number);
  const suffixed = trial !== undefined || build !== undefined;
  if (whole.length < 3) {
    const gap = month?.toLowerCase() === 'x' && whole.length === 2; // 2026.x.3
    return suffixed || gap ? null : { low: whole, high: after(whole) };
  }
  const kind = trial !== undefined ? trialKind(trial) : build !== undefined ? 1 : 0;
  const place = [...whole, kind, Number(trialNumber ?? build ?? 0)];
  return { low: place, high: after(place) };
}

/** Trials come before the release, whose kind is 0; a word that is not known comes before those that are. */
function trialKind(word: string): number {
  return TRIALS.indexOf(word.toLowerCase()) - TRIALS.length;
}

/** The first place that no longer begins like `place`. */
function after(place: Place): Place {
  return place.with(-1, place.at(-1)! + 1);
}

/** Missing parts sort below all: `2026.4` is the beginning of that month, before its first trial. */
function comparePlaces(a: Place, b: Place): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [left, right] = [a[at] ?? Number.NEGATIVE_INFINITY, b[at] ?? Number.NEGATIVE_INFINITY];
    if (left !== right) return left - right;
  }
  return 0;
}
