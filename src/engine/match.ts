import type { KnowledgeBase } from './compile.ts';
import { excerpt } from './excerpt.ts';
import { causeOf, homeOf, questionsOf } from './look-up.ts';
import { askOf } from './match/ask.ts';
import { type Candidate, candidateOf } from './match/candidate.ts';
import { confidences } from './match/confidence.ts';
import { frontOf } from './match/front.ts';
import { sentenceAround } from './match/sentence-around.ts';
import { sight } from './match/sight.ts';
import type { Sighting } from './match/sighting.ts';
import { Signs } from './match/signs.ts';
import { valuesOf } from './match/values.ts';
import { addressesSomeone } from './remarks.ts';
import type { Case, CauseId, Confidence, Finding, Findings, Quote } from './types.ts';

/** Share of a text that counts as said in full. */
const FULL = 0.9;
/** Most quotes of one finding. */
const QUOTES = 6;

/** Which causes fit a case, how sure each is, whether to speak unasked, and what to ask. */
export function match(known: Case, kb: KnowledgeBase): Findings {
  const strict = look(known, kb, false);
  // Nothing fits word for word: what the person says in other words is better than silence, if asked.
  const { sightings, signs, candidates: all } = strict.candidates.length > 0 ? strict : look(known, kb, true);
  const { front, notReached, passed } = frontOf(withoutFailed(all, known));
  const sure = confidences(front, known, sightings);
  const lead = front[0];
  const isDecided =
    lead !== undefined &&
    (front.length === 1 || (lead.confirmed !== 'no' && front.every((one) => one === lead || one.confirmed === 'no')));
  const newest = known.posts.length - 1;
  return {
    front: front.map((candidate, at) => findingOf(candidate, sure[at]!, known)),
    notReached: notReached.map((candidate) => findingOf(candidate, 'possible', known)),
    passed,
    decided: isDecided,
    speaks:
      lead !== undefined &&
      lead.newest === newest &&
      !addressesSomeone(known.posts[newest]!) &&
      speaks(lead, sure[0]!, isDecided),
    ask: lead === undefined || sure[0] === 'certain' ? null : askOf(front, known, signs, kb),
    answers: answersOf(front, newest, signs, kb),
    values: valuesOf(lead ? capturesOf(lead) : {}, signs, kb),
  };
}

function look(known: Case, kb: KnowledgeBase, loosely: boolean) {
  const sightings = known.posts.map((evidence, post) =>
    sight(evidence, post, kb, (known.advised[post - 1]?.asked ?? null) !== null, loosely),
  );
  const signs = new Signs(sightings, kb);
  const candidates = signs.candidates().flatMap((id) => candidateOf(id, signs, known, kb) ?? []);
  return { sightings, signs, candidates };
}

/** Advice that was followed and did not help is out, unless nothing else is left. */
function withoutFailed(candidates: readonly Candidate[], known: Case): readonly Candidate[] {
  const failed = (candidate: Candidate) =>
    known.closed.some(
      (one) => one.why === 'did-not-help' && one.cause === candidate.entry.id && candidate.confirmedIn < one.post,
    );
  const rest = candidates.filter((candidate) => !failed(candidate));
  return rest.length > 0 ? rest : candidates;
}

/**
 * Unasked: a certain diagnosis, or a symptom that several causes share and the program printed in full; its first steps
 * are safe whichever cause it is, and what the person tells beside it only ranks these causes.
 */
function speaks(lead: Candidate, confidence: Confidence, isDecided: boolean): boolean {
  if (lead.entry.status !== 'reviewed' || lead.entry.kind === 'howto' || lead.isWeak) return false;
  if (isDecided && confidence === 'certain') return true;
  const isOpen = !isDecided || (lead.confirmed === 'told' && lead.shared.length > 0);
  return isOpen && lead.symptoms.some((one) => one.post === lead.newest && isPrintedText(one));
}

function isPrintedText(sighting: Sighting): boolean {
  return sighting.complaint && !sighting.told && sighting.coverage >= FULL && sighting.spot === null;
}

function findingOf(candidate: Candidate, confidence: Confidence, known: Case): Finding {
  const seen = [...candidate.symptoms, ...candidate.confirmations].sort(byNewest);
  return {
    cause: candidate.entry.id,
    confidence,
    confirmed: candidate.confirmed,
    quotes: quotesOf(seen, known),
    captures: capturesOf(candidate),
    spots: seen.flatMap((sighting) => sighting.spot ?? []),
    symptoms: candidate.shared,
  };
}

function quotesOf(seen: readonly Sighting[], known: Case): readonly Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { post, line, start, end } of seen) {
    const evidence = known.posts[post]!;
    const found = evidence.lines[line - 1];
    const key = `${post}:${line}`;
    if (!found || quotes.has(key) || quotes.size >= QUOTES) continue;
    // A person's line is often a paragraph, of which one sentence tells.
    const told = found.by === 'person' ? sentenceAround(evidence.text, found, start, end) : found;
    quotes.set(key, { post, line, text: excerpt(evidence.text, told.start, told.end) });
  }
  return [...quotes.values()];
}

function capturesOf(candidate: Candidate): { readonly [name: string]: string } {
  const oldestFirst = [...candidate.confirmations, ...candidate.symptoms].sort(byNewest).reverse();
  return Object.assign({}, ...oldestFirst.map((sighting) => sighting.captures));
}

function byNewest(a: Sighting, b: Sighting): number {
  return b.post - a.post || Number(a.told) - Number(b.told) || a.line - b.line || a.start - b.start;
}

function answersOf(front: readonly Candidate[], newest: number, signs: Signs, kb: KnowledgeBase): Findings['answers'] {
  const seen = new Set<string>();
  const hidden = new Set<string>();
  const symptoms = new Set(front.flatMap((candidate) => [...candidate.shared, ...namedIn(candidate.entry.id, kb)]));
  for (const id of symptoms) {
    const home = homeOf(kb, id);
    for (const question of questionsOf(kb, id)) {
      const names = Object.keys(question.answers).map((name) => `${home}/${name}`);
      const answered = names.filter((name) => signs.seen(name).length > 0);
      for (const name of answered) seen.add(name);
      if (answered.length > 0) for (const name of names) if (!answered.includes(name)) hidden.add(name);
    }
  }
  const fresh = [...seen].filter((name) => signs.seen(name).some(({ post }) => post === newest));
  return { seen: [...seen], fresh, hidden: [...hidden] };
}

/** Symptoms whose answers the steps of a cause depend on. */
function namedIn(cause: CauseId, kb: KnowledgeBase): readonly string[] {
  return causeOf(kb, cause)!.fix.flatMap((step) => step.if?.split('/')[0] ?? []);
}
