import { ComponentType } from 'discord.js';
import type { MessageBody } from './message.ts';

/** Components of a message, nested ones too. https://discord.com/developers/docs/components/reference */
export const MAX_COMPONENTS = 40;
/** UTF-16 units of all text displays together. Discord counts characters, which are never more. */
export const MAX_CHARACTERS = 4_000;

/** What a message uses of both. */
export type Budget = { readonly components: number; readonly characters: number };

/** Counts every component at any depth, a section's accessory too, and the text of every text display. */
export function budgetOf(body: Pick<MessageBody, 'components'>): Budget {
  let components = 0;
  let characters = 0;
  const open: unknown[] = [...body.components];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const component = next as { type: number; content?: string; components?: readonly unknown[]; accessory?: unknown };
    components += 1;
    if (component.type === ComponentType.TextDisplay) characters += (component.content ?? '').length;
    open.push(...(component.components ?? []), ...(component.accessory === undefined ? [] : [component.accessory]));
  }
  return { components, characters };
}
