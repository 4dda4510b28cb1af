import type { KbFiles } from '../../../src/kb/load.ts';
import type { LabelledPost } from '../shapes.ts';
import { bases } from './bases.ts';
import { DAMAGES } from './damage.ts';
import { random } from './random.ts';
import { allTexts } from './sign-texts.ts';

/** Every base once with each damage; `kind` is the damage. */
export function damagedPosts(files: KbFiles): readonly LabelledPost[] {
  const causes = new Map(files.entries.causes.map((cause) => [cause.id, cause]));
  return bases(files).flatMap((base) => {
    const texts = allTexts(causes.get(base.cause)!, files.entries);
    return Object.entries(DAMAGES).map(([kind, damage]) => {
      const id = `${base.id}/${kind}`;
      return { ...base, id, kind, text: damage(base.text, random(id), texts) };
    });
  });
}
