import type { KnowledgeBase } from '../compile.ts';
import { causeOf } from '../look-up.ts';
import type { Phrases } from '../phrases.ts';
import type { AnswerId, Ask, Reply, Step } from '../types.ts';
import { fill, type Values } from './fill.ts';

/**
 * The question as shown: points at the step whose command it is about, and says what each answer would mean that was not
 * given yet.
 */
export function question(
  ask: Ask | null,
  seen: readonly AnswerId[],
  steps: readonly Step[],
  values: Values,
  kb: KnowledgeBase,
  say: Phrases,
): Reply['ask'] {
  if (ask === null) return null;
  const run = ask.from === 'version' ? 'openclaw --version' : ask.run === null ? null : fill(ask.run, values);
  return {
    ...(ask.from === 'version' ? { do: say.askVersion, paste: null } : inWords(ask, run, steps, say)),
    run,
    outcomes: ask.outcomes
      .filter((outcome) => !seen.includes(outcome.answer))
      .map((outcome) => ({ ...outcome, titles: outcome.causes.flatMap((id) => causeOf(kb, id)?.title ?? []) }))
      .filter((outcome) => outcome.titles.length > 0)
      .map((outcome) => say.outcome(outcome.title, outcome.titles)),
  };
}

function inWords(
  ask: Ask,
  run: string | null,
  steps: readonly Step[],
  say: Phrases,
): { readonly do: string; readonly paste: string | null } {
  const step = run === null ? -1 : steps.findIndex((shown) => shown.run === run);
  const post = run === null ? null : step < 0 ? say.postOutput : say.postStepOutput(step + 1);
  const request = ask.do ?? post;
  return request === null ? { do: ask.paste ?? '', paste: null } : { do: request, paste: ask.paste };
}
