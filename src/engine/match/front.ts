import type { CauseId, Stage } from '../types.ts';
import type { Candidate } from './candidate.ts';

const STAGES: readonly Stage[] = ['start', 'connect', 'request', 'run', 'deliver'];

export type Front = {
  /** Best first. */
  readonly front: readonly Candidate[];
  readonly notReached: readonly Candidate[];
  /** Refusals of an earlier stage: gone, since a later one is complained about now. */
  readonly passed: readonly CauseId[];
};

/** A refused connection comes before a wrong payload, and a new error after a fixed one is progress. */
export function frontOf(all: readonly Candidate[]): Front {
  const candidates = troubleBeforeQuestions(withoutOvertaken(all));
  const stage = newestStage(candidates);
  const place = (candidate: Candidate) =>
    stage < 0 || candidate.entry.stage === null ? 0 : STAGES.indexOf(candidate.entry.stage) - stage;
  return {
    front: provenFirst(candidates.filter((candidate) => place(candidate) === 0).sort(byRank)),
    notReached: candidates.filter((candidate) => place(candidate) > 0).sort(byRank),
    passed: [
      ...candidates.filter((candidate) => place(candidate) < 0),
      ...all.filter((candidate) => !candidates.includes(candidate) && place(candidate) < 0),
    ]
      // What was only sent was no trouble that could be gone.
      .filter((candidate) => candidate.symptoms.some((sighting) => sighting.complaint || sighting.told))
      .map((candidate) => candidate.entry.id),
  };
}

/** A new complaint of the program is what matters now: causes of which only older posts tell are left behind. */
function withoutOvertaken(candidates: readonly Candidate[]): readonly Candidate[] {
  const printed = candidates.flatMap((one) => one.symptoms.filter((sighting) => sighting.complaint && !sighting.told));
  const newest = Math.max(-1, ...printed.map((sighting) => sighting.post));
  return candidates.filter((one) => Math.max(one.newest, one.confirmations.at(-1)?.post ?? -1) >= newest);
}

/** A question is answered alone where the newest post shows no trouble but by weak signs, and not at all beside trouble. */
function troubleBeforeQuestions(candidates: readonly Candidate[]): readonly Candidate[] {
  const newest = Math.max(-1, ...candidates.map((one) => one.newest));
  const fresh = candidates.filter((one) => one.newest === newest);
  const isQuestion = ({ entry }: Candidate) => entry.kind === 'howto';
  const questions = fresh.every((one) => isQuestion(one) || one.isWeak) ? fresh.filter(isQuestion) : [];
  return questions.length > 0 ? questions : candidates.filter((one) => !isQuestion(one));
}

/** The stage of the newest complaint; within a post what a program printed counts before what was told. -1: none. */
function newestStage(candidates: readonly Candidate[]): number {
  const complaints = candidates.flatMap((candidate) => {
    const { stage } = candidate.entry;
    if (stage === null) return [];
    return candidate.symptoms
      .filter((sighting) => sighting.complaint)
      .map((sighting) => ({ post: sighting.post, told: sighting.told, stage: STAGES.indexOf(stage) }));
  });
  const newest = Math.max(-1, ...complaints.map((complaint) => complaint.post));
  const there = complaints.filter((complaint) => complaint.post === newest);
  const printed = there.filter((complaint) => !complaint.told);
  const stages = (printed.length > 0 ? printed : there).map((complaint) => complaint.stage);
  return stages.length > 0 ? Math.min(...stages) : -1;
}

const CONFIRMED = { program: 2, told: 1, no: 0 } as const;

function byRank(a: Candidate, b: Candidate): number {
  return (
    b.newest - a.newest ||
    CONFIRMED[b.confirmed] - CONFIRMED[a.confirmed] ||
    Number(a.isWeak) - Number(b.isWeak) ||
    a.sharedBy - b.sharedBy ||
    moreSpecific(a, b) ||
    b.entry.reports - a.entry.reports ||
    (a.entry.id < b.entry.id ? -1 : 1)
  );
}

/** Weak signs prove nothing: in a newer post they do not take the place of what the program has confirmed. */
function provenFirst(ranked: readonly Candidate[]): readonly Candidate[] {
  if (ranked.every((one) => one.confirmed !== 'program')) return ranked;
  const isIdle = (one: Candidate) => one.isWeak && one.confirmed === 'no';
  return [...ranked.filter((one) => !isIdle(one)), ...ranked.filter(isIdle)];
}

/** Of two causes with a text of their own, the one that explains clearly more of the post. */
function moreSpecific(a: Candidate, b: Candidate): number {
  if (a.sharedBy > 0 || b.sharedBy > 0) return 0;
  const difference = b.weight - a.weight;
  return Math.abs(difference) > 0.2 * Math.max(a.weight, b.weight) ? difference : 0;
}
