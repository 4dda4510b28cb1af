import type { CauseEntry, CauseId, Entries, Sign } from '../../../src/engine/types.ts';
import type { KbFiles } from '../../../src/kb/load.ts';
import type { Thread, ThreadTurn } from '../shapes.ts';
import { fill } from './fill.ts';
import { type Random, random } from './random.ts';
import { printed } from './shape-sample.ts';
import { ownTexts } from './sign-texts.ts';

const CHAT = ['hey all, quick question', 'good morning', 'hi, new here 👋'];
const THANKS = [
  'that worked, thank you so much!',
  'it works now, thanks!',
  'perfect, that did it',
  'solved it, thanks everyone',
];
const NO_HELP = ['did not help, still broken.', "that didn't help", 'no change, same as before'];

/** Conversations of two to seven posts made from the entries: progress, answers to questions, advice that did not help. */
export function conversations(files: KbFiles): readonly Thread[] {
  const causes = files.entries.causes.filter((cause) => cause.status === 'reviewed' && cause.kind === 'fault');
  return [...progress(causes), ...answered(files.entries, causes), ...fromExamples(files, causes)];
}

/** One error after another, with what people say in between. */
function progress(causes: readonly CauseEntry[]): readonly Thread[] {
  const told = causes.filter((cause) => ownTexts(cause).length > 0);
  return told.map((cause, index) => {
    const id = `progress/${cause.id}`;
    const from = random(id);
    const next = told[(index + 1 + from.below(told.length - 1)) % told.length]!;
    const error = (of: CauseEntry) => fill(from.pick(ownTexts(of)), from);
    const first = turn(error(cause), [cause.id], 'an error that one cause prints');
    const second = error(next);
    const ways: readonly (readonly ThreadTurn[])[] = [
      [first, turn(from.pick(THANKS), [null], 'solved'), turn(second, [next.id], 'another error later')],
      [first, turn(`${from.pick(NO_HELP)}\nnow it says\n\n${second}`, [next.id], 'another error now')],
      [first, turn(`ok that's gone, but now I get:\n${second}`, [next.id], 'progress')],
      [
        turn(from.pick(CHAT), [null], 'chat'),
        first,
        turn('how do I know that it worked?', [cause.id, null], 'a question about the advice'),
        turn(`done, and then:\n\`\`\`\n${second}\n\`\`\``, [next.id], 'progress'),
        turn(from.pick(THANKS), [null], 'solved'),
      ],
      [first, turn('OpenClaw 2026.4.15 (041266a)', [cause.id, null], 'the version, which changes nothing')],
    ];
    const fitting = cause.affects === null ? ways.length : ways.length - 1;
    return { id, area: cause.area, turns: ways[index % fitting]! };
  });
}

/** A symptom that several causes share, then an answer to its question. */
function answered(entries: Entries, causes: readonly CauseEntry[]): readonly Thread[] {
  return entries.symptoms.flatMap((symptom) => {
    const candidates = causes.filter((cause) => cause.symptoms.some((sign) => names(sign, symptom.id)));
    const texts = symptom.when.flatMap((sign) =>
      sign.parts.length === 1 && sign.parts[0].key === 'says' ? sign.parts[0].texts : [],
    );
    if (texts.length === 0 || candidates.length === 0 || typeof symptom.asks === 'string') return [];
    return symptom.asks.flatMap((question) =>
      Object.entries(question.answers).flatMap(([name, answer]) => {
        const id = `answered/${symptom.id}-${name}`;
        const right = candidates.filter((cause) =>
          cause.confirmedBy.some((sign) => isOnly(sign, `${symptom.id}/${name}`)),
        );
        return answer.when.flatMap((sign, index) => {
          const from = random(`${id}-${index}`);
          const words = answerText(sign, question.run, from);
          if (words === null || right.length === 0) return [];
          const first: ThreadTurn = turn(fill(from.pick(texts), from), ids(candidates), 'a symptom of several causes');
          const second = turn(words, ids(right), `answers: ${answer.title}`);
          return [{ id: `${id}-${index + 1}`, area: right[0]!.area, turns: [first, second] }];
        });
      }),
    );
  });
}

/** Entries' own examples of several posts: the last one has this cause first. */
function fromExamples(files: KbFiles, causes: readonly CauseEntry[]): readonly Thread[] {
  return causes.flatMap((cause) =>
    (files.causes[cause.id]?.matches ?? [])
      .filter(({ posts }) => posts.length > 1)
      .map(({ posts }, index) => ({
        id: `example/${cause.id}-${index + 1}`,
        area: cause.area,
        turns: posts.map((post, at) => ({
          ...turn(post.text, at === posts.length - 1 ? [cause.id] : ['*'], 'an example of the entry'),
          at: post.at ?? null,
        })),
      })),
  );
}

/** An answer as a person gives it, or null for signs that need more than one thing. */
function answerText(sign: Sign, run: string | null, from: Random): string | null {
  const [part, ...circumstances] = sign.parts;
  if (circumstances.length > 0) return null;
  if (part.key === 'told') return fill(from.pick(part.texts), from);
  const output = part.key === 'says' ? fill(from.pick(part.texts), from) : 'shape' in part ? printed(part, from) : null;
  return output === null || run === null ? output : `$ ${run}\n${output}`;
}

function names(sign: Sign, symptom: string): boolean {
  return sign.parts[0].key === 'seen' && sign.parts[0].all.includes(symptom);
}

function isOnly(sign: Sign, answer: string): boolean {
  return (
    sign.parts.length === 1 && sign.parts[0].key === 'seen' && sign.parts[0].all.length === 1 && names(sign, answer)
  );
}

function ids(causes: readonly CauseEntry[]): readonly CauseId[] {
  return causes.map((cause) => cause.id);
}

function turn(text: string, first: ThreadTurn['first'], why: string): ThreadTurn {
  return { text, at: null, first, must: [], mustAny: [], mustNot: [], why };
}
