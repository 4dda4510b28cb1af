import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Submission, Upload } from '../discord.ts';
import { type Component, FILE_UPLOAD, TEXT_DISPLAY, TEXT_INPUT } from '../messages/components.ts';
import type { World } from '../world.ts';
import { giveFile } from './command-input.ts';

const MAX_INPUT = 4_000;

/** The data of a modal that is sent off. Throws where Discord's client would not let it be sent. */
export function modalData(
  world: World,
  channelId: string,
  modal: APIModalInteractionResponseCallbackData,
  values: Submission,
): object {
  const resolved: { [kind: string]: { [id: string]: object } } = {};
  const known = new Set<string>();
  let next = 0;
  const submitted = (one: Component): object => {
    next += 1;
    const head = { type: one.type, id: one.id ?? next };
    if (one.type === TEXT_DISPLAY) return head;
    if (one.component) return { ...head, component: submitted(one.component) };
    if (one.components) return { ...head, components: one.components.map(submitted) };
    known.add(one.custom_id!);
    return {
      ...head,
      custom_id: one.custom_id,
      ...fieldValue(world, channelId, one, values[one.custom_id!], resolved),
    };
  };
  const components = (modal.components as unknown as readonly Component[]).map(submitted);
  const unknown = Object.keys(values).find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`the modal has no field "${unknown}"; it has ${[...known].join(', ')}`);
  return { custom_id: modal.custom_id, components, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
}

function fieldValue(
  world: World,
  channelId: string,
  field: Component,
  value: Submission[string] | undefined,
  resolved: { [kind: string]: { [id: string]: object } },
): object {
  const isRequired = field.required !== false;
  if (field.type === TEXT_INPUT) {
    const text = typeof value === 'string' ? value : '';
    const longest = field.max_length ?? MAX_INPUT;
    const shortest = isRequired ? Math.max(1, field.min_length ?? 1) : text === '' ? 0 : (field.min_length ?? 0);
    if (text.length < shortest || text.length > longest) {
      throw new Error(`"${field.custom_id}" takes ${shortest} to ${longest} characters, not ${text.length}`);
    }
    return { value: text };
  }
  const given = (value === undefined ? [] : [value].flat()) as readonly (string | Upload)[];
  const most = field.max_values ?? 1;
  const least = isRequired ? (field.min_values ?? 1) : 0;
  if (given.length < least || given.length > most) {
    throw new Error(`"${field.custom_id}" takes ${least} to ${most} values, not ${given.length}`);
  }
  if (field.type !== FILE_UPLOAD) return { values: given };
  return { values: given.map((file) => giveFile(world, channelId, file as Upload, resolved)) };
}
