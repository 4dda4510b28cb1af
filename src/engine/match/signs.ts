import type { KnowledgeBase } from '../compile.ts';
import { partAt, questionsOf, signAt } from '../look-up.ts';
import type { AnswerId, CauseId, SymptomId } from '../types.ts';
import type { PostSightings } from './sight.ts';
import type { Sighting } from './sighting.ts';

/** What a case shows once its parts are put together: symptoms and answers by name, and causes that they speak for. */
export class Signs {
  private readonly kb: KnowledgeBase;
  private readonly parts = new Map<number, Sighting[]>();
  private readonly named = new Map<string, readonly Sighting[]>();
  private readonly pending = new Set<string>();

  /** `posts`: oldest first. */
  constructor(posts: readonly PostSightings[], kb: KnowledgeBase) {
    this.kb = kb;
    for (const post of posts) {
      for (const [part, sightings] of post.parts) {
        const known = this.parts.get(part);
        if (known) known.push(...sightings);
        else this.parts.set(part, [...sightings]);
      }
    }
  }

  /** Causes that have a symptom in sight. */
  candidates(): readonly CauseId[] {
    const causes = new Set<CauseId>();
    const names: string[] = [];
    const visited = new Set<string>();
    const visit = (sign: number) => {
      const { owner } = signAt(this.kb, sign);
      if (owner?.of === 'cause' && owner.role === 'symptom' && this.sightings(sign).length > 0) causes.add(owner.id);
      if ((owner?.of === 'symptom' || owner?.of === 'answer') && !visited.has(owner.id)) {
        visited.add(owner.id);
        if (this.seen(owner.id).length > 0) names.push(owner.id);
      }
    };
    for (const part of this.parts.keys()) for (const sign of this.kb.events[part] ?? []) visit(sign);
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      for (const sign of this.kb.seenEvents.get(name) ?? []) visit(sign);
    }
    return [...causes].sort();
  }

  /** Where a symptom or an answer is seen, oldest first. */
  seen(name: SymptomId | AnswerId): readonly Sighting[] {
    const known = this.named.get(name);
    if (known) return known;
    // A symptom that is defined by itself is never seen.
    if (this.pending.has(name)) return [];
    this.pending.add(name);
    const raw = this.raw(name);
    const sightings = name.includes('/') ? this.newestAnswer(name, raw) : raw;
    this.pending.delete(name);
    this.named.set(name, sightings);
    return sightings;
  }

  private raw(name: string): readonly Sighting[] {
    return (this.kb.namedSigns.get(name) ?? []).flatMap((sign) => this.sightings(sign)).sort(byAge);
  }

  /** The newest output that answers a question replaces earlier answers to it. */
  private newestAnswer(name: AnswerId, raw: readonly Sighting[]): readonly Sighting[] {
    const [symptom = '', answer = ''] = name.split('/');
    const question = questionsOf(this.kb, symptom).find((asked) => Object.hasOwn(asked.answers, answer));
    if (!question || raw.length === 0) return raw;
    const all = Object.keys(question.answers).flatMap((other) => this.raw(`${symptom}/${other}`));
    const printed = all.filter((sighting) => !sighting.told);
    const newest = Math.max(...(printed.length > 0 ? printed : all).map((sighting) => sighting.post));
    return raw.filter((sighting) => sighting.post >= newest);
  }

  /** Where a sign is seen: at its event, if all its circumstances hold there. */
  sightings(number: number): readonly Sighting[] {
    const sign = signAt(this.kb, number);
    const [event, ...circumstances] = sign.parts;
    const isCommand = partAt(this.kb, event!).key === 'command';
    const found: Sighting[] = [];
    for (const sighting of this.partSightings(event!)) {
      let told = sighting.told;
      let weight = sighting.weight;
      let captures = sighting.captures;
      let spot = sighting.spot;
      let complaint = sighting.complaint;
      let coverage = sighting.coverage;
      const holds = circumstances.every((part) => {
        const fitting = this.circumstance(part, sighting, isCommand);
        const best = fitting.find((one) => !one.told) ?? fitting[0];
        if (!best) return false;
        told ||= best.told;
        weight += best.weight;
        captures = { ...best.captures, ...captures };
        spot ??= best.spot;
        coverage = Math.min(coverage, best.coverage);
        if (isCommand && best.complaint) complaint = true;
        return true;
      });
      if (!holds) continue;
      if (sign.without.some((other) => this.sightings(other).some((one) => isSamePlace(one, sighting)))) continue;
      found.push({ ...sighting, told, weight, captures, spot, complaint, coverage });
    }
    return found;
  }

  private partSightings(part: number): readonly Sighting[] {
    const { key, ...rest } = partAt(this.kb, part);
    if (key !== 'seen') return this.parts.get(part) ?? [];
    const names = (rest as { all: readonly string[] }).all;
    const each = names.map((name) => this.seen(name));
    if (each.some((sightings) => sightings.length === 0)) return [];
    // Seen together when the last of them is; what was printed counts before what was told.
    const latest = each
      .map((sightings) => sightings.findLast((sighting) => !sighting.told) ?? sightings.at(-1)!)
      .sort(byAge);
    const told = latest.some((sighting) => sighting.told);
    if (each.length === 1) return each[0]!;
    return [{ ...latest.at(-1)!, told, captures: Object.assign({}, ...latest.map((one) => one.captures)) }];
  }

  private circumstance(part: number, event: Sighting, inOutput: boolean): readonly Sighting[] {
    const sightings = this.partSightings(part);
    const { key } = partAt(this.kb, part);
    if (!inOutput || (key !== 'says' && key !== 'shows' && key !== 'command')) return [...sightings].reverse();
    return sightings.filter((one) => one.post === event.post && one.command === event.command);
  }
}

function isSamePlace(one: Sighting, other: Sighting): boolean {
  return one.post === other.post && (other.command === null || one.command === null || one.command === other.command);
}

export function byAge(a: Sighting, b: Sighting): number {
  return a.post - b.post || a.line - b.line || a.start - b.start;
}
