import type { CauseEntry, Entries, Sign, SymptomEntry, Vocabulary } from '../../src/engine/types.ts';
import { random } from '../eval/generate/random.ts';
import { sentences } from './sentences.ts';

/** One in so many causes shares its symptom with others, and one in so many is seen by a shape as well. */
const SHARING = 10;
const SHAPED = 20;

/** A knowledge base of `count` causes, the same in every run: one text or two each, some symptoms shared, some shapes. */
export function generatedEntries(count: number, vocabulary: Vocabulary): Entries {
  const from = random(`entries ${count}`);
  const texts = sentences(Math.ceil(count * 1.6), from);
  const symptoms = Array.from({ length: Math.ceil(count / SHARING / 4) }, (_, at) => symptom(at, texts[count + at]!));
  const spare = texts.slice(count + symptoms.length);
  const causes = Array.from({ length: count }, (_, at): CauseEntry => {
    const own: Sign[] = [says(texts[at]!, ...(at % 2 === 0 && at / 2 < spare.length ? [spare[at / 2]!] : []))];
    if (at % SHARING === 0) own.push(seen(symptoms[Math.floor(at / SHARING / 4) % symptoms.length]!.id));
    if (at % SHAPED === 0) own.push(shows(from.pick(['status', 'lastError', 'reason', 'mode']), `state ${at}`));
    return cause(at, texts[at]!, own);
  });
  return { digest: `generated-${count}`, causes, symptoms, values: {}, vocabulary, translations: {} };
}

function cause(at: number, text: string, symptoms: readonly Sign[]): CauseEntry {
  return {
    id: `cause-${at}`,
    area: `area-${at % 40}`,
    title: `Number ${at}: ${text.slice(0, 60)}`,
    status: 'reviewed',
    replacedBy: null,
    kind: 'fault',
    affects: null,
    stage: (['start', 'connect', 'request', 'run', 'deliver'] as const)[at % 5]!,
    reports: 1 + (at % 7),
    symptoms,
    confirmedBy: [],
    ruledOutBy: [],
    cause: `The program says "${text}" when the matching setting of number ${at} does not fit the rest.`,
    fix: [
      {
        do: 'Look at what is set now.',
        run: `openclaw config get area${at}`,
        if: null,
        affects: null,
        patch: null,
        paste: null,
        risk: null,
      },
      {
        do: 'Restart the gateway.',
        run: 'openclaw gateway restart',
        if: null,
        affects: null,
        patch: null,
        paste: null,
        risk: null,
      },
    ],
    verify: null,
    sources: ['https://docs.openclaw.ai/gateway/troubleshooting'],
  };
}

function symptom(at: number, text: string): SymptomEntry {
  return { id: `symptom-${at}`, title: `Symptom ${at}`, when: [says(text)], proves: null, excludes: null, asks: [] };
}

function says(...texts: readonly string[]): Sign {
  return { parts: [{ key: 'says', texts }], without: [], weak: false };
}

function seen(id: string): Sign {
  return { parts: [{ key: 'seen', all: [id] }], without: [], weak: false };
}

function shows(key: string, text: string): Sign {
  const shape = { is: 'object', keys: { [key]: { is: 'text', text } } } as const;
  return { parts: [{ key: 'shows', table: null, shape }], without: [], weak: false };
}
