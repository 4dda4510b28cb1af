import {
  allComponents,
  BUTTON,
  type Component,
  FILE,
  IS_COMPONENTS_V2,
  LINK_STYLE,
  mediaOf,
  STRING_SELECT,
  TEXT_DISPLAY,
} from '../messages/components.ts';
import type { FormFault } from './api-error.ts';

/** https://discord.com/developers/docs/components/reference */
const MAX_COMPONENTS = 40;
const MAX_TEXT = 4_000;
/** https://discord.com/developers/docs/resources/message#create-message */
const MAX_CONTENT = 2_000;
const MAX_EMBED_TEXT = 6_000;
const MAX_ROWS = 5;
const ACTION_ROW = 1;
const LEGACY = ['content', 'embeds', 'poll', 'sticker_ids'];

export type MessageBody = {
  readonly content?: string | null;
  readonly embeds?: readonly object[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly { readonly id: string; readonly filename?: string | null }[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[] | null;
    readonly users?: readonly string[] | null;
    readonly roles?: readonly string[] | null;
    readonly replied_user?: boolean | null;
  } | null;
};

/**
 * What OpenAPI does not say about a message. `isV2`: what it is, or is to become. `fileNames`: of all files it will have; null where
 * they are not to be compared.
 */
export function messageFaults(body: MessageBody, isV2: boolean, fileNames: ReadonlySet<string>): readonly FormFault[] {
  const components = [...allComponents(body.components ?? [])];
  return [
    ...contentFaults(body),
    ...(isV2
      ? v2Faults(
          body,
          components.map(({ component }) => component),
        )
      : legacyFaults(body, components)),
    ...components.flatMap(({ component, path }) => componentFaults(component, path, fileNames)),
    ...repeated(components, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'),
    ...repeated(components, 'id', 'COMPONENT_ID_DUPLICATED'),
    ...allowedMentionsFaults(body.allowed_mentions ?? null),
  ];
}

function contentFaults(body: MessageBody): readonly FormFault[] {
  const faults: FormFault[] = [];
  if ((body.content ?? '').length > MAX_CONTENT) {
    faults.push(fault('content', 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_CONTENT} or fewer in length.`));
  }
  if ((body.embeds ?? []).reduce((sum, embed) => sum + textLength(embed), 0) > MAX_EMBED_TEXT) {
    faults.push(fault('embeds', 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_EMBED_TEXT}`));
  }
  return faults;
}

function v2Faults(body: MessageBody, components: readonly Component[]): readonly FormFault[] {
  const faults: FormFault[] = [];
  for (const key of LEGACY) {
    const value = (body as { readonly [key: string]: unknown })[key];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    faults.push(
      fault(
        key,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used with MessageFlags.IS_COMPONENTS_V2.`,
      ),
    );
  }
  if (components.length > MAX_COMPONENTS) {
    faults.push(
      fault(
        'components',
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `${components.length} components; at most ${MAX_COMPONENTS} in all.`,
      ),
    );
  }
  const length = components.reduce((sum, one) => sum + (one.type === TEXT_DISPLAY ? (one.content ?? '').length : 0), 0);
  if (length > MAX_TEXT) {
    faults.push(
      fault(
        'components',
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `${length} characters of text; at most ${MAX_TEXT} in all.`,
      ),
    );
  }
  return faults;
}

/** Of everything an embed says; links are not counted. */
function textLength(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce((sum, [key, value]) => {
    const isText = ['title', 'description', 'name', 'value', 'text'].includes(key) && typeof value === 'string';
    return sum + (isText ? value.length : textLength(value));
  }, 0);
}

type Placed = { readonly component: Component; readonly path: string };

function legacyFaults(body: MessageBody, components: readonly Placed[]): readonly FormFault[] {
  const foreign = components
    .filter(({ component }) => component.type > 8)
    .map(({ path }) => fault(`${path}.type`, 'UNION_TYPE_CHOICES', 'Needs MessageFlags.IS_COMPONENTS_V2.'));
  if ((body.components ?? []).length <= MAX_ROWS) return foreign;
  return [...foreign, fault('components', 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MAX_ROWS} in length.`)];
}

function componentFaults(one: Component, path: string, fileNames: ReadonlySet<string>): readonly FormFault[] {
  const faults: FormFault[] = [];
  if (one.type === BUTTON) faults.push(...buttonFaults(one, path));
  if (one.type === STRING_SELECT) {
    const values = (one.options ?? []).map(({ value }) => value);
    if (new Set(values).size < values.length) {
      faults.push(fault(`${path}.options`, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Values must be unique.'));
    }
  }
  if (
    one.type === ACTION_ROW &&
    (one.components ?? []).length > 1 &&
    one.components!.some(({ type }) => type !== BUTTON)
  ) {
    faults.push(fault(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu takes its whole row.'));
  }
  for (const url of mediaOf(one)) {
    const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
    if (name === null && one.type === FILE) {
      faults.push(fault(`${path}.file.url`, 'URL_TYPE_INVALID_SCHEME', 'Must be an attachment:// reference.'));
    } else if (name !== null && !fileNames.has(name)) {
      faults.push(
        fault(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `The attachment "${name}" does not exist.`),
      );
    }
  }
  return faults;
}

function buttonFaults(button: Component, path: string): readonly FormFault[] {
  const faults: FormFault[] = [];
  const isLink = button.style === LINK_STYLE;
  if (isLink !== Boolean(button.url))
    faults.push(fault(`${path}.url`, 'BUTTON_COMPONENT_URL', 'A link, and only a link, has a url.'));
  if (isLink === Boolean(button.custom_id)) {
    faults.push(fault(`${path}.custom_id`, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'All but links have a custom id.'));
  }
  if (!button.label && !button.emoji)
    faults.push(fault(path, 'BUTTON_COMPONENT_INVALID_EMPTY', 'Label or emoji is missing.'));
  return faults;
}

function repeated(components: readonly Placed[], key: 'custom_id' | 'id', code: string): readonly FormFault[] {
  const seen = new Set<unknown>();
  return components.flatMap(({ component, path }) => {
    const value = component[key];
    if (value === undefined || value === null || value === 0) return [];
    if (seen.has(value)) return [fault(`${path}.${key}`, code, `"${value}" stands twice in the message.`)];
    seen.add(value);
    return [];
  });
}

function allowedMentionsFaults(allowed: NonNullable<MessageBody['allowed_mentions']> | null): readonly FormFault[] {
  return (['users', 'roles'] as const).flatMap((kind) =>
    (allowed?.parse ?? []).includes(kind) && (allowed?.[kind] ?? []).length > 0
      ? [
          fault(
            'allowed_mentions',
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          ),
        ]
      : [],
  );
}

/** True if a body asks for Components V2, or the message is one already. */
export function isV2(flags: number | null | undefined, before: number): boolean {
  return (((flags ?? 0) | before) & IS_COMPONENTS_V2) !== 0;
}

export function fault(path: string, code: string, message: string): FormFault {
  return { path, code, message };
}
