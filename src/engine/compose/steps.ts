import type { KnowledgeBase } from '../compile.ts';
import type { Phrases } from '../phrases.ts';
import type { AnswerId, Findings, Step, StepEntry } from '../types.ts';
import { fits } from '../versions.ts';
import { answerTitle } from './answers.ts';
import { fill, type Values } from './fill.ts';
import { exclude, rangeInWords } from './versions.ts';

/** A step of an entry that holds as far as the case tells, and under which condition where that is not known yet. */
export type FittingStep = { readonly entry: StepEntry; readonly condition: string | null };

/**
 * The steps of a fix that hold: those for other versions and for excluded answers are left out; those whose answer is open
 * come last, with their condition. While the version is unknown, a step for some versions is shown only if the fix has one
 * for the others too.
 */
export function fittingSteps(
  fix: readonly StepEntry[],
  answers: Findings['answers'],
  version: string | null,
  kb: KnowledgeBase,
  say: Phrases,
): readonly FittingStep[] {
  const now: FittingStep[] = [];
  const later: FittingStep[] = [];
  for (const entry of fix) {
    const range = versionCondition(entry, fix, version);
    if (range === 'outside' || (entry.if !== null && answers.hidden.includes(entry.if))) continue;
    const open = entry.if !== null && !answers.seen.includes(entry.if);
    (open ? later : now).push({ entry, condition: conditionOf(open ? entry.if : null, range, kb, say) });
  }
  return [...now, ...later];
}

/** The steps of a fix for somebody who looks the entry up: for every version and answer, with nothing filled in. */
export function everyStep(fix: readonly StepEntry[], kb: KnowledgeBase, say: Phrases): readonly Step[] {
  return fix.map((entry) => shownStep({ entry, condition: conditionOf(entry.if, entry.affects, kb, say) }, {}));
}

/** That an answer is so, that the version is in a range; null if neither has to be. */
function conditionOf(answer: AnswerId | null, range: string | null, kb: KnowledgeBase, say: Phrases): string | null {
  const conditions = [
    ...(answer === null ? [] : [say.ifSo(answerTitle(answer, kb))]),
    ...(range === null ? [] : [rangeInWords(range, say)]),
  ];
  return conditions.length === 0 ? null : conditions.join(', ');
}

/** `null` if the step holds whatever the version, `outside` if it must not be shown, else the range to name. */
function versionCondition(step: StepEntry, fix: readonly StepEntry[], version: string | null): string | null {
  if (step.affects === null) return null;
  const fit = fits(step.affects, version);
  if (fit === 'yes') return null;
  if (fit === 'no') return 'outside';
  const hasOtherSide = fix.some((other) => other.affects !== null && exclude(other.affects, step.affects!));
  return hasOtherSide ? step.affects : 'outside';
}

/** A step as shown, with what was read in the post filled in. */
export function shownStep({ entry, condition }: FittingStep, values: Values): Step {
  return {
    do: fill(entry.do, values),
    run: entry.run === null ? null : fill(entry.run, values),
    paste: entry.paste === null ? null : fill(entry.paste, values),
    risk: entry.risk === null ? null : fill(entry.risk, values),
    condition,
  };
}
