import { openCase } from '../../src/engine/case.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { json } from '../../src/engine/render/json.ts';
import type { Post } from '../../src/engine/types.ts';

/** A reply in the form that the command line prints, which is what every measurement reads. */
export type Told = ReturnType<typeof json>;

/** The replies to the posts of one case, in order. */
export function answers(posts: readonly Post[], kb: KnowledgeBase): readonly Told[] {
  let known = openCase('evaluation-of-posts');
  return posts.map((post) => {
    const turn = diagnose(known, post, kb);
    known = turn.case;
    return json(turn.reply);
  });
}

/** The reply to a post that is a case of its own. */
export function answer(post: Post, kb: KnowledgeBase): Told {
  return answers([post], kb)[0]!;
}
