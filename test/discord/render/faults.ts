import { type APIMessageComponent, ComponentType } from 'discord.js';
import { budgetOf, MAX_CHARACTERS, MAX_COMPONENTS } from '../../../src/discord/render/budget.ts';
import type { MessageBody } from '../../../src/discord/render/message.ts';

/** What Discord would refuse in a message, or show otherwise than it is meant; empty if there is nothing. */
export function faultsOf(body: MessageBody): readonly string[] {
  const { components, characters } = budgetOf(body);
  const all = flat(body.components);
  const ids = all.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  const named = all.flatMap((one) => (one.type === ComponentType.File ? [one.file.url] : []));
  return [
    ...(components > MAX_COMPONENTS ? [`${components} components`] : []),
    ...(characters > MAX_CHARACTERS ? [`${characters} characters`] : []),
    ...(new Set(ids).size < ids.length ? ['a custom id twice'] : []),
    ...ids.filter((id) => id.length > 100).map((id) => `long custom id ${id}`),
    ...all.flatMap((one) => (one.type === ComponentType.ActionRow && one.components.length > 5 ? ['a full row'] : [])),
    ...(named.join() === body.files.map(({ name }) => `attachment://${name}`).join() ? [] : [`files ${named.join()}`]),
    ...textsOf(body).flatMap(textFaults),
  ];
}

/** Markdown of every text display, in order. */
export function textsOf(body: MessageBody): readonly string[] {
  return flat(body.components).flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
}

/** Words on every button, in order. */
export function buttonsOf(body: MessageBody): readonly string[] {
  return flat(body.components).flatMap((one) => ('label' in one ? [one.label ?? ''] : []));
}

function flat(components: readonly APIMessageComponent[]): readonly APIMessageComponent[] {
  return components.flatMap((one) => [
    one,
    ...('components' in one ? flat(one.components) : []),
    ...('accessory' in one ? [one.accessory] : []),
  ]);
}

function textFaults(text: string): readonly string[] {
  const fences = text.split('\n').filter((line) => line.startsWith('```'));
  const isBalanced = fences.every((fence, place) => (place % 2 === 0 ? /^```[a-z]+$/ : /^```$/).test(fence));
  const outside = text.replace(/^```[a-z]+\n[\s\S]*?\n```$/gm, '').replace(/(?<!\\)`[^`\n]+`/g, '');
  return [
    ...(text === '' ? ['an empty text'] : []),
    ...(fences.length % 2 === 0 && isBalanced ? [] : ['an open block']),
    ...(outside.includes('```') ? ['a fence within a line'] : []),
    ...(/@(?:everyone|here)/i.test(outside) ? ['a ping'] : []),
    ...(/(?<!\\)<(?:[@#:/]|a:|t:|id:)/.test(outside) ? ['a mention'] : []),
    ...(/\]\(/.test(outside) ? ['a masked link'] : []),
    ...(/(?<!<)https?:\/\/(?!127\.0\.0\.1|localhost)\w/.test(outside) ? ['a link with a preview'] : []),
    ...(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/.test(text) ? ['a control character'] : []),
  ];
}
