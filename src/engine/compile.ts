import { foldText } from './match/shape.ts';
import { indexTexts, type TextIndex } from './match/text-index.ts';
import { type PackedList, type PackedMap, pack, packNamed } from './packed.ts';
import type {
  CauseEntry,
  CauseId,
  CauseWords,
  Entries,
  Locale,
  Shape,
  Sign,
  SignPart,
  SymptomEntry,
  SymptomId,
  SymptomWords,
  Translation,
  Vocabulary,
} from './types.ts';

/** Who a sign speaks for. */
export type Owner =
  | { readonly of: 'symptom'; readonly id: SymptomId }
  | { readonly of: 'answer'; readonly id: string; readonly symptom: SymptomId; readonly question: number }
  | { readonly of: 'cause'; readonly id: CauseId; readonly role: 'symptom' | 'confirms' | 'rules-out' }
  | { readonly of: 'value'; readonly name: string };

/** A sign with its parts numbered; `parts[0]` is the event. */
export type CompiledSign = {
  readonly owner: Owner | null;
  readonly parts: readonly number[];
  readonly without: readonly number[];
  readonly weak: boolean;
};

export type CauseSigns = {
  readonly symptoms: readonly number[];
  readonly confirms: readonly number[];
  readonly rulesOut: readonly number[];
};

/** What is translated into one language. */
export type Words = { readonly causes: PackedMap<CauseWords>; readonly symptoms: PackedMap<SymptomWords> };

/** Entries with everything that matching needs beside them. Plain data: survives `structuredClone`. `look-up.ts` reads what is packed. */
export type KnowledgeBase = {
  readonly digest: string;
  readonly causes: PackedMap<CauseEntry>;
  readonly symptoms: PackedMap<SymptomEntry>;
  readonly translations: { readonly [locale in Locale]?: Words };
  /** The language that entries are looked up in; null is English. See `in-language.ts`. */
  readonly words: Words | null;
  readonly vocabulary: Vocabulary;
  readonly parts: PackedList<SignPart>;
  readonly signs: PackedList<CompiledSign>;
  readonly texts: TextIndex;
  /** Text → parts that look for it. */
  readonly textParts: readonly (readonly number[])[];
  /** Key of an object, folded → parts whose shape is filed under it (its rarest key). */
  readonly shapeParts: ReadonlyMap<string, readonly number[]>;
  /** Command name → parts. */
  readonly commandParts: ReadonlyMap<string, readonly number[]>;
  /** Part → signs it is the event of. */
  readonly events: readonly (readonly number[])[];
  /** Symptom or `symptom/answer` → signs whose event it is. */
  readonly seenEvents: ReadonlyMap<string, readonly number[]>;
  /** Symptom or `symptom/answer` → the signs that define it. */
  readonly namedSigns: ReadonlyMap<string, readonly number[]>;
  readonly causeSigns: PackedMap<CauseSigns>;
  /** Value that steps fill in → signs that read it. */
  readonly valueSigns: { readonly [name: string]: readonly number[] };
  /** Symptom → how many causes list it. */
  readonly sharedBy: { readonly [id: SymptomId]: number };
};

/** Compiles entries once. What comes out does not depend on their order. */
export function compile(entries: Entries): KnowledgeBase {
  const causes = [...entries.causes].filter((cause) => cause.status !== 'retired').sort(byId);
  const symptoms = [...entries.symptoms].sort(byId);
  const builder = new Builder();
  const namedSigns = new Map<string, number[]>();
  const causeSigns = new Map<CauseId, CauseSigns>();
  const valueSigns: { [name: string]: readonly number[] } = {};
  for (const symptom of symptoms) {
    for (const sign of symptom.when) file(namedSigns, symptom.id, builder.add(sign, { of: 'symptom', id: symptom.id }));
    if (typeof symptom.asks === 'string') continue;
    symptom.asks.forEach((question, number) => {
      for (const [name, answer] of Object.entries(question.answers)) {
        const owner: Owner = { of: 'answer', id: `${symptom.id}/${name}`, symptom: symptom.id, question: number };
        for (const sign of answer.when) file(namedSigns, owner.id, builder.add(sign, owner));
      }
    });
  }
  const sharedBy: { [id: SymptomId]: number } = {};
  for (const cause of causes) {
    const add = (signs: readonly Sign[], role: 'symptom' | 'confirms' | 'rules-out') =>
      signs.map((sign) => builder.add(sign, { of: 'cause', id: cause.id, role }));
    causeSigns.set(cause.id, {
      symptoms: add(cause.symptoms, 'symptom'),
      confirms: add(cause.confirmedBy, 'confirms'),
      rulesOut: add(cause.ruledOutBy, 'rules-out'),
    });
    for (const { parts } of cause.symptoms) {
      if (parts[0].key === 'seen') for (const id of parts[0].all) sharedBy[id] = (sharedBy[id] ?? 0) + 1;
    }
  }
  for (const [name, signs] of Object.entries(entries.values).sort(([a], [b]) => (a < b ? -1 : 1))) {
    valueSigns[name] = signs.map((sign) => builder.add(sign, { of: 'value', name }));
  }
  return {
    digest: entries.digest,
    causes: packNamed(new Map(causes.map((cause) => [cause.id, cause]))),
    symptoms: packNamed(new Map(symptoms.map((symptom) => [symptom.id, symptom]))),
    translations: Object.fromEntries(
      Object.entries(entries.translations).map(([locale, translation]) => [locale, packedWords(translation)]),
    ),
    words: null,
    vocabulary: entries.vocabulary,
    sharedBy,
    namedSigns,
    causeSigns: packNamed(causeSigns),
    valueSigns,
    ...builder.built(),
  };
}

