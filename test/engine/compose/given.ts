import { compile, type KnowledgeBase } from '../../../src/engine/compile.ts';
import { compose } from '../../../src/engine/compose.ts';
import type {
  Case,
  CauseEntry,
  CleanPost,
  CleanText,
  Entries,
  Evidence,
  Finding,
  Findings,
  JsonObject,
  Locale,
  Reply,
  Sign,
  StepEntry,
  SymptomEntry,
  Thing,
} from '../../../src/engine/types.ts';

/** What a test says about one part; everything else is plain and empty. */
export function step(told: Partial<StepEntry>): StepEntry {
  return { do: 'Do it.', run: null, if: null, affects: null, patch: null, paste: null, risk: null, ...told };
}

export function cause(id: string, told: Partial<CauseEntry> = {}): CauseEntry {
  return {
    id,
    area: 'cron',
    title: `Title of ${id}`,
    status: 'reviewed',
    replacedBy: null,
    kind: 'fault',
    affects: null,
    stage: null,
    reports: 1,
    symptoms: [],
    confirmedBy: [],
    ruledOutBy: [],
    cause: `Cause of ${id}.`,
    fix: [step({})],
    verify: null,
    sources: [`https://docs.openclaw.ai/${id}`],
    ...told,
  };
}

export function symptom(id: string, told: Partial<SymptomEntry> = {}): SymptomEntry {
  return { id, title: `title of ${id}`, when: [], proves: null, excludes: null, asks: [], ...told };
}

/** A sign that stands for a shared symptom. */
export function sharedSign(id: string): Sign {
  return { parts: [{ key: 'seen', all: [id] }], without: [], weak: false };
}

export function knowledge(
  causes: readonly CauseEntry[],
  symptoms: readonly SymptomEntry[] = [],
  values: Entries['values'] = {},
): KnowledgeBase {
  return compile({
    digest: 'test',
    causes,
    symptoms,
    values,
    vocabulary: {
      labels: {},
      values: {},
      words: {},
      heard: { worked: [], 'did-not-help': [], done: [], gone: [], 'safe-to-paste': [], where: [], 'is-it-right': [] },
      commands: { aliases: {}, commands: {} },
    },
    translations: {},
  });
}

export function finding(id: string, told: Partial<Finding> = {}): Finding {
  return {
    cause: id,
    confidence: 'certain',
    confirmed: 'program',
    quotes: [],
    captures: {},
    spots: [],
    symptoms: [],
    ...told,
  };
}

export function findings(front: readonly Finding[], told: Partial<Findings> = {}): Findings {
  return {
    front,
    notReached: [],
    passed: [],
    decided: front.length === 1,
    speaks: true,
    ask: null,
    answers: { seen: [], fresh: [], hidden: [] },
    values: {},
    ...told,
  };
}

export function evidence(told: Partial<Evidence> = {}): Evidence {
  return {
    text: '' as CleanText,
    at: null,
    lines: [],
    commands: [],
    things: [],
    documents: [],
    version: null,
    node: null,
    platform: null,
    ...told,
  };
}

/** A post that holds one JSON document, with things at these paths of it. */
export function jsonPost(
  value: JsonObject,
  paths: readonly string[],
  told: Partial<Evidence> = {},
  ways: Thing['ways'] = ['sent'],
): Evidence {
  const thing = (path: string): Thing => ({
    form: 'json',
    ways,
    line: 1,
    value: path
      .split('/')
      .slice(1)
      .reduce<JsonObject>((inner, key) => inner[key] as JsonObject, value),
    table: null,
    group: null,
    document: 0,
    path,
    command: null,
  });
  return evidence({
    documents: [{ line: 1, start: 0, end: 0, value, repaired: false }],
    things: paths.map(thing),
    ...told,
  });
}

export function caseOf(posts: readonly Evidence[] = [evidence()], told: Partial<Case> = {}): Case {
  return {
    standIns: { key: 'k', numbers: {} },
    posts,
    version: null,
    remarks: posts.map(() => []),
    advised: [],
    closed: [],
    ...told,
  };
}

export function replyTo(
  found: Findings,
  known: Case,
  kb: KnowledgeBase,
  locale: Locale = 'en',
  post: Partial<CleanPost> = {},
): Reply {
  const cleaned: CleanPost = {
    text: '' as CleanText,
    attachments: [],
    at: null,
    version: null,
    redacted: [],
    standIns: known.standIns,
    ...post,
  };
  return compose(found, known, kb, cleaned.redacted, locale);
}

/** What a thread was told before. */
export function advice(lead: string | null, asked: string | null = null): Case['advised'][number] {
  return { lead, confidence: 'likely', asked };
}
