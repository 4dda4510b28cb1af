import { expect, test } from 'vitest';
import { leaks, WAYS } from '../../eval/redaction.ts';
import { BARE_CONTEXTS, NAMED_CONTEXTS } from './unseen/contexts.ts';
import { KINDS, type Kind } from './unseen/kinds.ts';
import { unmarked } from './unseen/marked.ts';

/** In a path, what follows base64 may be more of it. */
const BASE64_KINDS = new Set(['bedrock', 'aws-session']);

const redact = WAYS['redact']!;

/** Every way that a kind of secret is written in, with a new value each. */
function textsOf(kind: Kind): readonly (readonly [context: string, marked: string])[] {
  const named = Object.entries(NAMED_CONTEXTS).map(([context, text]) => [context, text(kind, kind.value())] as const);
  if (!kind.isTelling) return named;
  return [
    ...named,
    ...Object.entries(BARE_CONTEXTS).map(([context, text]) => [`bare, ${context}`, text(kind.value())] as const),
  ];
}

test.each(KINDS.map((kind) => [kind.kind, kind] as const))(
  '%s goes, however it is written, and what is around it stays',
  (_, kind) => {
    for (const [context, marked] of textsOf(kind)) {
      const { text, secrets, kept } = unmarked(marked);
      const masked = redact(text);
      for (const secret of secrets) expect(leaks(masked, secret), `${context}: ${marked} => ${masked}`).toBe(false);
      if (context === 'bare, path' && BASE64_KINDS.has(kind.kind)) continue;
      for (const part of kept) expect(masked, context).toContain(part);
    }
  },
);
