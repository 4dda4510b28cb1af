import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AFTERWARDS } from '../engine/redact/unseen/afterwards.ts';
import { AFTERWARDS_LOOK_ALIKES } from '../engine/redact/unseen/afterwards-look-alikes.ts';
import { COMMANDS } from '../engine/redact/unseen/commands.ts';
import { FILES } from '../engine/redact/unseen/files.ts';
import { HARMLESS_VALUES, HARMLESS_WORDS } from '../engine/redact/unseen/harmless.ts';
import { HELD, HELD_LOOK_ALIKES } from '../engine/redact/unseen/held.ts';
import { HELD_AGAIN, HELD_AGAIN_LOOK_ALIKES } from '../engine/redact/unseen/held-again.ts';
import { HELD_LAST } from '../engine/redact/unseen/held-last.ts';
import { LAST, LAST_LOOK_ALIKES } from '../engine/redact/unseen/last.ts';
import { LATER, LATER_LOOK_ALIKES } from '../engine/redact/unseen/later.ts';
import { VALUES, WORDS } from '../engine/redact/unseen/look-alikes.ts';
import { unmarked } from '../engine/redact/unseen/marked.ts';
import { PEOPLE } from '../engine/redact/unseen/people.ts';
import { PRINTED } from '../engine/redact/unseen/printed.ts';
import { PROVIDERS } from '../engine/redact/unseen/providers.ts';
import { SAID, WRAPPED } from '../engine/redact/unseen/said.ts';
import { SHAPES } from '../engine/redact/unseen/shapes.ts';
import { TALK } from '../engine/redact/unseen/talk.ts';
import { WRITTEN } from '../engine/redact/unseen/written.ts';

/** A text with secrets. `clean`: the same without what is zero-width or escaped. `expect`: whether its two tokens are one. */
export type Positive = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly secrets: readonly string[];
  readonly keep: readonly string[];
  readonly clean?: readonly string[];
  readonly expect?: 'same-placeholder' | 'different-placeholder';
};
/** A text that looks as if it held a secret. */
type Negative = { readonly id: string; readonly text: string };

/** Packed, so that nobody's secret scanner takes the invented values for real ones. */
function packed<T>(name: string): readonly T[] {
  const file = new URL(`../engine/redact/corpus/${name}.jsonl.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** The texts that the redactor is measured on. */
export const POSITIVES = packed<Positive>('positives');
export const NEGATIVES = packed<Negative>('negatives');

/** Texts of other contexts and providers; all around the secrets is to be kept. */
export const OTHER_POSITIVES: readonly Positive[] = Object.entries({
  FILES,
  COMMANDS,
  TALK,
  PROVIDERS,
  LATER,
  PRINTED,
  WRITTEN,
  SAID,
  WRAPPED,
  PEOPLE,
  SHAPES,
  AFTERWARDS,
  LAST,
  HELD,
  HELD_AGAIN,
  HELD_LAST,
}).flatMap(([group, texts]) =>
  texts.map((marked, at) => {
    const { text, secrets, kept } = unmarked(marked);
    return { id: `${group.toLowerCase()} ${at + 1}`, kind: group.toLowerCase(), text, secrets, keep: kept };
  }),
);
export const OTHER_NEGATIVES: readonly Negative[] = Object.entries({
  VALUES,
  WORDS,
  LATER: LATER_LOOK_ALIKES,
  HARMLESS_VALUES,
  HARMLESS_WORDS,
  AFTERWARDS: AFTERWARDS_LOOK_ALIKES,
  LAST: LAST_LOOK_ALIKES,
  HELD: HELD_LOOK_ALIKES,
  HELD_AGAIN: HELD_AGAIN_LOOK_ALIKES,
}).flatMap(([group, texts]) => texts.map((text, at) => ({ id: `${group.toLowerCase()} ${at + 1}`, text })));
