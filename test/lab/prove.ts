import { newCase } from '../../src/engine/case.ts';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import type { CauseEntry, CleanText, Reply } from '../../src/engine/types.ts';
import type { Action, Recipe, Repair } from '../../src/kb/recipe.ts';
import type { Printed } from './home.ts';
import type { Installed } from './install.ts';
import { Stage } from './stage.ts';

/** What playing a recipe came to. `recording`: what the program printed; `fixed`: the steps that mended it, if there are any. */
export type Proof =
  | { readonly kind: 'proven'; readonly recording: CleanText; readonly fixed: CleanText | null }
  | { readonly kind: 'failed'; readonly why: string; readonly recording: CleanText | null };

/**
 * Makes an entry's failure on the real program, and holds the reply against it: the texts that the recipe expects are printed,
 * the entry is named first, and once its steps were followed the same command succeeds.
 */
export async function prove(
  entry: CauseEntry,
  recipe: Recipe,
  installed: Installed,
  kb: KnowledgeBase,
  signal: AbortSignal,
): Promise<Proof> {
  let recording: CleanText | null = null;
  const failed = (why: string): Proof => ({ kind: 'failed', why, recording });
  let last: Printed = { text: '', exit: 0 };
  let stage: Stage;
  try {
    stage = await Stage.open(recipe, installed, signal);
  } catch (error) {
    signal.throwIfAborted();
    return failed(`it could not be prepared: ${String(error)}`);
  }
  try {
    recording = cleaned(stage.neutral(await played(recipe.shows, stage)));
    const missing = recipe.expects.filter((text) => !recording!.includes(text));
    if (missing.length > 0) return failed(`not printed: ${missing.join(' · ')}`);
    let talk = diagnose(newCase(), { text: recording }, kb);
    const lead = talk.reply.causes[0]?.id;
    if (lead !== entry.id) return failed(`the reply names ${lead ?? 'nothing'} first`);
    if (recipe.fix === undefined) return { kind: 'proven', recording, fixed: null };

    const texts: string[] = [];
    for (const repair of [...recipe.fix, recipe.works ?? recipe.shows.at(-1)!]) {
      const printed = await stage.act('step' in repair ? stepAction(repair, entry, talk.reply) : repair);
      if (printed === null) continue;
      const text = stage.neutral(printed.text);
      texts.push(text);
      if (repair !== recipe.works) talk = diagnose(talk.case, { text }, kb);
      last = printed;
    }
    const left = recipe.expects.filter((text) => texts.at(-1)!.includes(text));
    const fixed = cleaned(texts.join('\n'));
    if (last.exit !== 0 || left.length > 0) return failed(`the entry's steps do not mend it:\n${fixed}`);
    return { kind: 'proven', recording, fixed };
  } catch (error) {
    signal.throwIfAborted();
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    await stage.close();
  }
}

async function played(actions: readonly Action[], stage: Stage): Promise<string> {
  const texts: string[] = [];
  for (const action of actions) texts.push((await stage.act(action))?.text ?? '');
  return texts.filter((text) => text !== '').join('\n');
}

/** The command that the reply gives for one of the entry's steps. Throws if the reply has no such step. */
function stepAction(repair: Extract<Repair, { step: string }>, entry: CauseEntry, reply: Reply): Action {
  if (entry.fix.every((step) => step.run !== repair.step)) throw new Error(`the entry has no step \`${repair.step}\``);
  const form = new RegExp(`^${RegExp.escape(repair.step).replace(/\\\{\w+\\\}/g, '(?:[\\w.-]+|<\\w+>)')}$`);
  const given = reply.steps.find((step) => step.run !== null && form.test(step.run));
  if (given === undefined) {
    const steps = reply.steps.map((step) => step.run ?? step.do).join('\n');
    throw new Error(`the reply has no step \`${repair.step}\`, but:\n${steps}`);
  }
  return { run: given.run!.replace(/<([^<>]+)>/g, (place, name: string) => repair.with?.[name] ?? place) };
}

function cleaned(text: string): CleanText {
  return clean({ text }, openStandIns('recording')).text;
}
