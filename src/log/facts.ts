import { errorFacts } from './error-facts.ts';

/** A text that stands in the code. `string`, and a template with one in it, become `never`. */
export type Word<W> = W extends string ? (Record<never, never> extends { [word in W]: true } ? never : W) : never;

/** Facts of a line: numbers, claims, words that stand in the code, ids under keys that end in `Id`, and an `error`. */
export type Facts<F> = {
  readonly [K in keyof F]: K extends 'error'
    ? unknown
    : F[K] extends number | boolean | null | undefined
      ? F[K]
      : K extends `${string}Id`
        ? F[K] extends string | null | undefined
          ? F[K]
          : never
        : Word<F[K]>;
};

const KEY = /^(?!(?:level|time|what)$)[a-z][A-Za-z]{0,31}$/u;
const SNOWFLAKE = /^\d{1,20}$/u;
/** Names in the knowledge base: `cron-agentid-in-payload`. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+){0,15}$/u;
const NAMED = ['causeId', 'symptomId'];
/** `already-said`, `ManageMessages`, `en-US`; no sentence, and nothing with a digit. */
const WORD = /^[A-Za-z]+(?:[._:/-][A-Za-z]+){0,5}$/u;
const MAX_WORD = 64;

/** What may be written of facts. The compiler has had its say; whatever came by it nevertheless is written as `unfit`. */
export function factsOf(facts: object): { readonly [key: string]: unknown } {
  const told: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(facts)) {
    if (KEY.test(key)) told[key] = key === 'error' ? errorFacts(value) : fact(key, value);
  }
  return told;
}

function fact(key: string, value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.round(value * 1_000) / 1_000;
  const form = NAMED.includes(key) ? NAME : key.endsWith('Id') ? SNOWFLAKE : WORD;
  return typeof value === 'string' && value.length <= MAX_WORD && form.test(value) ? value : 'unfit';
}
