import { lastLead } from '../case.ts';
import type { KnowledgeBase } from '../compile.ts';
import { causeOf, symptomOf } from '../look-up.ts';
import type { Phrases } from '../phrases.ts';
import type { Case, CauseEntry, CauseId, Finding, Findings, Reply, Step, SymptomId } from '../types.ts';
import { answerTitle } from './answers.ts';
import { fill } from './fill.ts';

/** Sentences of a reply about a cause that are not in its entry. */
type Notes = Pick<Reply, 'answers' | 'notes'>;

/** Answers to what the person said, and what changed; apart from them what was seen, and what it proves and excludes. */
export function notes(
  lead: Finding,
  entry: CauseEntry,
  findings: Findings,
  known: Case,
  { steps, ask, isRepeated }: Pick<Reply, 'steps' | 'ask' | 'isRepeated'>,
  kb: KnowledgeBase,
  say: Phrases,
): Notes {
  const symptoms = lead.symptoms.flatMap((id) => symptomOf(kb, id) ?? []);
  const gone = isRepeated ? [] : goneTitles(findings, known, kb);
  const seen = isRepeated ? freshTitles(findings, known, kb, say) : seenTitles(entry, findings, known, kb, say);
  const told = seen.length === 0 ? [] : [say.seen(seen)];
  return {
    answers: [
      ...remarkNotes(known, kb, say),
      ...questionNotes(known, steps, say),
      ...(gone.length === 0 ? [] : [say.progress(gone)]),
      ...(isRepeated ? told : []),
      ...(isRepeated && ask !== null && said(known).includes('done') ? [say.doneAlready] : []),
    ],
    notes: [
      ...(entry.status === 'draft' ? [say.draft] : []),
      ...(isRepeated ? [] : told),
      ...symptoms.flatMap((symptom) => (symptom.proves === null ? [] : [say.proves(symptom.proves)])),
      ...symptoms.flatMap((symptom) => (symptom.excludes === null ? [] : [say.excludes(symptom.excludes)])),
    ],
  };
}

/** Answers to remarks that need no cause: also said when nothing fits. */
export function remarkNotes(known: Case, kb: KnowledgeBase, say: Phrases): readonly string[] {
  const remarks = said(known);
  const post = known.posts.length - 1;
  // By the newest post, or by a button after it.
  const ruledOut = known.closed.filter((closed) => closed.post >= post && closed.why === 'did-not-help');
  return [
    ...(remarks.includes('safe-to-paste') ? [say.safeToPaste, say.neverPaste] : []),
    ...(remarks.includes('did-not-help') && wasAdvised(known) ? [say.didNotHelp] : []),
    ...(ruledOut.length === 0 ? [] : [say.ruledOut(ruledOut.map(({ cause }) => titleOf(cause, kb)))]),
  ];
}

function titleOf(cause: CauseId, kb: KnowledgeBase): string {
  const entry = causeOf(kb, cause);
  return entry === undefined ? cause : fill(entry.title, {});
}

function questionNotes(known: Case, steps: readonly Step[], say: Phrases): readonly string[] {
  const remarks = said(known);
  const step = steps.findIndex((shown) => shown.run !== null);
  return [
    ...(remarks.includes('where') && step >= 0 ? [say.whereInStep(step + 1)] : []),
    ...(remarks.includes('is-it-right') ? [say.isItRight] : []),
    ...(remarks.includes('worked') && wasAdvised(known) ? [say.workedButMore] : []),
  ];
}

/** Whether an earlier reply gave advice. In a first post "it works on my Mac" and "did not help" are about something else. */
export function wasAdvised(known: Case): boolean {
  return lastLead(known) !== null;
}

/** What the newest post says about any cause. */
export function said(known: Case): Case['remarks'][number] {
  return known.remarks[known.posts.length - 1] ?? [];
}

/** Titles of refusals that are gone: told once, in the reply after the one that was about them. */
function goneTitles(findings: Findings, known: Case, kb: KnowledgeBase): readonly string[] {
  const last = lastLead(known);
  if (last !== null && !findings.passed.includes(last)) return [];
  const still = new Set(findings.front.flatMap((finding) => finding.symptoms));
  const passed = last === null ? findings.passed : [last];
  return [...new Set(passed.flatMap((id) => goneTitle(causeOf(kb, id), still, kb) ?? []))];
}

function goneTitle(entry: CauseEntry | undefined, still: ReadonlySet<SymptomId>, kb: KnowledgeBase): string | null {
  if (entry === undefined) return null;
  const shared = sharedSymptoms(entry);
  const symptom = shared.map((id) => symptomOf(kb, id)).find((known) => known !== undefined);
  return shared.some((id) => still.has(id)) ? null : (symptom?.title ?? entry.title);
}

function sharedSymptoms(entry: CauseEntry): readonly SymptomId[] {
  return entry.symptoms.flatMap((sign) => {
    const [first] = sign.parts;
    return first.key === 'seen' ? first.all.slice(0, 1) : [];
  });
}

/** The version where it matters or is new, and the answers seen to the questions that these candidates are about. */
function seenTitles(
  entry: CauseEntry,
  findings: Findings,
  known: Case,
  kb: KnowledgeBase,
  say: Phrases,
): readonly string[] {
  const asked = known.advised[known.posts.length - 2]?.asked === 'version';
  const matters = asked || entry.affects !== null || entry.fix.some((step) => step.affects !== null);
  const isNew =
    known.posts.length > 1 &&
    known.posts.every((post, place) => (place === known.posts.length - 1) === (post.version !== null));
  const version = known.version !== null && (matters || isNew) ? [say.version(known.version)] : [];
  return [...version, ...findings.answers.seen.map((id) => answerTitle(id, kb))];
}

/** What the newest post told of version and answers. */
function freshTitles(findings: Findings, known: Case, kb: KnowledgeBase, say: Phrases): readonly string[] {
  const version = known.posts.at(-1)?.version ?? null;
  return [
    ...(version === null ? [] : [say.version(version)]),
    ...findings.answers.fresh.map((id) => answerTitle(id, kb)),
  ];
}
