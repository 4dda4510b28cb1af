import type { CauseEntry } from '../../src/engine/types.ts';
import type { Told } from './answer.ts';
import type { LabelledPost, QuietPost, ThreadTurn } from './shapes.ts';
import type { Mark, Verdict } from './verdict.ts';

/** Judges the reply to a labelled post. `entry`: what the knowledge base has on the cause; a draft may never speak unasked. */
export function judgeLabelled(suite: string, post: LabelledPost, told: Told, entry: CauseEntry | undefined): Verdict {
  const base = { suite, id: post.id, area: post.area, kind: post.kind, posts: [post.text], told };
  const wanted = [post.cause, ...post.also.map((id) => `(also ${id})`)].join(' ');
  const got = firsts(told);
  const first = got[0];
  const isCertain = told.confidence === 'certain';
  if (entry === undefined) {
    const faults = isCertain ? [`says certain ${first}, but the cause has no entry`] : [];
    return {
      ...base,
      wanted: `${wanted}: no entry`,
      marks: { 'no entry, not certain': !isCertain, 'no entry, quiet': !told.speaks },
      faults,
    };
  }
  const lacks = lackingFix(post, told);
  const spokenRight = told.kind === 'differential' ? got.slice(0, 3).includes(post.cause) : first === post.cause;
  const marks: { [mark in Mark]?: boolean } = {
    'top-1': first === post.cause,
    'top-1 or also': first !== undefined && [post.cause, ...post.also].includes(first),
    'top-3': got.slice(0, 3).includes(post.cause),
    fix: lacks.length === 0,
    ...(post.confidence === 'high' ? { certain: isCertain } : {}),
    ...(post.confidence === 'high' && entry.status === 'reviewed' ? { speaks: told.speaks } : {}),
    ...(told.speaks ? { 'spoken right': spokenRight } : {}),
    ...(isCertain ? { 'certain right': first === post.cause } : {}),
  };
  const faults = [
    ...(marks['top-1'] ? [] : [`first is ${first ?? told.kind}`]),
    ...(marks['top-3'] ? [] : ['not among the first three']),
    ...(marks['spoken right'] === false ? ['spoken and wrong'] : []),
    ...(marks['certain right'] === false ? ['certain and wrong'] : []),
    ...lacks.map((text) => `the fix lacks ${text}`),
    ...(marks.speaks === false ? ['does not speak'] : []),
  ];
  return { ...base, wanted, marks, faults };
}

/** Judges the reply to a post that must not make it speak. */
export function judgeQuiet(suite: string, post: QuietPost, told: Told): Verdict {
  return {
    suite,
    id: post.id,
    area: '',
    kind: post.kind,
    posts: [post.text],
    wanted: `silence: ${post.why}`,
    told,
    marks: { quiet: !told.speaks },
    faults: told.speaks ? ['speaks'] : [],
  };
}

/**
 * Judges the reply to one turn of a conversation. `earlier`: the posts before it. `hasEntry`: the knowledge base has one
 * of the right causes.
 */
export function judgeTurn(
  suite: string,
  turn: { readonly id: string; readonly area: string; readonly earlier: readonly string[]; readonly turn: ThreadTurn },
  told: Told,
  hasEntry: boolean,
): Verdict {
  const { first, must, mustAny, mustNot, text, why } = turn.turn;
  const reply = told.text.toLowerCase();
  const runs = told.steps.map((step) => step.run?.toLowerCase() ?? '');
  const wrong = mustNot.filter((string) => runs.some((run) => run.includes(string.toLowerCase())));
  const faults = [
    ...(isRightFirst(first, told) ? [] : [`first is ${firsts(told)[0] ?? told.kind}${told.speaks ? ', spoken' : ''}`]),
    ...must.filter((string) => !reply.includes(string.toLowerCase())).map((string) => `lacks "${string}"`),
    ...mustAny
      .filter((strings) => !strings.some((string) => reply.includes(string.toLowerCase())))
      .map((strings) => `lacks any of ${strings.map((string) => `"${string}"`).join(', ')}`),
    ...mustNot.filter((string) => reply.includes(string.toLowerCase())).map((string) => `must not say "${string}"`),
    ...wrong.map((string) => `runs "${string}"`),
  ];
  const base = {
    suite,
    id: turn.id,
    area: turn.area,
    kind: turn.id.includes('/') ? turn.id.split('/')[0]! : turn.area,
    posts: [...turn.earlier, text],
    told,
  };
  const wanted = `${first.map((id) => id ?? 'silence').join(' or ')}: ${why}`;
  const isCertain = told.confidence === 'certain';
  if (!hasEntry) {
    return {
      ...base,
      wanted: `${wanted} (no entry)`,
      marks: {
        'no entry, not certain': !isCertain,
        'no entry, quiet': !told.speaks,
        'no wrong command': wrong.length === 0,
      },
      faults: isCertain ? [`says certain ${firsts(told)[0]}, but the cause has no entry`] : [],
    };
  }
  return {
    ...base,
    wanted,
    marks: { turn: faults.length === 0, 'no wrong command': wrong.length === 0 },
    faults,
  };
}

/** Causes named in a diagnosis or differential, best first; what search found is no diagnosis. */
function firsts(told: Told): readonly string[] {
  return told.kind === 'diagnosis' || told.kind === 'differential' ? told.causes.map((cause) => cause.id) : [];
}

function isRightFirst(first: ThreadTurn['first'], told: Told): boolean {
  const named = firsts(told)[0];
  return (
    first.includes('*') || (named !== undefined && first.includes(named)) || (first.includes(null) && !told.speaks)
  );
}

/** The strings of a right answer that do not stand in what the reply tells people to do. */
function lackingFix(post: LabelledPost, told: Told): readonly string[] {
  const advice = [
    ...told.steps.flatMap((step) => [step.do, step.run ?? '']),
    told.corrected?.to ?? '',
    told.ask?.do ?? '',
    told.ask?.run ?? '',
  ]
    .join('\n')
    .toLowerCase();
  const stands = (text: string) => advice.includes(text.toLowerCase());
  return [
    ...post.fixMust.filter((text) => !stands(text)).map((text) => `"${text}"`),
    ...post.fixMustAny.filter((texts) => !texts.some(stands)).map((texts) => `any of ${JSON.stringify(texts)}`),
  ];
}
