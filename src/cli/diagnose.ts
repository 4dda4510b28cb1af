import { newCase } from '../engine/case.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { diagnose } from '../engine/diagnose.ts';
import { json } from '../engine/render/json.ts';
import type { Locale, Post, Reply } from '../engine/types.ts';
import { withRelated } from '../kb/with-related.ts';
import { answerLines } from './answer-lines.ts';
import { Fault } from './fault.ts';
import { type Io, write } from './io.ts';
import { knowledgeBase } from './knowledge.ts';
import { postLine, threadLine } from './posts.ts';
import { printReply } from './print-reply.ts';
import { readLong } from './read-long.ts';

export type DiagnoseOptions = {
  readonly json?: true;
  readonly jsonl?: true;
  readonly thread?: true;
  readonly threads?: true;
  readonly locale?: Locale;
  readonly at?: string;
  readonly version?: string;
};

/** `clinic diagnose`: one post, or a stream of posts or cases, one line each. */
export async function diagnoseCommand(file: string | undefined, options: DiagnoseOptions, io: Io): Promise<void> {
  const forms = (['json', 'jsonl', 'thread', 'threads'] as const).filter((form) => options[form]);
  if (forms.length > 1) throw new Fault(`give one of ${forms.map((form) => `--${form}`).join(', ')}`, 2);
  const kb = knowledgeBase();
  if (options.jsonl) return answerLines(file, io, (line) => answerPost(line, options, kb));
  if (options.thread) return answerLines(file, io, threadAnswerer(options, kb));
  if (options.threads) return answerLines(file, io, (line) => answerThread(line, options, kb));

  const text = await readLong(file, kb, io);
  if (text.trim() === '') io.stderr.write('clinic: the input is empty\n');
  const post = withDefaults({ text }, options);
  const reply = withRelated(diagnose(newCase(), post, kb).reply, post, kb);
  if (options.json) return write(io.stdout, `${JSON.stringify(json(reply))}\n`);
  return printReply(reply, io);
}

function answerPost(line: string, options: DiagnoseOptions, kb: KnowledgeBase): object {
  const { id, post } = postLine(line);
  return { id, reply: json(diagnose(newCase(), withDefaults(post, options), kb).reply) };
}

function threadAnswerer(options: DiagnoseOptions, kb: KnowledgeBase): (line: string) => object {
  let known = newCase();
  return (line) => {
    const { id, post } = postLine(line);
    const turn = diagnose(known, withDefaults(post, options), kb);
    known = turn.case;
    return { id, reply: json(turn.reply) };
  };
}

function answerThread(line: string, options: DiagnoseOptions, kb: KnowledgeBase): object {
  const { id, posts } = threadLine(line);
  let known = newCase();
  const replies: Reply[] = [];
  for (const post of posts) {
    const turn = diagnose(known, withDefaults(post, options), kb);
    known = turn.case;
    replies.push(turn.reply);
  }
  return { id, replies: replies.map(json) };
}

/** What a post says of itself goes before what the command line says of all. */
function withDefaults(post: Post, { at, version, locale }: DiagnoseOptions): Post {
  return {
    ...(at === undefined ? {} : { at }),
    ...(version === undefined ? {} : { version }),
    ...(locale === undefined ? {} : { locale }),
    ...post,
  };
}
