import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';
import type { Locale } from '../../engine/types.ts';
import type { Verdict } from '../../store/store.ts';
import { discordPhrases } from '../phrases.ts';
import { textDisplay } from './components.ts';
import type { MessageBody } from './message.ts';

/**
 * A message of ours as it stands, with its buttons gone and what somebody said of it in their place. `components`: as Discord
 * gave them back.
 */
export function closedBody(
  components: readonly APIMessageTopLevelComponent[],
  verdict: Verdict,
  locale: Locale,
  isPrivate: boolean,
): MessageBody {
  const say = discordPhrases(locale);
  const mark = textDisplay(`-# ${verdict === 'solved' ? say.solvedMark : say.notItNoted}`);
  return { components: components.map((one) => closed(one, mark)), files: [], isPrivate };
}

function closed(component: APIMessageTopLevelComponent, mark: APIComponentInContainer): APIMessageTopLevelComponent {
  if (component.type !== ComponentType.Container) return component;
  const kept = component.components.filter(({ type }) => type !== ComponentType.ActionRow).map(asSent);
  const told: APIContainerComponent = { ...component, components: [...kept, mark] };
  return told;
}

/** A file is named by its attachment when it is sent, and by its address when it is given back. */
function asSent(component: APIComponentInContainer): APIComponentInContainer {
  if (component.type !== ComponentType.File) return component;
  const name =
    'name' in component ? String(component.name) : (component.file.url.split('?')[0]!.split('/').at(-1) ?? '');
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}
