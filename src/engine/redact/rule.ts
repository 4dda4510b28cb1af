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

/** Rules as given, or an error that names every rule that cannot be trusted with other people's text. */
export function checkedRules(rules: readonly Rule[]): readonly Rule[] {
  const faults = rules.flatMap((rule) => faultsOf(rule).map((fault) => `${rule.name}: ${fault}`));
  const names = rules.map((rule) => rule.name);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) faults.push(`${name}: defined twice`);
  if (faults.length > 0) throw new Error(`redaction rules refused:\n${faults.join('\n')}`);
  return rules;
}

/** What makes a rule unsafe: no anchor, or a pattern that could take more than linear time. */
export function faultsOf(rule: Rule): readonly string[] {
  const faults: string[] = [];
  if (rule.anchors.length === 0 || rule.anchors.some((anchor) => anchor === "")) faults.push("needs an anchor");
  const { source, flags } = rule.pattern;
  if (!flags.includes('y')) faults.push('its pattern must be sticky');
  if (flags.includes('g')) faults.push('its pattern must not be global');
  const bare = source.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  if (/[*+]|\{\d+,\}/.test(bare)) faults.push('its pattern has a quantifier without an upper bound');
  if (/\(\?<[=!]/.test(source)) faults.push('its pattern looks behind');
  if (/\\[1-9]|\\k</.test(source)) faults.push('its pattern refers back to a group');
  if (/\{\d+(?:,\d+)?\}[^()]*\)(?:\{|\?\{)/.test(bare)) faults.push('its pattern nests quantifiers');
  return faults;
}
