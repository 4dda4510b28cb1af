import type { APIMessageComponent } from 'discord-api-types/v10';

/** Any component, with what the rules look at. https://discord.com/developers/docs/components/reference */
export type Component = {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string | null;
  readonly content?: string;
  readonly style?: number;
  readonly label?: string | null;
  readonly url?: string | null;
  readonly emoji?: object | null;
  readonly disabled?: boolean | null;
  readonly placeholder?: string | null;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly required?: boolean | null;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly items?: readonly { readonly media: Media }[];
  readonly media?: Media;
  readonly file?: Media;
};
type Media = { readonly url: string };

export const BUTTON = 2;
export const STRING_SELECT = 3;
export const TEXT_INPUT = 4;
export const TEXT_DISPLAY = 10;
export const FILE = 13;
export const FILE_UPLOAD = 19;
export const LINK_STYLE = 5;
export const IS_COMPONENTS_V2 = 1 << 15;

/** All of them, nested ones too, in reading order, each with its path in the body. */
export function* allComponents(
  components: readonly Component[],
  path = 'components',
): Generator<{ readonly component: Component; readonly path: string }> {
  for (const [index, component] of components.entries()) {
    const here = `${path}.${index}`;
    yield { component, path: here };
    if (component.components) yield* allComponents(component.components, `${here}.components`);
    if (component.accessory) yield { component: component.accessory, path: `${here}.accessory` };
    if (component.component) yield { component: component.component, path: `${here}.component` };
  }
}

/** Files that it shows: media of thumbnails, galleries and file components. */
export function mediaOf(component: Component): readonly string[] {
  const media = [component.file, component.media, ...(component.items ?? []).map((one) => one.media)];
  return media.flatMap((one) => (one ? [one.url] : []));
}

/** With an `id` for each that has none, and `attachment://` links resolved by `resolve`. */
export function stored(
  components: readonly Component[],
  resolve: (url: string) => object | null,
): readonly APIMessageComponent[] {
  const taken = new Set([...allComponents(components)].map(({ component }) => component.id));
  let next = 1;
  const media = (one: Media): object => (one.url.startsWith('attachment://') ? (resolve(one.url) ?? one) : one);
  const keep = (one: Component): object => {
    let id = one.id;
    if (id === undefined || id === 0) {
      while (taken.has(next)) next += 1;
      id = next;
      next += 1;
    }
    return {
      ...one,
      id,
      ...(one.components ? { components: one.components.map(keep) } : {}),
      ...(one.accessory ? { accessory: keep(one.accessory) } : {}),
      ...(one.component ? { component: keep(one.component) } : {}),
      ...(one.media ? { media: media(one.media) } : {}),
      ...(one.items ? { items: one.items.map((item) => ({ ...item, media: media(item.media) })) } : {}),
      ...(one.file ? { file: media(one.file), ...named(one.file.url) } : {}),
    };
  };
  return components.map(keep) as APIMessageComponent[];
}

function named(url: string): object {
  return url.startsWith('attachment://') ? { name: url.slice('attachment://'.length) } : {};
}
