import type { KbFiles } from '../../../src/kb/load.ts';
import { labelledPosts } from '../corpus.ts';
import type { LabelledPost } from '../shapes.ts';
import { fill } from './fill.ts';
import { random } from './random.ts';
import { ownTexts } from './sign-texts.ts';

/** Posts to damage or to bury: saved ones whose cause has an entry, the entries' own examples, and their texts alone. */
export function bases(files: KbFiles): readonly LabelledPost[] {
  const causes = files.entries.causes.filter((cause) => cause.status !== 'retired' && cause.kind === 'fault');
  const ids = new Set(causes.map((cause) => cause.id));
  const saved = labelledPosts('cases').filter((post) => ids.has(post.cause));
  const examples = causes.flatMap((cause) =>
    (files.causes[cause.id]?.matches ?? [])
      .filter(({ posts }) => posts.length === 1 && posts[0]!.at === undefined && posts[0]!.version === undefined)
      .map(({ posts }, index) => post(`${cause.id}:example-${index + 1}`, cause, posts[0]!.text)),
  );
  const texts = causes.flatMap((cause) =>
    ownTexts(cause).map((text, index) => {
      const id = `${cause.id}:text-${index + 1}`;
      return post(id, cause, fill(text, random(id)));
    }),
  );
  return [...saved, ...examples, ...texts];
}

function post(id: string, cause: { readonly id: string; readonly area: string }, text: string): LabelledPost {
  return {
    id,
    area: cause.area,
    cause: cause.id,
    also: [],
    version: null,
    lang: 'en',
    confidence: 'medium',
    fixMust: [],
    fixMustAny: [],
    text,
    kind: 'plain',
  };
}
