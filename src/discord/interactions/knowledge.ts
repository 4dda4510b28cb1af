import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  ApplicationCommandOptionType,
  InteractionResponseType,
} from 'discord.js';
import { newCase } from '../../engine/case.ts';
import { clean } from '../../engine/clean.ts';
import { inLanguage } from '../../engine/in-language.ts';
import { causeOf } from '../../engine/look-up.ts';
import { phrases } from '../../engine/phrases.ts';
import { masked } from '../../engine/render/masked.ts';
import { clip } from '../../engine/render/plain.ts';
import type { CleanPost, Locale } from '../../engine/types.ts';
import { search } from '../../kb/search.ts';
import type { Desk } from '../desk.ts';
import { entryBody } from '../render/entry-body.ts';
import { checkClean } from '../render/gate.ts';
import type { MessageBody } from '../render/message.ts';
import { searchBody } from '../render/search-body.ts';
import { withLines } from '../render/with-lines.ts';
import { type Answer, lineAnswer, messageAnswer, ownLocale, sayTo } from './answer.ts';

/** Discord's limits of a list of suggestions. https://discord.com/developers/docs/interactions/receiving-and-responding */
const MAX_CHOICES = 25;
const MAX_CHOICE_NAME = 100;
/** Entries that a search shows. */
const FOUND = 8;

/** A name such as entries have. Other words to be shown are looked for. */
const NAME = /^[a-z\d]+(?:-[a-z\d]+)+$/;

/** `/kb search words` and `/kb show entry`. Words that are an entry's id show the entry; who typed a secret is told. */
export async function kbCommand(interaction: APIChatInputApplicationCommandInteraction, { kb }: Desk): Promise<Answer> {
  const typed = cleanWords(interaction.data.options);
  const words = typed.text;
  const locale = ownLocale(interaction);
  if (words === '') return lineAnswer(sayTo(interaction).noWords);
  const isShown = interaction.data.options?.[0]?.name === 'show' && NAME.test(words);
  if (isShown || causeOf(kb, words) !== undefined) {
    return messageAnswer(told(entryBody(kb, words, locale, { isPrivate: true }), typed, locale));
  }
  const found = await search(kb, words, FOUND);
  const entries = found.flatMap(({ id }) => causeOf(inLanguage(kb, locale), id) ?? []);
  return messageAnswer(told(searchBody(entries, words, locale), typed, locale));
}

/** A message with what was masked of the words that were typed. */
function told(body: MessageBody, { redacted }: CleanPost, locale: Locale): MessageBody {
  return withLines(body, masked(redacted, phrases(locale)));
}

/** Entries that fit what is being typed, best first; from memory, so that it is there while the person types. */
export async function kbSuggestions(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { kb }: Desk,
): Promise<Answer> {
  const { text: words } = cleanWords(interaction.data.options);
  const ids =
    words === '' ? kb.causes.names.slice(0, MAX_CHOICES) : (await search(kb, words, MAX_CHOICES)).map(({ id }) => id);
  const spoken = inLanguage(kb, ownLocale(interaction));
  const choices = ids.flatMap((id) => {
    const entry = causeOf(spoken, id);
    return entry === undefined ? [] : [{ name: clip(entry.title, MAX_CHOICE_NAME), value: id }];
  });
  checkClean(choices);
  return {
    response: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    later: null,
    afterwards: null,
  };
}

type Options =
  | APIChatInputApplicationCommandInteraction['data']['options']
  | APIApplicationCommandAutocompleteInteraction['data']['options'];

/** What was typed, without what was masked in it. */
function cleanWords(options: Options): CleanPost {
  return clean({ text: wordsIn(options).trim() }, newCase().standIns);
}

/** The one text option of a subcommand; empty if there is none. */
function wordsIn(options: Options): string {
  const [subcommand] = options ?? [];
  if (subcommand?.type !== ApplicationCommandOptionType.Subcommand) return '';
  const [words] = subcommand.options ?? [];
  return words?.type === ApplicationCommandOptionType.String ? words.value : '';
}
