import type { Phrases } from '../phrases.ts';
import type { Locale, Redaction, Reply, Step } from '../types.ts';

/** What is said when nothing fits. Never unasked; asked, it says what to paste. `answers`: to what the person said or asked. */
export function silence(
  answers: readonly string[],
  worked: boolean,
  redacted: readonly Redaction[],
  locale: Locale,
  say: Phrases,
): Reply {
  return {
    kind: 'silence',
    locale,
    speaks: false,
    confidence: null,
    causes: [],
    isRepeated: false,
    answers,
    notes: worked ? [] : [say.silence],
    steps: worked
      ? []
      : [
          plain(say.pasteError, null),
          plain(say.pasteStatus, 'openclaw status --all'),
          plain(say.pasteVersion, 'openclaw --version'),
        ],
    corrected: null,
    verify: null,
    ask: null,
    next: [],
    sources: [],
    redacted,
  };
}

function plain(text: string, run: string | null): Step {
  return { do: text, run, paste: null, risk: null, condition: null };
}
