import type { CauseEntry, Entries, Sign } from '../../../src/engine/types.ts';

/** Texts by which a cause is seen and confirmed at once: its own `says`, with nothing else to hold. */
export function ownTexts(cause: CauseEntry): readonly string[] {
  return cause.symptoms.filter((sign) => isPlain(sign) && !sign.weak).flatMap(says);
}

/** All texts that speak for a cause, those of shared symptoms included. */
export function allTexts(cause: CauseEntry, entries: Entries): readonly string[] {
  const shared = [...cause.symptoms, ...cause.confirmedBy]
    .flatMap((sign) => sign.parts)
    .flatMap((part) => (part.key === 'seen' ? part.all : []))
    .flatMap((id) => entries.symptoms.find((symptom) => symptom.id === id)?.when ?? []);
  return [...cause.symptoms, ...cause.confirmedBy, ...shared].flatMap(says);
}

/** Texts of the shared symptoms, each with the causes that name it. */
export function sharedTexts(entries: Entries): readonly { readonly symptom: string; readonly text: string }[] {
  return entries.symptoms.flatMap((symptom) =>
    symptom.when
      .filter(isPlain)
      .flatMap(says)
      .map((text) => ({ symptom: symptom.id, text })),
  );
}

function isPlain(sign: Sign): boolean {
  return sign.parts.length === 1 && sign.parts[0].key === 'says' && sign.without.length === 0;
}

function says(sign: Sign): readonly string[] {
  return sign.parts.flatMap((part) => (part.key === 'says' ? part.texts : []));
}
