import { allComponents, type Component, IS_COMPONENTS_V2, mediaOf } from '../messages/components.ts';
import type { Change, Draft } from '../messages/write.ts';
import { keepUpload, storedName } from '../uploads.ts';
import type { MessageState, World } from '../world.ts';
import { invalidForm, refusal } from './api-error.ts';
import { fault, isV2, type MessageBody, messageFaults } from './message-rules.ts';
import type { SentFile } from './route.ts';

/** What a guild without boosts takes. https://discord.com/developers/docs/reference#file-uploads */
export const MAX_UPLOAD = 10 * 1024 * 1024;

const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const SETTABLE = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2;

export type Sent = { readonly body: MessageBody; readonly files: ReadonlyMap<number, SentFile> };

/** A new message from what was sent, its files kept; throws what Discord would answer. `prefix`: where it stands in the body. */
export function draftOf(
  world: World,
  sent: Sent,
  place: { readonly channelId: string; readonly isEphemeral: boolean },
  prefix = '',
): Pick<Draft, 'content' | 'embeds' | 'components' | 'uploads' | 'flags' | 'allowedMentions'> {
  const { body } = sent;
  const flags = body.flags ?? 0;
  if ((flags & ~SETTABLE) !== 0) {
    throw invalidForm([fault(`${prefix}flags`, 'MESSAGE_FLAGS_INVALID', `Flags ${flags} cannot be set.`)]);
  }
  const listed = newFiles(sent, new Set(), prefix);
  check(world, sent, isV2(flags, 0), listed, [], prefix);
  const isEmpty = !body.content && !body.embeds?.length && !body.components?.length && listed.length === 0;
  if (isEmpty || (isV2(flags, 0) && !body.components?.length)) throw refusal(50006);
  return {
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    uploads: listed.map((file) => keepUpload(world, place.channelId, place.isEphemeral, file)),
    flags: flags & ~EPHEMERAL,
    allowedMentions: body.allowed_mentions ?? null,
  };
}

/** What an edit changes; throws what Discord would answer. */
export function changeOf(world: World, sent: Sent, message: MessageState, prefix = ''): Change {
  const { body } = sent;
  const before = message.flags;
  const wasV2 = (before & IS_COMPONENTS_V2) !== 0;
  if (wasV2 && typeof body.flags === 'number' && !isV2(body.flags, 0)) {
    throw invalidForm([
      fault(`${prefix}flags`, 'MESSAGE_FLAGS_IS_COMPONENTS_V2', 'IS_COMPONENTS_V2 cannot be taken off.'),
    ]);
  }
  const becomesV2 = isV2(body.flags, before);
  const existing = message.uploads.map((id) => world.uploads.get(id)!);
  const kept = body.attachments
    ? existing.filter((one) => body.attachments!.some(({ id }) => id === one.id))
    : existing;
  const listed = newFiles(sent, new Set(existing.map(({ id }) => id)), prefix);
  const leftovers = { ...(body.content === undefined ? { content: message.content } : {}), ...body };
  check(world, { body: becomesV2 ? leftovers : body, files: sent.files }, becomesV2, listed, kept, prefix);
  const isEphemeral = message.seenBy !== null;
  return {
    ...(body.content === undefined ? {} : { content: body.content ?? '' }),
    ...(body.embeds === undefined ? {} : { embeds: body.embeds ?? [] }),
    ...(body.components === undefined ? {} : { components: body.components ?? [] }),
    uploads: [
      ...kept.map(({ id }) => id),
      ...listed.map((file) => keepUpload(world, message.channelId, isEphemeral, file)),
    ],
    flags: before | ((body.flags ?? 0) & (SUPPRESS_EMBEDS | IS_COMPONENTS_V2)),
    allowedMentions: body.allowed_mentions ?? null,
  };
}

type NewFile = SentFile & { readonly title: string | null; readonly description: string | null };

/** The files sent along, with what `attachments` says of them. */
function newFiles(sent: Sent, existing: ReadonlySet<string>, prefix: string): readonly NewFile[] {
  const said = new Map((sent.body.attachments ?? []).map((one) => [one.id, one] as const));
  for (const [index, { id }] of (sent.body.attachments ?? []).entries()) {
    if (existing.has(id) || sent.files.has(Number(id))) continue;
    throw invalidForm([fault(`${prefix}attachments.${index}.id`, 'ATTACHMENT_NOT_FOUND', `No file ${id} was sent.`)]);
  }
  return [...sent.files].map(([number, file]) => {
    const about = (said.get(String(number)) ?? {}) as { filename?: string; title?: string; description?: string };
    if (file.bytes.length > MAX_UPLOAD) throw refusal(40005);
    return {
      ...file,
      name: about.filename ?? file.name,
      title: about.title ?? null,
      description: about.description ?? null,
    };
  });
}

function check(
  world: World,
  sent: Sent,
  becomesV2: boolean,
  listed: readonly { readonly name: string }[],
  kept: readonly { readonly name: string }[],
  prefix: string,
): void {
  const names = new Set([...listed, ...kept].map(({ name }) => storedName(name)));
  const faults = messageFaults(sent.body, becomesV2, names);
  if (faults.length > 0) throw invalidForm(faults.map((one) => ({ ...one, path: `${prefix}${one.path}` })));
  if (!becomesV2) return;
  const components: readonly Component[] = sent.body.components ?? [];
  const shown = new Set([...allComponents(components)].flatMap(({ component }) => mediaOf(component)));
  for (const { name } of listed) {
    if (!shown.has(`attachment://${storedName(name)}`))
      world.faultsFound.push(`file ${name} is sent, but no component shows it`);
  }
}
