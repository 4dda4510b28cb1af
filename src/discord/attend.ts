import type { Turn } from '../engine/types.ts';
import { withRelated } from '../kb/with-related.ts';
import { type Conversation, conversationOf } from './conversation.ts';
import type { Decision, Learnt, Line, Silence } from './decision.ts';
import type { Desk } from './desk.ts';
import type { FilesRead } from './files/files.ts';
import { filesOf, type Heard, heardPost } from './heard-post.ts';
import { learntFrom } from './learnt-from.ts';
import { addressOf } from './listening.ts';
import { publicLocale } from './locale.ts';
import type { MessageFacts } from './message-facts.ts';
import type { Joined } from './recent-posts.ts';
import { deletesMessage, redactedIn, secretsTold } from './secrets-shown.ts';
import { settingsIn } from './settings-in.ts';
import { isCourtesy, isSmallTalk } from './small-talk.ts';
import { helpedBy } from './solved.ts';
import { tellsNews } from './tells-news.ts';
import { type Reason, reasonForSilence, reasonNotToSay } from './why-silent.ts';

/**
 * Decides what to do about a message, new or edited. `joined`: the post that it belongs to. Reads the store, files and the
 * channel; writes nothing.
 */
export async function attend(facts: MessageFacts, joined: Joined, desk: Desk): Promise<Decision> {
  const settings = await settingsIn(facts.guild, desk);
  const address = addressOf(facts, settings, desk.us);
  if (address === null) return silence('not-for-us');
  if (!facts.place.may.write) return silence('may-not-write');
  if (facts.place.isClosed) return silence('closed');
  const found = await conversationOf(facts, joined, address, settings, desk);
  if (isComeAcrossAgain(found)) return silence('unchanged');
  const isAsked = address === 'asked';
  const before = isAsked ? null : await reasonForSilence(found, desk);
  if (before !== null) return before === 'opted-out' ? silence(before) : onlySecrets(found, before, desk);

  const read = await desk.files(filesOf(found, desk));
  const heard = heardPost(found, read, publicLocale(settings, facts.place.locale), desk);
  if (heard === 'nothing') return nothingToRead(found, read);
  if (heard === 'unchanged') return silence('unchanged');
  const learnt = learntFrom(heard, found);
  if (isAsked && isThanks(heard, found, desk)) {
    return secretsTold(heard.turn.reply.redacted, read, learnt, found, desk) ?? silence('not-sure');
  }
  if (isAsked && saysNothing(heard, found) && read.refused.length === 0) {
    // Nothing is kept of it, unless it stands now where something else stood.
    const kept = found.earlier === null ? null : learnt;
    return { kind: 'line', line: { says: 'greeting' }, learnt: kept, asked: true, earlier: found.earlier };
  }
  const why = isAsked ? null : await reasonNotToSay(heard, found, desk);
  if (why !== null) return unspoken(heard, why, learnt, read, found, desk);
  if (isAsked && learnt.solvedBy !== null && (await isToBeMarked(heard.turn, found, desk))) {
    return { kind: 'line', line: { says: 'mark-solved' }, learnt, asked: true, earlier: found.earlier };
  }
  const { reply } = heard.turn;
  return {
    kind: 'answer',
    reply: isAsked ? withRelated(reply, { text: joined.text }, desk.kb) : reply,
    learnt: answered(learnt),
    asked: isAsked,
    refused: isAsked ? read.refused : [],
    deletes: deletesMessage(reply.redacted, read, found, desk),
    earlier: found.earlier,
  };
}

function silence(why: Silence, learnt: Learnt | null = null): Decision {
  return { kind: 'silence', why, learnt };
}

/** After a restart what came just before it is read again: it was answered, or learnt without a word. */
function isComeAcrossAgain({ facts, before, earlier }: Conversation): boolean {
  if (facts.editedAt !== null) return false;
  if (earlier !== null) return earlier.question === facts.id;
  const isNew = before === null || before.newest === null || BigInt(facts.id) > BigInt(before.newest);
  return !isNew && before.known.posts.some(({ at }) => at === Date.parse(facts.at));
}