function packedWords({ causes, symptoms }: Translation): Words {
  return {
    causes: packNamed(new Map(Object.entries(causes))),
    symptoms: packNamed(new Map(Object.entries(symptoms))),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Numbers parts, texts and signs, and files each under what a post can show of it. */
class Builder {
  private readonly parts: SignPart[] = [];
  private readonly partNumbers = new Map<string, number>();
  private readonly signs: CompiledSign[] = [];
  private readonly texts: string[] = [];
  private readonly printed: boolean[] = [];
  private readonly textNumbers = new Map<string, number>();
  private readonly textParts: number[][] = [];
  private readonly commandParts = new Map<string, number[]>();
  private readonly events: number[][] = [];
  private readonly seenEvents = new Map<string, number[]>();

  add(sign: Sign, owner: Owner | null): number {
    const without = sign.without.map((other) => this.add(other, null));
    const parts = sign.parts.map((part) => this.part(part));
    const number = this.signs.push({ owner, parts, without, weak: sign.weak }) - 1;
    if (owner === null) return number;
    const event = sign.parts[0];
    if (event.key === 'seen') {
      for (const name of event.all) file(this.seenEvents, name, number);
    } else this.events[parts[0]!]!.push(number);
    return number;
  }

  private part(part: SignPart): number {
    const key = JSON.stringify(part);
    const known = this.partNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.parts.push(part) - 1;
    this.partNumbers.set(key, number);
    this.events.push([]);
    if (part.key === 'says' || part.key === 'told') {
      for (const text of part.texts) this.text(text, part.key === 'says', number);
    } else if (part.key === 'command') {
      for (const name of part.names) file(this.commandParts, name, number);
    }
    return number;
  }

  private text(text: string, printed: boolean, part: number): void {
    let number = this.textNumbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.textNumbers.set(text, number);
      this.textParts.push([]);
      this.printed.push(false);
    }
    this.textParts[number]!.push(part);
    if (printed) this.printed[number] = true;
  }

  built() {
    return {
      parts: pack(this.parts),
      signs: pack(this.signs),
      texts: indexTexts(this.texts, this.printed),
      textParts: this.textParts,
      shapeParts: this.fileShapes(),
      commandParts: this.commandParts,
      events: this.events,
      seenEvents: this.seenEvents,
    };
  }

  /** Each shape under the rarest of the keys that must be there, with its value where that is given. */
  private fileShapes(): Map<string, number[]> {
    const needed = this.parts.map((part) => {
      if (part.key !== 'shows' && part.key !== 'sends') return [];
      const keys = Object.entries(part.shape.keys).filter(([, shape]) => shape.is !== 'missing');
      // A shape without a needed key, such as `table: Paired` alone, is filed under its table.
      if (keys.length === 0) return [[`table:${part.table?.toLowerCase() ?? ''}`]];
      return keys.map(([key, shape]) => literals(shape)?.map((value) => filedAs(key, value)) ?? [filedAs(key)]);
    });
    const counts = new Map<string, number>();
    for (const name of needed.flat(2)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const costOf = (names: readonly string[]) => names.reduce((sum, name) => sum + counts.get(name)!, 0);
    const filed = new Map<string, number[]>();
    needed.forEach((choices, number) => {
      const [rarest] = choices.sort((a, b) => costOf(a) - costOf(b) || (a[0]! < b[0]! ? -1 : 1));
      for (const name of rarest ?? []) file(filed, name, number);
    });
    return filed;
  }
}

/** Under which name a shape that needs a key (with a value) is filed, and a thing that has it looked up. */
export function filedAs(key: string, value?: string): string {
  return value === undefined ? key.toLowerCase() : `${key.toLowerCase()}=${foldText(value)}`;
}

/** The values that a shape allows, if they are a short list of plain ones. */
function literals(shape: Shape): readonly string[] | null {
  if (shape.is === 'equals') return [String(shape.value)];
  if (shape.is === 'text') return shape.text.includes('{') ? null : [shape.text];
  if (shape.is !== 'one-of') return null;
  const each = shape.shapes.map(literals);
  return each.every((values) => values !== null) ? each.flat() : null;
}

function file(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list) list.push(number);
  else map.set(key, [number]);
}
