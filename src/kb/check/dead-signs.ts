import type { CompiledSign, KnowledgeBase, Owner } from '../../engine/compile.ts';
import { causeOf, causeSignsOf, signAt, symptomOf } from '../../engine/look-up.ts';
import { sight } from '../../engine/match/sight.ts';
import { Signs } from '../../engine/match/signs.ts';
import { match } from '../../engine/match.ts';
import { repacked } from '../../engine/packed.ts';
import type { Case, CauseId, Sign } from '../../engine/types.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import type { Path, YamlFile } from '../yaml-file.ts';
import { causesOf } from './derived.ts';
import { converse } from './examples.ts';

/** An example after its last post was judged: the case before that judgement, and which signs were seen. */
type Judged = { readonly known: Case; readonly verdict: string; readonly signs: Signs };

/**
 * Signs that prove nothing: without them, no example of their causes is judged otherwise. Symptoms that are texts alone are
 * left out, for every one of their texts is an example.
 */
export function deadSignWarnings(files: KbFiles, kb: KnowledgeBase): Fault[] {
  const judged = new Map<CauseId, readonly Judged[]>();
  const examplesOf = (cause: CauseId): readonly Judged[] => {
    const source = files.causes[cause]!;
    const known =
      judged.get(cause) ??
      [...source.matches, ...source.ignores].map((example) => judge(converse(example.posts, kb).known, kb));
    judged.set(cause, known);
    return known;
  };
  return [...kb.signs.ends.keys()].flatMap((number) => {
    const sign = signAt(kb, number);
    const home = sign.owner === null ? null : homeOf(sign.owner, number, files, kb);
    if (home === null) return [];
    const examples = home.causes.flatMap(examplesOf);
    const seenIn = examples.filter((example) => example.signs.sightings(number).length > 0);
    if (seenIn.some((example) => verdict(example.known, withoutSign(number, sign, kb)) !== example.verdict)) return [];
    const line = home.source.lineOf(home.path);
    const message =
      seenIn.length === 0
        ? 'no example shows this sign'
        : 'this sign changes the verdict of no example in which it is seen';
    return [
      {
        file: home.source.file,
        line,
        message,
        mend: 'add an example that needs it (`matches`, or `ignores` for what rules out), or take it out',
      },
    ];
  });
}

function judge(after: Case, kb: KnowledgeBase): Judged {
  const known = { ...after, advised: after.advised.slice(0, -1) }; // as it was when the last post was judged
  const posts = known.posts.map((evidence, post) =>
    sight(evidence, post, kb, (known.advised[post - 1]?.asked ?? null) !== null),
  );
  return { known, verdict: verdict(known, kb), signs: new Signs(posts, kb) };
}

function verdict(known: Case, kb: KnowledgeBase): string {
  const { front, notReached, passed, speaks } = match(known, kb);
  return JSON.stringify([
    front.map(({ cause, confidence }) => [cause, confidence]),
    notReached.map(({ cause }) => cause),
    passed,
    speaks,
  ]);
}

/** The same knowledge base in which one sign is never seen; far quicker than compiling anew. */
function withoutSign(number: number, sign: CompiledSign, kb: KnowledgeBase): KnowledgeBase {
  const { owner } = sign;
  const signs = repacked(kb.signs, number, { ...sign, owner: null });
  const others = (numbers: readonly number[]): number[] => numbers.filter((other) => other !== number);
  if (owner?.of === 'cause') {
    const { symptoms, confirms, rulesOut } = causeSignsOf(kb, owner.id)!;
    const left = { symptoms: others(symptoms), confirms: others(confirms), rulesOut: others(rulesOut) };
    const { names, values } = kb.causeSigns;
    return { ...kb, signs, causeSigns: { names, values: repacked(values, names.indexOf(owner.id), left) } };
  }
  if (owner?.of === 'symptom' || owner?.of === 'answer') {
    const named = new Map(kb.namedSigns);
    named.set(owner.id, others(named.get(owner.id) ?? []));
    return { ...kb, signs, namedSigns: named };
  }
  return kb;
}

type Home = { readonly source: YamlFile; readonly path: Path; readonly causes: readonly CauseId[] };

/** Where a sign is written and whose examples must show it; null for signs that need no hand-written example. */
function homeOf(owner: Owner, number: number, files: KbFiles, kb: KnowledgeBase): Home | null {
  const home = (
    source: YamlFile | undefined,
    path: Path,
    signs: readonly Sign[],
    numbers: readonly number[],
    causes: readonly CauseId[],
  ): Home | null => {
    const at = numbers.indexOf(number);
    if (source === undefined || at < 0 || signs[at] === undefined) return null;
    return { source, path: source.isList(path) ? [...path, at] : path, causes };
  };
  if (owner.of === 'cause') {
    const entry = causeOf(kb, owner.id)!;
    const { source } = files.causes[owner.id]!;
    const own = causeSignsOf(kb, owner.id)!;
    if (owner.role === 'confirms') return home(source, ['confirmed_by'], entry.confirmedBy, own.confirms, [owner.id]);
    if (owner.role === 'rules-out') return home(source, ['ruled_out_by'], entry.ruledOutBy, own.rulesOut, [owner.id]);
    const written = home(source, ['symptoms'], entry.symptoms, own.symptoms, [owner.id]);
    return isProvenByItself(entry.symptoms[own.symptoms.indexOf(number)]) ? null : written;
  }
  if (owner.of === 'symptom') {
    const symptom = symptomOf(kb, owner.id)!;
    const numbers = kb.namedSigns.get(owner.id) ?? [];
    const causes = causesOf(files.entries, owner.id);
    if (causes.length === 0 || isProvenByItself(symptom.when[numbers.indexOf(number)])) return null;
    return home(files.symptoms[owner.id], ['when'], symptom.when, numbers, causes);
  }
  return null; // answers and values: what they decide is another post's business
}

/** Its texts are posts of their own, or it only names a symptom. */
function isProvenByItself(sign: Sign | undefined): boolean {
  if (sign === undefined) return true;
  if (sign.parts[0].key === 'seen' && sign.parts.length === 1) return true;
  return !sign.weak && sign.parts.every((part) => part.key === 'says' || part.key === 'told');
}
