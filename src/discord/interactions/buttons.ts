import { type APIMessageComponentInteraction, MessageFlags } from 'discord.js';
import { lastLead, ruledDown } from '../../engine/case.ts';
import { restate } from '../../engine/diagnose.ts';
import { causeOf } from '../../engine/look-up.ts';
import type { Case, CauseId, Reply } from '../../engine/types.ts';
import type { GuildSettings, KeptCase } from '../../store/store.ts';
import type { Action } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import { InOrder } from '../in-order.ts';
import { closedBody } from '../render/closed-body.ts';
import { detailsBody } from '../render/details-body.ts';
import { entryBody } from '../render/entry-body.ts';
import { type ReplyView, replyBody } from '../render/reply-body.ts';
import { whyBody } from '../render/why-body.ts';
import { settingsIn } from '../settings-in.ts';
import { countSolved, tagSolved } from '../solved.ts';
import { type Answer, lineAnswer, localeFor, messageAnswer, ownLocale, sayTo, updateAnswer } from './answer.ts';
import { askerOf, isHelper, mayTag } from './facts.ts';

type CaseAction = Extract<Action, { case: unknown }>;
type Pressed = {
  readonly interaction: APIMessageComponentInteraction;
  readonly action: CaseAction;
  readonly settings: GuildSettings;
  /** The message of the button is shown to one person only. */
  readonly isPrivate: boolean;
};

/** A button under a reply. On a public one only who asked, and helpers, may press. */
export async function pressedButton(
  interaction: APIMessageComponentInteraction,
  action: CaseAction,
  desk: Desk,
): Promise<Answer> {
  const settings = await settingsIn(interaction.guild_id, desk);
  const isPrivate = ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const mayPress = isPrivate || askerOf(interaction) === action.asker || isHelper(interaction, settings);
  if (!mayPress) return lineAnswer(sayTo(interaction).notYours);
  return inTurn.run(action.case, () => pressedInTurn({ interaction, action, settings, isPrivate }, desk));
}

/** Presses under one case are taken one after the other, so that an impatient finger counts once. */
const inTurn = new InOrder();

async function pressedInTurn(pressed: Pressed, desk: Desk): Promise<Answer> {
  const { interaction, action } = pressed;
  const kept = await desk.store.caseOf(action.case, desk.now());
  switch (action.kind) {
    case 'solved':
      return solved(pressed, kept, desk);
    case 'why':
      return why(pressed, kept, desk);
    default:
      if (kept === null) return lineAnswer(sayTo(interaction).caseGone);
      if (action.kind === 'not-it') return notIt(pressed, kept, desk);
      if (action.kind === 'details') return details(pressed, kept, desk);
      return share(pressed, kept, desk);
  }
}

/** The button stays useful when the case is gone: which cause helped is worth knowing. */
async function solved(pressed: Pressed, kept: KeptCase | null, desk: Desk): Promise<Answer> {
  const { interaction, action } = pressed;
  const cause = action.cause ?? (kept === null ? null : lastLead(kept.known));
  if (kept !== null) await desk.store.keepCase(action.case, { ...kept, state: 'solved' }, desk.now());
  await countSolved(action.case, cause, desk);
  const body = closedBody(interaction.message.components ?? [], 'solved', localeOfMessage(pressed), pressed.isPrivate);
  const tag = () => tagSolved(interaction.channel.id, pressed.settings, desk);
  return updateAnswer(body, !pressed.isPrivate && mayTag(interaction) ? tag : null);
}

/** Rules the cause down. What fits next takes the message's place; if nothing does, the message stays and says so. */
async function notIt(pressed: Pressed, kept: KeptCase, desk: Desk): Promise<Answer> {
  const { action, isPrivate, interaction } = pressed;
  const cause = action.cause ?? lastLead(kept.known);
  if (cause === null) return lineAnswer(sayTo(interaction).notItNoted);
  const isNew = !isRuledDown(cause, kept.known);
  const known = isNew ? ruledDown(kept.known, cause) : kept.known;
  const locale = localeOfMessage(pressed);
  const { case: next, reply } = restate(known, desk.kb, locale);
  const [lead] = reply.causes;
  const isLeft = lead !== undefined && !isRuledDown(lead.id, known);
  if (isNew) {
    await desk.store.keepCase(action.case, { ...kept, known: isLeft ? next : known }, desk.now());
    await desk.store.countVerdict(cause, 'not-it', desk.now());
    desk.metrics.verdict('not-it');
  }
  if (!isLeft) {
    return updateAnswer(closedBody(interaction.message.components ?? [], 'not-it', locale, isPrivate));
  }
  return updateAnswer(replyBody(reply, viewOf(action, isPrivate)));
}

function isRuledDown(cause: CauseId, { closed }: Case): boolean {
  return closed.some((one) => one.cause === cause && one.why === 'did-not-help');
}

/** When the case is gone, or has gone on to another cause, the entry still says what the cause is. */
async function why({ interaction, action }: Pressed, kept: KeptCase | null, { kb }: Desk): Promise<Answer> {
  const locale = ownLocale(interaction);
  if (kept !== null) {
    const { reply } = restate(kept.known, kb, locale);
    const [lead] = reply.causes;
    if (lead !== undefined && (action.cause ?? lead.id) === lead.id) return messageAnswer(whyBody(reply));
  }
  if (action.cause === null || causeOf(kb, action.cause) === undefined) return lineAnswer(sayTo(interaction).caseGone);
  return messageAnswer(entryBody(kb, action.cause, locale, { isPrivate: true }));
}

/** What the message left out; of a message whose case has gone on to another cause, its entry. */
async function details({ interaction, action }: Pressed, kept: KeptCase, { kb }: Desk): Promise<Answer> {
  const locale = ownLocale(interaction);
  const reply: Reply = restate(kept.known, kb, locale).reply;
  const lead = reply.causes[0]?.id;
  if (action.cause !== null && action.cause !== lead && causeOf(kb, action.cause) !== undefined) {
    return messageAnswer(entryBody(kb, action.cause, locale, { isPrivate: true }));
  }
  return messageAnswer(detailsBody(reply, viewOf(action, true)));
}

/** The reply for everybody, in the server's language. */
async function share({ interaction, action, settings }: Pressed, kept: KeptCase, { kb }: Desk): Promise<Answer> {
  const { reply } = restate(kept.known, kb, localeFor(false, interaction, settings));
  const whole = { ...reply, isRepeated: false }; // others have not seen what was told before
  return messageAnswer(replyBody(whole, viewOf(action, false)));
}

/** Nothing is said again about what was masked when the reply was written. */
function viewOf({ asker, case: key }: CaseAction, isPrivate: boolean): ReplyView {
  return { isPrivate, isTyped: true, asker, case: key, hasCase: true };
}

function localeOfMessage({ interaction, settings, isPrivate }: Pressed) {
  return localeFor(isPrivate, interaction, settings);
}
