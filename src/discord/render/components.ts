import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type Action, customId } from '../custom-id.ts';

/** Markdown that is ready to be shown; never empty. */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A button with words on it. */
export function button(
  label: string,
  action: Action,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label, custom_id: customId(action) };
}

/** Up to five buttons, or one menu, side by side. */
export function actionRow<Component extends APIComponentInMessageActionRow>(
  ...components: readonly Component[]
): APIActionRowComponent<Component> {
  return { type: ComponentType.ActionRow, components: [...components] };
}

/** The frame of a message. `color`: RGB of its edge; null for none. */
export function container(color: number | null, components: readonly APIComponentInContainer[]): APIContainerComponent {
  return {
    type: ComponentType.Container,
    ...(color === null ? {} : { accent_color: color }),
    components: [...components],
  };
}