/** What is not for us to answer may still show a secret. */
function onlySecrets(found: Conversation, why: Silence, desk: Desk): Decision {
  const read: FilesRead = { attachments: [], refused: [] };
  const line = secretsTold(redactedIn(found.joined.text, [], desk), read, null, found, desk);
  if (line !== null) return line;
  return found.earlier === null ? silence(why) : { kind: 'take-back', earlier: found.earlier, learnt: null };
}

function nothingToRead({ address, earlier }: Conversation, { refused }: FilesRead): Decision {
  if (address !== 'asked') return silence('not-sure');
  const line: Line = refused.length > 0 ? { says: 'refused', refused } : { says: 'nothing-to-read' };
  return { kind: 'line', line, learnt: null, asked: true, earlier };
}

function answered(learnt: Learnt): Learnt {
  const { kept } = learnt;
  return { ...learnt, kept: { ...kept, state: kept.state === 'open' ? 'answered' : kept.state } };
}

/** Somebody replies to our answer without a question and without anything new: to say it all again would be noise. */
function isThanks({ turn, post }: Heard, { facts, before, earlier }: Conversation, { kb }: Desk): boolean {
  const isReply = !facts.mentionsUs && before?.state === 'answered' && earlier === null;
  const { posts, remarks } = turn.case;
  if (!isReply || posts.length === 1 || !isSmallTalk(posts.at(-1)!)) return false;
  return (remarks.at(-1) ?? []).length === 0 && !tellsNews(turn, post, kb);
}

/** Somebody greets or thanks us, or says that it works before we said anything: no reason to look for a cause. */
function saysNothing({ turn }: Heard, { facts }: Conversation): boolean {
  const newest = turn.case.posts.at(-1)!;
  const isUnasked = turn.reply.kind === 'silence' && turn.reply.steps.length > 0;
  const hasWorked = isUnasked && (turn.case.remarks.at(-1) ?? []).includes('worked') && isSmallTalk(newest);
  return facts.title === null && (isCourtesy(newest) || hasWorked);
}

/** Nothing is said about the cause; perhaps a word about a secret, or how to mark the post as solved. */
async function unspoken(
  { turn, isTold }: Heard,
  why: Reason,
  learnt: Learnt,
  read: FilesRead,
  found: Conversation,
  desk: Desk,
): Promise<Decision> {
  const { facts, earlier, before } = found;
  const line = secretsTold(turn.reply.redacted, read, learnt, found, desk);
  if (line !== null) return line;
  if (typeof why === 'object') {
    const solvedBy = before === null ? null : await helpedBy(before, why.solution, desk);
    return silence('solved', { ...learnt, kept: { ...learnt.kept, state: 'solved' }, solvedBy });
  }
  if (learnt.solvedBy !== null && (await isToBeMarked(turn, found, desk))) {
    return { kind: 'line', line: { says: 'mark-solved' }, learnt, asked: false, earlier: null };
  }
  // That an older post was edited tells nothing against what was answered to it then.
  if (earlier !== null && (isTold || facts.editedAt === null)) {
    const state = turn.case.posts.length === 1 ? 'open' : learnt.kept.state;
    return { kind: 'take-back', earlier, learnt: { ...learnt, kept: { ...learnt.kept, state } } };
  }
  return silence(why, isToBeKept({ turn, isTold }, learnt, found) ? learnt : null);
}

/** Of what people chat about in a channel nothing is kept, nor of small talk after an answer. */
function isToBeKept({ turn, isTold }: Pick<Heard, 'turn' | 'isTold'>, learnt: Learnt, found: Conversation): boolean {
  const { address, before } = found;
  if (isTold || learnt.solvedBy !== null) return true;
  if (address === 'thread') return before?.state !== 'answered' || !isSmallTalk(turn.case.posts.at(-1)!);
  return before === null && turn.reply.kind !== 'silence';
}

/** Whether to remind the person how a post is marked as solved: once, if nothing else is left to say, where another bot does that. */
async function isToBeMarked({ reply }: Turn, { facts, before }: Conversation, desk: Desk): Promise<boolean> {
  const isFirst = before?.known.closed.every((closed) => closed.why !== 'worked') ?? false;
  if (facts.guild === null || facts.place.kind === 'text' || reply.kind !== 'silence' || !isFirst) return false;
  return desk.hasAnswerOverflow(facts.guild);
}
