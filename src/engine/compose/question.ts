import type { KnowledgeBase } from '../compile.ts';
import { causeOf } from '../look-up.ts';
import type { Phrases } from '../phrases.ts';
import type { Ask, Reply, Step } from '../types.ts';
import { fill, type Values } from './fill.ts';

/** The question as shown: points at the step whose command it is about, and says what each answer would mean. */
export function question(
  ask: Ask | null,
  steps: readonly Step[],
  values: Values,
  kb: KnowledgeBase,
  say: Phrases,
): Reply['ask'] {
  if (ask === null) return null;
  const run = ask.from === 'version' ? 'openclaw --version' : ask.run === null ? null : fill(ask.run, values);
  return {
    do: ask.from === 'version' ? say.askVersion : inWords(ask, run, steps, say),
    run,
    outcomes: ask.outcomes
      .map((outcome) => ({ ...outcome, titles: outcome.causes.flatMap((id) => causeOf(kb, id)?.title ?? []) }))
      .filter((outcome) => outcome.titles.length > 0)
      .map((outcome) => say.outcome(outcome.title, outcome.titles)),
  };
}

function inWords(ask: Ask, run: string | null, steps: readonly Step[], say: Phrases): string {
  const step = run === null ? -1 : steps.findIndex((shown) => shown.run === run);
  const post = run === null ? null : step < 0 ? say.postOutput : say.postStepOutput(step + 1);
  const sentence = ask.do ?? post ?? '';
  if (ask.paste === null) return sentence;
  return sentence === '' ? ask.paste : `${sentence.replace(/[.:]$/, '')}: ${ask.paste}`;
}
