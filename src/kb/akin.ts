import type { KnowledgeBase } from '../engine/compile.ts';
import { causeOf, titlesOf } from '../engine/look-up.ts';
import type { CauseId, CleanText } from '../engine/types.ts';
import { termsOf, textsOf, wordsOf } from './words.ts';

/**
 * What words of a question must tell together, in bits: how much rarer the entries that have them are than entries are. Two
 * that one in five has are just enough; tuned on the questions in test/kb/akin.test.ts.
 */
const TELLING = 4.5;
/** A word that at most one entry in sixteen has, and some in their names or titles, tells enough as the whole question. */
const ONE_WORD = 4;
/** An error code or the name of an option or variable that at most one entry in thirty-two has. */
const CODE = 5;
/** What people say about anything: greetings, thanks, that it fails or works, who and when. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    'hello hi hey yo good morning evening night everyone everybody anybody anyone somebody someone thank thx ty please sorry ok okay yes bot claw clinic openclaw ' +
    'work fail problem issue error wrong broken bug trouble help question answer tell know think mean see look say ask like love want need use try make go going ' +
    'come give take keep happen thing stuff something anything everything nothing now today yesterday tomorrow again still here same way nice great bad slow fast ' +
    'new old some any all also too very really much more most just only even ever never always who them him her us am been being were would should could may might ' +
    'must than about after before up down out off over back because ' +
    'hola buenas buenos gracias ayuda error problema funciona falla pasa hace hacer puedo puede quiero tengo estoy esta este esto eso esa algo nada todo muy más ' +
    'como cómo qué que cuál dónde donde cuándo por para con sin el la los las un una de del en mi me se al lo y o es son está hay ya ' +
    '你好 谢谢 工作 不工 什么 怎么 为什 么办 怎样 如何 可以 不能 不行 没有 这个 那个 一个 我的 你们 我们 问题 出错 错误 帮忙 请问'
  )
    .split(' ')
    .map(stem),
);

/** Words of an entry: those it is recognised and called by, and all with its cause and steps. */
type EntryWords = {
  readonly id: CauseId;
  readonly reports: number;
  readonly name: ReadonlySet<string>;
  readonly recognised: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
};

const known = new WeakMap<KnowledgeBase, readonly EntryWords[]>();

/**
 * The entries that a question in words is about, best first, at most `limit`: they have at least half of its telling words, and
 * these are rare enough. Small talk, and a word that many entries have, find nothing.
 */
export function akin(kb: KnowledgeBase, question: CleanText, limit: number): readonly CauseId[] {
  const entries = known.get(kb) ?? entriesOf(kb);
  known.set(kb, entries);
  const codes = new Set((question.match(CODE_LIKE) ?? []).map((word) => stem(word.toLowerCase())));
  const weights = new Map<string, number>();
  for (const term of new Set(termsOf(question).map(stem))) {
    const having = entries.filter(({ all }) => all.has(term)).length;
    // Of Chinese, pairs of characters that no entry has are mostly no words.
    if (!EVERYDAY.has(term) && (having > 0 || !IS_PAIR.test(term)))
      weights.set(term, Math.log2(entries.length / having));
  }
  const terms = [...weights.keys()];
  const found = entries.flatMap((entry) => {
    const shared = terms.filter((term) => entry.all.has(term));
    if (shared.length === 0 || shared.length * 2 < terms.length) return [];
    const weight = shared.reduce((sum, term) => sum + weights.get(term)!, 0);
    const isNamed = shared.some(
      (term) => entry.name.has(term) || (IS_WORD_PAIR.test(term) && entry.recognised.has(term)),
    );
    const isAbout =
      (shared.length > 1 && weight >= TELLING && shared.some((term) => entry.recognised.has(term))) ||
      (terms.length === 1 && weight >= ONE_WORD && isNamed) ||
      shared.some((term) => codes.has(term) && weights.get(term)! >= CODE);
    const named = shared.filter((term) => entry.name.has(term)).length;
    return isAbout ? [{ ...entry, weight, named }] : [];
  });
  found.sort((a, b) => b.weight - a.weight || b.named - a.named || b.reports - a.reports || (a.id < b.id ? -1 : 1));
  return found.slice(0, limit).map(({ id }) => id);
}

/** `ECONNREFUSED`, `--at`, `1008`, `gateway.auth.token`. */
const CODE_LIKE = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|\b[A-Z]{5,}\b|(?<=--)[a-z-]+|\b\d{3,5}\b/g;
/** Two characters of a language without spaces. */
const IS_PAIR = /^[\u3040-\u30ff\u3400-\u9fff]/;
/** Two Chinese characters, mostly a word; two signs of a Japanese syllabary are mostly none. */
const IS_WORD_PAIR = /^[\u3400-\u9fff]{2}$/;

function entriesOf(kb: KnowledgeBase): readonly EntryWords[] {
  return kb.causes.names.map((id) => {
    const { area, symptoms, cause, fix, reports } = causeOf(kb, id)!;
    const name = `${id.replaceAll('-', ' ')} ${area} ${titlesOf(kb, id).join(' ')}`;
    const recognised = [name, ...textsOf(kb, symptoms)].join('\n');
    const steps = fix.map((step) => `${step.do} ${step.run ?? ''}`);
    const all = [recognised, cause, ...steps].join('\n');
    return {
      id,
      reports,
      name: stems(name),
      recognised: stems(recognised),
      all: stems(all),
    };
  });
}

function stems(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map(stem));
}

/** A word without the ending that English gives it: `pairing` and `paired` → `pair`. Short words stay. */
function stem(word: string): string {
  return word.length < 4 ? word : word.replace(/(?:ing|ed|s)$/, '').replace(/e$/, '');
}
