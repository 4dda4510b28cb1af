import type { KnowledgeBase } from '../../engine/compile.ts';
import { fill } from '../../engine/compose/fill.ts';
import { everyStep } from '../../engine/compose/steps.ts';
import { inLanguage } from '../../engine/in-language.ts';
import { causeOf } from '../../engine/look-up.ts';
import { type Phrases, phrases } from '../../engine/phrases.ts';
import { paragraphs, sentence } from '../../engine/render/paragraphs.ts';
import type { CauseEntry, Locale, Reply } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { lineBody } from './line-body.ts';
import { longBody } from './long-body.ts';
import type { MessageBody } from './message.ts';
import { lesser, needed } from './piece.ts';
import { quoted } from './quoted.ts';
import { sourceLine, sourceLinks } from './sources.ts';

/** An entry of the knowledge base for somebody who looks it up: steps for every version, with nothing filled in. */
export function entryBody(
  kb: KnowledgeBase,
  id: string,
  locale: Locale,
  view: { readonly isPrivate: boolean },
): MessageBody {
  const say = phrases(locale);
  const own = discordPhrases(locale);
  const spoken = inLanguage(kb, locale);
  const entry = causeOf(spoken, id);
  if (entry === undefined) return lineBody(own.noEntry(quoted(id, 80)), view.isPrivate);
  const told = paragraphs(asReply(entry, spoken, locale, say), say);
  const pieces = [
    needed('head', 100, `### ${told.title}`),
    needed('head', 95, told.cause),
    ...told.notes.map((text) => needed('head', 94, text)),
    needed('head', 93, entry.affects === null ? '' : sentence(own.affects(`\`${entry.affects}\``))),
    ...told.steps.map((text) => needed('steps', 90, text, sentence(own.inFile))),
    lesser('verify', 60, told.verify),
    needed('sources', 71, sourceLine(sourceLinks(entry.sources), say)),
    needed('small', 70, `-# ${sentence(own.entry(entry.id))}`),
  ];
  return longBody(pieces, `${entry.id}.md`, locale, view);
}

function asReply(entry: CauseEntry, kb: KnowledgeBase, locale: Locale, say: Phrases): Reply {
  const isDraft = entry.status === 'draft';
  const title = fill(entry.title, {});
  const cause = fill(entry.cause, {});
  return {
    kind: 'diagnosis',
    locale,
    speaks: false,
    confidence: null,
    causes: [{ id: entry.id, title, cause, draft: isDraft, isHowto: false, confidence: 'certain', evidence: [] }],
    isRepeated: false,
    answers: [],
    notes: isDraft ? [say.draft] : [],
    steps: everyStep(entry.fix, kb, say),
    corrected: null,
    verify:
      entry.verify === null
        ? null
        : { do: fill(entry.verify.do, {}), run: entry.verify.run === null ? null : fill(entry.verify.run, {}) },
    ask: null,
    next: [],
    sources: [],
    redacted: [],
  };
}
