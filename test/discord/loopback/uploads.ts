import { linkTo } from './links.ts';
import { snowflake } from './snowflake.ts';
import type { UploadState, World } from './world.ts';

/** What Discord makes of a file's name; others get no content type unless the sender gave one. */
const TYPES: { readonly [extension: string]: string } = {
  txt: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  html: 'text/html; charset=utf-8',
  gz: 'application/gzip',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

export type NewUpload = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string | undefined;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
};

/** Keeps a file; returns its id. */
export function keepUpload(world: World, channelId: string, isEphemeral: boolean, file: NewUpload): string {
  const id = snowflake();
  const name = storedName(file.name);
  const extension = name.split('.').at(-1)!.toLowerCase();
  world.uploads.set(id, {
    id,
    channelId,
    isEphemeral,
    name,
    title: file.title ?? (name === file.name ? null : file.name),
    description: file.description ?? null,
    bytes: file.bytes,
    contentType: file.contentType ?? TYPES[extension] ?? null,
  });
  return id;
}

/** What Discord leaves of a file's name. */
export function storedName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_') || 'unknown';
}

/** An attachment as the API shows it, with a fresh link. */
export function attachmentJson(world: World, upload: UploadState): object {
  const url = linkTo(world, upload);
  return {
    id: upload.id,
    filename: upload.name,
    size: upload.bytes.length,
    url,
    proxy_url: url,
    ...(upload.title === null ? {} : { title: upload.title }),
    ...(upload.description === null ? {} : { description: upload.description }),
    ...(upload.contentType === null ? {} : { content_type: upload.contentType }),
    ...(upload.isEphemeral ? { ephemeral: true } : {}),
  };
}
