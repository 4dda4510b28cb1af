import { newCase } from '../engine/case.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { diagnose } from '../engine/diagnose.ts';
import { withRelated } from '../kb/with-related.ts';
import { type Io, write } from './io.ts';
import { Pastes } from './pastes.ts';
import { printReply } from './print-reply.ts';

const WELCOME = `Claw Clinic reads what OpenClaw printed when it failed, and answers with the cause and the steps.
Nothing leaves this machine; secrets are masked before anything is read.

Paste the error and press Enter twice. What follows belongs to the same case; \`new\` starts another, \`exit\` leaves.
`;

/** A conversation at the terminal: takes pastes and answers until the person leaves. */
export async function converse(kb: KnowledgeBase, io: Io): Promise<void> {
  await write(io.stdout, WELCOME);
  const pastes = new Pastes(io, ['new', 'exit', 'quit']);
  try {
    await answerAll(pastes, kb, io);
  } finally {
    pastes.close();
  }
}

async function answerAll(pastes: Pastes, kb: KnowledgeBase, io: Io): Promise<void> {
  let known = newCase();
  for (;;) {
    await write(io.stdout, '\n> ');
    const given = await pastes.next();
    if (given === null || given === 'exit' || given === 'quit') return write(io.stdout, '\n');
    if (given === 'new') {
      known = newCase();
      await write(io.stdout, 'A new case.\n');
      continue;
    }
    await write(io.stdout, '\n');
    const post = { text: given, at: new Date().toISOString() };
    const turn = diagnose(known, post, kb);
    known = turn.case;
    await printReply(withRelated(turn.reply, post, kb), io);
  }
}
