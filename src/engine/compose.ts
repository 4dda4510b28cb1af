import type { KnowledgeBase } from './compile.ts';
import { corrected } from './compose/corrected.ts';
import { evidence } from './compose/evidence.ts';
import { fill, type Values } from './compose/fill.ts';
import { notes, remarkNotes, said, wasAdvised } from './compose/notes.ts';
import { question } from './compose/question.ts';
import { isRepeated } from './compose/repeated.ts';
import { silence } from './compose/silence.ts';
import { fittingSteps, shownStep } from './compose/steps.ts';
import { firstSentence } from './first-sentence.ts';
import { causeOf } from './look-up.ts';
import { type Phrases, phrases } from './phrases.ts';
import type { Case, CauseInReply, Finding, Findings, Locale, Redaction, Reply } from './types.ts';

/** Causes named in a reply, those told for the next try, and sources given. */
const MAX_CAUSES = 5;
const MAX_NEXT = 3;
const MAX_SOURCES = 4;
/** UTF-16 units of a sentence that tells something by itself. */
const SENTENCE = 40;

/** Findings in words: the reply to the newest post of the case. The only stage that writes sentences, all from `kb` or `phrases`. */
export function compose(
  findings: Findings,
  known: Case,
  kb: KnowledgeBase,
  redacted: readonly Redaction[],
  locale: Locale,
): Reply {
  const say = phrases(locale);
  const lead = findings.front.find((finding) => causeOf(kb, finding.cause) !== undefined);
  if (lead === undefined) return nothingFits(known, kb, redacted, locale, say);
  const entry = causeOf(kb, lead.cause)!;
  const values = valuesFor(lead, findings, kb);
  const fitting = fittingSteps(entry.fix, findings.answers, known.version, kb, say);
  const steps = fitting.map((step) => shownStep(step, values));
  const told = {
    steps,
    ask: question(findings.ask, findings.answers.seen, steps, values, kb, say),
    isRepeated: isRepeated(lead, entry, findings, known),
  };
  const front = [lead, ...findings.front.filter((finding) => finding !== lead)];
  return {
    kind: findings.decided ? 'diagnosis' : 'differential',
    locale,
    speaks: findings.speaks,
    confidence: lead.confidence,
    causes: front.flatMap((finding) => causeInReply(finding, findings, known, kb)).slice(0, MAX_CAUSES),
    ...told,
    ...notes(lead, entry, findings, known, told, kb, say),
    corrected: corrected(
      lead,
      fitting.map((step) => step.entry),
      values,
      known,
      say.futureTime,
    ),
    verify:
      entry.verify === null || !findings.decided
        ? null
        : {
            do: fill(entry.verify.do, values),
            run: entry.verify.run === null ? null : fill(entry.verify.run, values),
          },
    next: findings.notReached.flatMap((finding) => forTheNextTry(finding, findings, known, kb, say)).slice(0, MAX_NEXT),
    sources: sources(front, kb),
    redacted,
  };
}

function nothingFits(
  known: Case,
  kb: KnowledgeBase,
  redacted: readonly Redaction[],
  locale: Locale,
  say: Phrases,
): Reply {
  const worked = said(known).includes('worked') && wasAdvised(known);
  const answers = [...(worked ? [say.worked] : []), ...remarkNotes(known, kb, say)];
  return silence(answers, worked, redacted, locale, say);
}

function causeInReply(finding: Finding, findings: Findings, known: Case, kb: KnowledgeBase): readonly CauseInReply[] {
  const entry = causeOf(kb, finding.cause);
  if (entry === undefined) return [];
  const values = valuesFor(finding, findings, kb);
  return [
    {
      id: entry.id,
      title: fill(entry.title, values),
      cause: fill(entry.cause.trim(), values),
      draft: entry.status === 'draft',
      isHowto: entry.kind === 'howto',
      confidence: finding.confidence,
      evidence: entry.kind === 'howto' ? [] : evidence(finding, entry, known),
    },
  ];
}

/** What is wrong besides, and would show on the next try. Told when its evidence is new. */
function forTheNextTry(
  finding: Finding,
  findings: Findings,
  known: Case,
  kb: KnowledgeBase,
  say: Phrases,
): Reply['next'] {
  const entry = causeOf(kb, finding.cause);
  const isNew = finding.quotes.some((quote) => quote.post === known.posts.length - 1);
  if (entry === undefined || !isNew) return [];
  const values = valuesFor(finding, findings, kb);
  const [step] = fittingSteps(entry.fix, findings.answers, known.version, kb, say);
  return [
    {
      title: fill(entry.title, values),
      cause: fill(
        [firstSentence(entry.cause, SENTENCE), ...(step === undefined ? [] : [step.entry.do])].join(' '),
        values,
      ),
      run: step === undefined || step.entry.run === null ? null : fill(step.entry.run, values),
      quote: evidence(finding, entry, known)[0]?.text ?? null,
    },
  ];
}

/**
 * What fills in the text of one cause. A value that the knowledge base says where to read, such as `requestId`, is never taken
 * from a cause's own text; any other, never from the text of another cause (`findings.values` holds those of the lead).
 */
function valuesFor(finding: Finding, findings: Findings, kb: KnowledgeBase): Values {
  const isShared = ([name]: readonly [string, string]) => Object.hasOwn(kb.valueSigns, name);
  const read = Object.entries(findings.values).filter((value) => finding === findings.front[0] || isShared(value));
  const own = Object.entries(finding.captures).filter((value) => !isShared(value));
  return Object.fromEntries([...read, ...own]);
}

/** The lead's sources first, then one of each other cause. */
function sources(front: readonly Finding[], kb: KnowledgeBase): readonly string[] {
  const all = front.flatMap((finding, place) =>
    (causeOf(kb, finding.cause)?.sources ?? []).slice(0, place === 0 ? MAX_SOURCES : 1),
  );
  return [...new Set(all)].slice(0, MAX_SOURCES);
}
