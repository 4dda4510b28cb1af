import { Document, isMap, visit } from 'yaml';
import type { UiTexts } from './ui-words.ts';

type Paths = { readonly [name: string]: readonly string[] };

/** The name that `shows` uses → where the Control UI of some version has that label. */
const LABELS: Paths = {
  Status: ['cron.jobState.status', 'cron.runs.status', 'devices.inventory.tokenStatus'],
  Next: ['cron.jobState.next', 'cron.jobs.nextRun'],
  Last: ['cron.jobState.last', 'cron.jobs.lastRun'],
  Delivery: ['cron.jobDetail.delivery', 'cron.runs.delivery', 'cron.detail.deliverySection'],
  Schedule: ['cron.jobs.schedule'],
  Agent: ['cron.jobDetail.agent', 'cron.form.agentId'],
  Prompt: ['cron.jobDetail.prompt'],
  System: ['cron.jobDetail.system'],
  Configured: ['common.configured'],
  Running: ['common.running'],
  Connected: ['common.connected'],
  'Last probe': ['common.lastProbe'],
  'Last connect': ['common.lastConnect'],
  'Last message': ['common.lastMessage'],
  'Last inbound': ['common.lastInbound'],
  'Last error': ['channels.lastError', 'connection.access.lastError'],
  Role: ['devices.inventory.tokenRole'],
  Scopes: ['devices.inventory.scopesLabel'],
};
const VALUES: Paths = {
  error: ['cron.runs.runStatusError'],
  skipped: ['cron.runs.runStatusSkipped'],
  ok: ['cron.runs.runStatusOk'],
  unknown: ['cron.runs.runStatusUnknown', 'cron.runs.deliveryUnknown'],
  running: ['cron.runs.runStatusRunning'],
  delivered: ['cron.runs.deliveryDelivered'],
  'not delivered': ['cron.runs.deliveryNotDelivered'],
  'not requested': ['cron.runs.deliveryNotRequested'],
  yes: ['common.yes'],
  no: ['common.no'],
  'n/a': ['common.na'],
};
/** Words that stand alone, or among other chips, on a job's card. */
const WORDS: Paths = {
  'Enabled: false': ['cron.jobList.disabled'],
  'Enabled: true': ['cron.jobList.enabled'],
};
/** Where the Control UI tells of a failure in whole sentences. */
const FAILURES =
  /^(?:login\.failure\.\w+\.(?:\w*[tT]itle|\w*[sS]ummary)|connection\.(?:interrupted\w*|scopeUpgrade\.limited))$/;

/** Of a sentence that tells something by itself. */
const FEWEST_WORDS = 4;

const LABELS_HEAD = `# Labels, values and lone words of the Control UI's cards, by language: the name that \`shows\` uses → what the card prints.
# Made by \`npm run lab -- words\` from what OpenClaw itself ships; where it is read from stands in test/lab/words.ts.
`;
const SENTENCES_HEAD = `# Sentences in which the Control UI tells of a failure, by language. An entry names the English one under \`says\` and is found by all.
# Made by \`npm run lab -- words\` from what OpenClaw itself ships.
`;

/** `kb/locales/labels.yaml` from the texts of some versions, oldest first. */
export function labelsYaml(versions: readonly UiTexts[]): string {
  const labels = { ...byName(LABELS, versions), values: byName(VALUES, versions), words: byName(WORDS, versions) };
  return LABELS_HEAD + yamlOf(labels);
}

/** `kb/locales/sentences.yaml` from the texts of some versions, oldest first. */
export function sentencesYaml(versions: readonly UiTexts[]): string {
  const sentences: { [english: string]: { [language: string]: string[] } } = {};
  for (const texts of versions) {
    for (const [path, english] of texts['en'] ?? []) {
      if (!FAILURES.test(path) || english.split(' ').length < FEWEST_WORDS) continue;
      const name = withHoles(english);
      sentences[name] ??= {};
      for (const [language, known] of Object.entries(texts)) {
        const text = known.get(path);
        if (language !== 'en' && text !== undefined) add(sentences[name], shortName(language), withHoles(text));
      }
    }
  }
  return (
    SENTENCES_HEAD +
    yamlOf(inOrder(Object.fromEntries(Object.entries(sentences).map(([name, words]) => [name, inShort(words)]))))
  );
}

/** YAML with the languages of a word on one line. */
function yamlOf(data: object): string {
  const document = new Document(data);
  visit(document, {
    Map(_, node) {
      if (node.items.every(({ value }) => !isMap(value))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function byName(paths: Paths, versions: readonly UiTexts[]) {
  const names: { [name: string]: { [language: string]: string[] } } = {};
  for (const [name, places] of Object.entries(paths)) {
    names[name] = {};
    for (const texts of versions) {
      for (const [language, known] of Object.entries(texts)) {
        for (const place of places) {
          const text = known.get(place);
          if (text !== undefined) add(names[name], shortName(language), text);
        }
      }
    }
  }
  return Object.fromEntries(Object.entries(names).map(([name, words]) => [name, inShort(words)]));
}

/** One word as itself, several as a list. */
function inShort(words: { readonly [language: string]: readonly string[] }) {
  return inOrder(
    Object.fromEntries(Object.entries(words).map(([name, all]) => [name, all.length === 1 ? all[0] : all])),
  );
}

function add(words: { [language: string]: string[] }, language: string, text: string): void {
  words[language] ??= [];
  if (!words[language].includes(text)) words[language].push(text);
}

/** As entries write languages: only Chinese has two. */
function shortName(language: string): string {
  return language === 'zh-TW' ? language : language.slice(0, 2);
}

/** `{host}` of the UI is any words to a sign. */
function withHoles(text: string): string {
  return text.replace(/\{\w+\}/g, '{…}');
}

function inOrder<Value>(map: { readonly [name: string]: Value }): { [name: string]: Value } {
  return Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));
}
