import { type APIAttachment, type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import { checkClean } from './gate.ts';
import type { MessageBody } from './message.ts';

/** Pings nobody, whatever the text holds. */
const NO_MENTIONS = { parse: [], replied_user: false };

/**
 * A message as Discord takes it: Components V2, no pings, no unfurled links. Files are named; their bytes go beside it. Every message
 * of ours is made here, and none that holds a secret: throws `Withheld`.
 */
export function messagePayload(body: MessageBody) {
  checkClean(body);
  const flags =
    MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds | (body.isPrivate ? MessageFlags.Ephemeral : 0);
  return {
    flags,
    components: body.components as APIMessageTopLevelComponent[],
    allowed_mentions: NO_MENTIONS as { parse: []; replied_user: boolean },
    ...(body.files.length === 0
      ? {}
      : { attachments: body.files.map(({ name }, id) => ({ id: String(id), filename: name }) as APIAttachment) }),
  };
}
