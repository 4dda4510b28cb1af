import type { Case, Confidence } from '../types.ts';
import { fits } from '../versions.ts';
import type { Candidate } from './candidate.ts';
import type { PostSightings } from './sight.ts';
import { byAge } from './signs.ts';

/** How sure each cause at the front is, in the order given. */
export function confidences(
  front: readonly Candidate[],
  known: Case,
  sightings: readonly PostSightings[],
): readonly Confidence[] {
  return front.map((candidate, at) => {
    const others = front.filter((other) => other !== candidate);
    if (at === 0 && isCertain(candidate, others, known, sightings)) return 'certain';
    return isLikely(candidate, others) ? 'likely' : 'possible';
  });
}

function isCertain(
  lead: Candidate,
  others: readonly Candidate[],
  known: Case,
  sightings: readonly PostSightings[],
): boolean {
  if (lead.confirmed !== 'program' || lead.isWeak) return false;
  if (others.some((other) => other.confirmed === 'program' && other.confirmedIn === lead.confirmedIn)) return false;
  if (lead.entry.affects && (!known.version || fits(lead.entry.affects, known.version) !== 'yes')) return false;
  return !isUnexplained(lead, known, sightings);
}

function isLikely(candidate: Candidate, others: readonly Candidate[]): boolean {
  if (candidate.confirmed !== 'no') return true;
  if (candidate.isWeak) return false;
  if (others.length === 0) return true;
  return others.every((other) => other.confirmed === 'no' && candidate.entry.reports >= 2 * other.entry.reports);
}

/** Whether the program complained after the symptom, there or in a later post, of something no text of the base explains. */
function isUnexplained(lead: Candidate, known: Case, sightings: readonly PostSightings[]): boolean {
  const last = [...lead.symptoms, ...lead.confirmations].sort(byAge).at(-1)!;
  return known.posts.slice(last.post).some(({ lines }, later) => {
    const explained = sightings[last.post + later]?.explained;
    return lines.some(
      (line) =>
        line.complaint &&
        !explained?.has(line.number) &&
        (later > 0 || (line.number > last.line && line.start >= last.end)),
    );
  });
}
