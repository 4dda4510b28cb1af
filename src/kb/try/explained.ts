import type { KnowledgeBase } from '../../engine/compile.ts';
import { causeOf, causeSignsOf, partAt, signAt } from '../../engine/look-up.ts';
import { sight } from '../../engine/match/sight.ts';
import { Signs } from '../../engine/match/signs.ts';
import { match } from '../../engine/match.ts';
import type { Case, CauseId, SignPart } from '../../engine/types.ts';
import { fits } from '../../engine/versions.ts';

/** For each cause of which anything was seen: what, on which line, and why it leads, follows or is out. Plain text. */
export function explained(after: Case, kb: KnowledgeBase): string {
  const known = { ...after, advised: after.advised.slice(0, -1) };
  const posts = known.posts.map((evidence, post) =>
    sight(evidence, post, kb, (known.advised[post - 1]?.asked ?? null) !== null),
  );
  const signs = new Signs(posts, kb);
  const { front, notReached, passed } = match(known, kb);
  const ranks = new Map<CauseId, string>([
    ...front.map((finding, at) => [finding.cause, `${at + 1}. ${finding.confidence}`] as const),
    ...notReached.map((finding) => [finding.cause, 'not reached: a cause of an earlier stage comes first'] as const),
    ...passed.map((cause) => [cause, 'passed: a later stage was reached since'] as const),
  ]);

  const told = kb.causes.names.flatMap((id) => {
    const own = causeSignsOf(kb, id)!;
    const lines = [
      ...seenLines('symptom', own.symptoms, signs, known, kb),
      ...seenLines('confirmed by', own.confirms, signs, known, kb),
      ...seenLines('RULED OUT by', own.rulesOut, signs, known, kb),
    ];
    if (lines.length === 0) return [];
    const isCandidate = own.symptoms.some((sign) => signs.sightings(sign).length > 0);
    const verdict =
      ranks.get(id) ??
      outBecause(
        id,
        isCandidate,
        own.rulesOut.some((sign) => signs.sightings(sign).length > 0),
        known,
        kb,
      );
    return [{ id, verdict, isRanked: ranks.has(id), lines }];
  });
  told.sort((a, b) => Number(b.isRanked) - Number(a.isRanked) || (a.verdict < b.verdict ? -1 : 1));
  const others = kb.causes.names.length - told.length;
  return [
    ...told.map(({ id, verdict, lines }) => [`${id}: ${verdict}`, ...lines].join('\n')),
    `Of ${others} other causes nothing was seen.`,
  ].join('\n\n');
}

function outBecause(id: CauseId, isCandidate: boolean, isRuledOut: boolean, known: Case, kb: KnowledgeBase): string {
  const { affects } = causeOf(kb, id)!;
  if (!isCandidate) return 'out: none of its symptoms is seen';
  if (isRuledOut) return 'out: ruled out';
  if (affects !== null && known.version !== null && fits(affects, known.version) === 'no') {
    return `out: affects ${affects}, and this is ${known.version}`;
  }
  return 'out';
}

function seenLines(role: string, numbers: readonly number[], signs: Signs, known: Case, kb: KnowledgeBase): string[] {
  return numbers.flatMap((number) => {
    const sightings = signs.sightings(number);
    const newest = sightings.at(-1);
    if (newest === undefined) return [];
    const sign = signAt(kb, number);
    const what = sign.parts.map((part) => partText(partAt(kb, part))).join(' and ');
    const how = [
      sign.weak ? 'weak' : '',
      newest.told ? 'in the person’s words' : '',
      newest.coverage < 1 ? `${Math.round(newest.coverage * 100)} % of the text` : '',
    ].filter((word) => word !== '');
    const line = known.posts[newest.post]!.lines[newest.line - 1];
    const quote = line === undefined ? '' : known.posts[newest.post]!.text.slice(line.start, line.end).trim();
    return [
      `   ${role} ${what}${how.length === 0 ? '' : ` (${how.join(', ')})`}`,
      `      line ${newest.line}: ${clipped(quote, 120)}`,
    ];
  });
}

function partText(part: SignPart): string {
  switch (part.key) {
    case 'says':
    case 'told':
      return `${part.key} ${clipped(part.texts.map((text) => `"${text}"`).join(' | '), 100)}`;
    case 'seen':
      return `seen ${part.all.join(' and ')}`;
    case 'command':
      return `command ${part.names.join(' | ')}`;
    default:
      return `${part.key} { ${[part.table === null ? '' : `table: ${part.table}`, ...Object.keys(part.shape.keys)].filter(Boolean).join(', ')} }`;
  }
}

function clipped(text: string, units: number): string {
  return text.length > units ? `${text.slice(0, units - 1)}…` : text;
}
