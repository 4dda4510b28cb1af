import { phrases } from '../phrases.ts';
import type { Reply } from '../types.ts';
import { markdown } from './markdown.ts';

/** A reply in the form of the command line's public contract, version 1. Its schema is in `src/cli/reply-schema.ts`. */
export function json(reply: Reply) {
  return {
    schema: 1 as const,
    kind: reply.kind,
    speaks: reply.speaks,
    confidence: reply.confidence,
    causes: reply.causes.map(({ id, title, cause, confidence, draft, evidence }) => ({
      id,
      title,
      cause,
      confidence,
      draft,
      evidence: evidence.map(({ line, text }) => ({ line, text })),
    })),
    notes: [...reply.answers, ...reply.notes],
    steps: reply.steps.map(({ do: action, run, paste, risk, condition }) => ({
      do: action,
      run,
      risk,
      paste,
      condition,
    })),
    corrected: reply.corrected,
    verify: reply.verify,
    ask: reply.ask === null ? null : question(reply.ask, phrases(reply.locale).colon),
    next: reply.next,
    sources: reply.sources,
    redacted: reply.redacted,
    text: markdown(reply),
  };
}

function question({ do: request, paste, run, outcomes }: NonNullable<Reply['ask']>, colon: string) {
  return { do: paste === null ? request : `${request.replace(/[.:]$/, '')}${colon}${paste}`, run, outcomes };
}
