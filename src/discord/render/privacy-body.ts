import { ButtonStyle } from 'discord.js';
import { sentence } from '../../engine/render/paragraphs.ts';
import type { Locale } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { actionRow, button, container, textDisplay } from './components.ts';
import type { MessageBody } from './message.ts';

/** `days`: how long a conversation is kept after its last post. */
export type PrivacyFacts = { readonly days: number; readonly isOptedOut: boolean };

/** The panel of `/clinic privacy`: what is kept about the person and how long, with buttons to delete it and to opt out or in. */
export function privacyBody({ days, isOptedOut }: PrivacyFacts, locale: Locale): MessageBody {
  const say = discordPhrases(locale).privacy;
  const text = [
    `### ${sentence(say.title)}`,
    ...[say.kept, say.neverKept, say.days(days), isOptedOut ? say.leavesYou : say.answersYou].map((line) =>
      sentence(line),
    ),
  ];
  const choice = isOptedOut ? button(say.optIn, { kind: 'opt-in' }) : button(say.optOut, { kind: 'opt-out' });
  const buttons = actionRow(button(say.forgetMe, { kind: 'forget-me' }, ButtonStyle.Danger), choice);
  return { components: [container(null, [textDisplay(text.join('\n')), buttons])], files: [], isPrivate: true };
}
