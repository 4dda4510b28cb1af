import { type APIComponentInContainer, ButtonStyle } from 'discord.js';
import { plain } from '../../engine/render/plain.ts';
import type { Confidence, Reply } from '../../engine/types.ts';
import type { CaseKey, Snowflake } from '../../store/store.ts';
import { discordPhrases } from '../phrases.ts';
import { MAX_CHARACTERS } from './budget.ts';
import { actionRow, button } from './components.ts';
import { fitted } from './fitted.ts';
import type { MessageBody } from './message.ts';
import { fileComponent, panel } from './panel.ts';
import type { Piece } from './piece.ts';
import { publicReply } from './public-text.ts';
import { isInFile, replyPieces, type Shown } from './reply-pieces.ts';

/** Length aimed at, UTF-16 units: about what a phone shows in three screens. */
const AIM = 1_500;
/** Kept free, UTF-16 units, for the line that is added when somebody says whether it helped. */
const ROOM = 300;
const CORRECTED_FILE = 'corrected.json';
/** Edge of the message; the title says the same in words. */
const COLORS: { readonly [confidence in Confidence]: number } = {
  certain: 0x3b_a5_5d,
  likely: 0xd9_8e_2b,
  possible: 0x7a_84_90,
};

/** How a reply is shown, and what its buttons are about. */
export type ReplyView = Shown & {
  readonly asker: Snowflake;
  readonly case: CaseKey;
  /** Whether the case is kept. If not, there are no buttons, and as much as possible is shown at once. */
  readonly hasCase: boolean;
};

/**
 * A reply as a message of Components V2: title, cause, steps, corrected JSON and question first; evidence, notes and sources
 * behind; buttons last. At most 40 components and 4,000 UTF-16 units whatever the reply holds.
 */
export function replyBody(reply: Reply, view: ReplyView): MessageBody {
  const { shown, left } = arranged(reply, view);
  const file = isInFile(shown, reply.locale) ? [CORRECTED_FILE] : [];
  return {
    components: panel(shown, reply.confidence === null ? null : COLORS[reply.confidence], [
      ...file.map(fileComponent),
      ...buttons(reply, view, left.length > 0),
    ]),
    files: file.map((name) => ({ name, text: `${plain(correctedText(reply, view))}\n` })),
    isPrivate: view.isPrivate,
  };
}

/** What the message shows, and what it leaves for "Details". */
export function arranged(
  reply: Reply,
  view: ReplyView,
): { readonly shown: readonly Piece[]; readonly left: readonly Piece[] } {
  const most = MAX_CHARACTERS - ROOM;
  const { first, behind } = replyPieces(reply, view);
  if (!hasButtons(reply, view)) return fitted([...first, ...behind], { aim: most, most });
  const { shown, left } = fitted(first, { aim: AIM, most });
  return { shown, left: [...left, ...behind] };
}

function buttons(reply: Reply, view: ReplyView, isMore: boolean): readonly APIComponentInContainer[] {
  if (!hasButtons(reply, view)) return [];
  const say = discordPhrases(reply.locale).buttons;
  const about = { case: view.case, asker: view.asker, cause: reply.causes[0]?.id ?? null };
  return [
    actionRow(
      button(say.solved, { kind: 'solved', ...about }, ButtonStyle.Success),
      button(say.notIt, { kind: 'not-it', ...about }),
      button(say.why, { kind: 'why', ...about }),
      ...(isMore ? [button(say.details, { kind: 'details', ...about })] : []),
      ...(view.isPrivate ? [button(say.share, { kind: 'share', ...about }, ButtonStyle.Primary)] : []),
    ),
  ];
}

/** Silence and related entries advise nothing that could have helped. */
function hasButtons({ kind }: Reply, { hasCase }: ReplyView): boolean {
  return hasCase && (kind === 'diagnosis' || kind === 'differential');
}

function correctedText(reply: Reply, view: ReplyView): string {
  return (view.isPrivate ? reply : publicReply(reply)).corrected?.to ?? '';
}
