import { isPersonal } from './stand-ins.ts';

/**
 * How one kind of secret or personal detail is written. Rules are data: they are compiled into one scan over all anchors,
 * and their patterns are only tried where an anchor stands.
 */
export type Rule = {
  readonly name: string;
  /** Kind of the stand-in. */
  readonly kind: string;
  /** Literals of which one is in every match. Letters match in any case, digits match any digit: the pattern decides. */
  readonly anchors: readonly string[];
  /** The match begins at most this many of these characters (inside of a character class) before the anchor. */
  readonly before?: readonly [string, number];
  /** Sticky and bounded. The first group is what is hidden; without one, all. */
  readonly pattern: RegExp;
  /** The match may begin inside a word. */
  readonly inside?: boolean;
  /** Letters and digits that follow the match belong to it. Default: yes. */
  readonly extends?: boolean;
  /** Characters of the value that count, for a pattern that takes more than it should. */
  readonly upTo?: (value: string) => number;
  /** Last word on a match. */
  readonly accepts?: (value: string, text: string, start: number) => boolean;
  readonly rank?: number;
  /** Texts with an invented value that must vanish, the value in « ». Assembled at run time. */
  readonly hides: () => readonly string[];
  /** Texts that look alike and stay as they are. */
  readonly keeps: () => readonly string[];
  /** Where the format is written down. */
  readonly source: string;
  /** What to do about a leaked one: what to run or where to click. Null for personal details. */
  readonly rotate: string | null;
};

/** Why rules cannot be trusted with other people's text. A test keeps the list empty: checking at each start takes too long. */
export function rulesFaults(rules: readonly Rule[]): readonly string[] {
  const names = rules.map((rule) => rule.name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const rotate = new Map(rules.map((rule) => [rule.kind, rule.rotate]));
  const unlike = rules.filter((rule) => rule.rotate !== rotate.get(rule.kind));
  return [
    ...rules.flatMap((rule) => faultsOf(rule).map((fault) => `${rule.name}: ${fault}`)),
    ...[...twice].map((name) => `${name}: defined twice`),
    ...unlike.map((rule) => `${rule.name}: another rule of its kind is rotated in another way`),
  ];
}

/** What makes a rule unsafe: no anchor, or a pattern that could take more than linear time. */
export function faultsOf(rule: Rule): readonly string[] {
  const faults: string[] = [];
  if (rule.anchors.length === 0 || rule.anchors.includes('')) faults.push('needs an anchor');
  if (rule.hides().length < 3 || rule.keeps().length < 3)
    faults.push('needs three texts that it hides and three that it keeps');
  if (!/^https:\/\/\S{1,200}$/.test(rule.source)) faults.push('needs the address of its source');
  if ((rule.rotate ?? '') === '' && !isPersonal(rule.kind))
    faults.push('needs advice on what to do about a leaked one');
  const { source, flags } = rule.pattern;
  if (!flags.includes('y') || flags.includes('g')) faults.push('its pattern must be sticky, not global');
  if (/\(\?<[=!]/.test(source)) faults.push('its pattern looks behind');
  if (/\\[1-9]|\\k</.test(source)) faults.push('its pattern refers back to a group');
  return [...faults, ...quantifierFaults(source)];
}

/** Quantifiers without an upper bound, or repeated groups that hold one, or a part that may be left out. */
function quantifierFaults(source: string): string[] {
  const bare = source.replace(/\\[pP]\{\w{1,20}\}|\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  const faults: string[] = [];
  if (/[*+]|\{\d{1,9},\}/.test(bare)) faults.push('its pattern has a quantifier without an upper bound');
  for (const match of bare.matchAll(/\)\{/g)) {
    if (repeatsInside(bare, match.index)) faults.push('its pattern nests quantifiers');
  }
  return [...new Set(faults)];
}

/** Whether the group that closes at `close` holds a quantifier. */
function repeatsInside(bare: string, close: number): boolean {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (bare[i] === ')') depth++;
    if (bare[i] === '(' && --depth === 0) return /\{|[^(]\?/.test(bare.slice(i, close));
  }
  return false;
}
