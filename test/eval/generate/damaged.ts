import type { KbFiles } from '../../../src/kb/load.ts';
import type { LabelledPost } from '../shapes.ts';
import { bases } from './bases.ts';
import { DAMAGES } from './damage.ts';
import { random } from './random.ts';
import { allTexts } from './sign-texts.ts';

/** Most posts with the same damage; of more bases every so many-th is damaged, another set for each damage. */
const PER_DAMAGE = 250;

/** Bases with each damage; `kind` is the damage. */
export function damagedPosts(files: KbFiles): readonly LabelledPost[] {
  const causes = new Map(files.entries.causes.map((cause) => [cause.id, cause]));
  const all = bases(files);
  const step = Math.ceil(all.length / PER_DAMAGE);
  return Object.entries(DAMAGES).flatMap(([kind, damage], number) =>
    all
      .filter((_, index) => (index + number) % step === 0)
      .flatMap((base) => {
        const id = `${base.id}/${kind}`;
        const text = damage(base.text, random(id), allTexts(causes.get(base.cause)!, files.entries));
        return text === null ? [] : [{ ...base, id, kind, text }];
      }),
  );
}
