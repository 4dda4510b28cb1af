import { createHmac } from 'node:crypto';
import type { UploadState, World } from './world.ts';

/** Discord's links live for 24 hours. https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
const LINK_LIFE_S = 24 * 60 * 60;

/** A signed link to a file, good from now on. */
export function linkTo(world: World, upload: UploadState): string {
  // Links that were just expired must differ from ones made in the same second.
  const issued = Math.max(Math.floor(Date.now() / 1000), Math.ceil(world.linksSince / 1000));
  const folder = upload.isEphemeral ? 'ephemeral-attachments' : 'attachments';
  const path = `/${folder}/${upload.channelId}/${upload.id}/${encodeURIComponent(upload.name)}`;
  const is = issued.toString(16);
  const ex = (issued + LINK_LIFE_S).toString(16);
  return `${world.origin}${path}?ex=${ex}&is=${is}&hm=${signature(world, path, ex, is)}&`;
}

/** The file behind a link, or null if the link is forged, expired or of no file. */
export function fileBehind(world: World, path: string, query: URLSearchParams): UploadState | null {
  const ex = query.get('ex') ?? '';
  const is = query.get('is') ?? '';
  const issuedMs = Number.parseInt(is, 16) * 1000;
  if (query.get('hm') !== signature(world, path, ex, is)) return null;
  if (Number.parseInt(ex, 16) * 1000 < Date.now() || issuedMs < world.linksSince) return null;
  return world.uploads.get(path.split('/')[3] ?? '') ?? null;
}

function signature(world: World, path: string, ex: string, is: string): string {
  return createHmac('sha256', world.linkKey).update(`${path}\n${ex}\n${is}`).digest('hex');
}
