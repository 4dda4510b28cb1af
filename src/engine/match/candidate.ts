import type { KnowledgeBase } from '../compile.ts';
import { causeOf, causeSignsOf, partAt, signAt } from '../look-up.ts';
import type { Case, CauseEntry, CauseId, SymptomId } from '../types.ts';
import { fits } from '../versions.ts';
import type { Sighting } from './sighting.ts';
import { byAge, type Signs } from './signs.ts';

/** Share of a text that must stand there for it to confirm a cause. */
const CONFIRMS = 0.8;
/** A question stands there whole, or nearly: its words are too common for a part of it to tell anything. */
const QUESTION = 0.9;

/** A cause with a symptom in sight, and what speaks for it. */
export type Candidate = {
  readonly entry: CauseEntry;
  /** Sightings of its symptoms, oldest first; never empty. */
  readonly symptoms: readonly Sighting[];
  readonly confirmations: readonly Sighting[];
  readonly confirmed: 'program' | 'told' | 'no';
  /** Newest post in which a symptom was seen. */
  readonly newest: number;
  /** Post of the newest program confirmation, or -1. */
  readonly confirmedIn: number;
  /** How many causes share the symptom by which it was seen; 0 for its own. */
  readonly sharedBy: number;
  /** Weight of the most specific thing seen in the newest post. */
  readonly weight: number;
  readonly shared: readonly SymptomId[];
  /** All its symptoms are weak ones, or stand there in part only. */
  readonly isWeak: boolean;
};

/** Judges one cause by the case; null if it is ruled out, closed or of another version. */
export function candidateOf(id: CauseId, signs: Signs, known: Case, kb: KnowledgeBase): Candidate | null {
  const entry = causeOf(kb, id)!;
  if (entry.affects && known.version && fits(entry.affects, known.version) === 'no') return null;
  const { symptoms: own, confirms, rulesOut } = causeSignsOf(kb, id)!;
  // "It worked" closes all that was told before.
  const worked = Math.max(-1, ...known.closed.filter((one) => one.why === 'worked').map((one) => one.post));
  const symptoms: Sighting[] = [];
  const confirmations: Sighting[] = [];
  const particular: Sighting[] = [];
  const shared = new Set<SymptomId>();
  let sharedBy = Number.POSITIVE_INFINITY;
  let isWeak = true;
  for (const number of own) {
    const sign = signAt(kb, number);
    const event = partAt(kb, sign.parts[0]!);
    const sightings = signs
      .sightings(number)
      .filter((one) => one.post >= worked && (entry.kind === 'fault' || (one.coverage >= QUESTION && one.headed)));
    if (sightings.length === 0) continue;
    symptoms.push(...sightings);
    if (!sign.weak && sightings.some((one) => one.coverage >= CONFIRMS)) isWeak = false;
    if (event.key === 'seen') {
      for (const name of event.all) shared.add(name);
      // An answer that is a symptom is as particular as a text of its own.
      if (event.all.some((name) => name.includes('/'))) particular.push(...sightings);
      sharedBy = Math.min(sharedBy, ...event.all.map((name) => kb.sharedBy[name] ?? 1));
    } else {
      sharedBy = 0;
      if (!sign.weak) confirmations.push(...sightings.filter((one) => one.coverage >= CONFIRMS));
    }
  }
  if (symptoms.length === 0) return null;
  // What an older post ruled out may be the trouble now, if a newer one holds the program's words for it.
  const words = [...particular, ...confirmations].filter((one) => !one.account);
  const said = Math.max(worked, ...words.map((one) => one.post));
  if (rulesOut.some((sign) => signs.sightings(sign).some((one) => one.post >= said && one.coverage >= CONFIRMS)))
    return null;
  for (const sign of confirms) {
    confirmations.push(...signs.sightings(sign).filter((one) => one.coverage >= CONFIRMS && one.post >= worked));
  }
  symptoms.sort(byAge);
  confirmations.sort(byAge);
  const newest = symptoms.at(-1)!.post;
  const printed = confirmations.filter((one) => !one.told);
  return {
    entry,
    symptoms,
    confirmations,
    confirmed: printed.length > 0 ? 'program' : confirmations.length > 0 ? 'told' : 'no',
    newest,
    confirmedIn: printed.at(-1)?.post ?? -1,
    sharedBy,
    weight: Math.max(
      ...[...symptoms, ...confirmations].filter((one) => one.post === newest).map((one) => one.weight),
      0,
    ),
    shared: [...shared],
    isWeak,
  };
}
