import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { container, textDisplay } from './components.ts';
import { type Piece, PLACES, type Place } from './piece.ts';

/** Places before which a line is drawn, if something stands above: what is to be done ends there. */
const BACKGROUND: ReadonlySet<Place> = new Set(['cause', 'evidence', 'notes', 'next', 'secrets', 'sources', 'small']);
/** Places whose pieces stand apart, as long as there are few. */
const APART: ReadonlySet<Place> = new Set(['answers', 'news', 'steps', 'next']);
const MOST_APART = 15;

/** One container: the pieces by place, then what stands `below` them, such as files and buttons. */
export function panel(
  pieces: readonly Piece[],
  color: number | null,
  below: readonly APIComponentInContainer[],
): readonly APIMessageTopLevelComponent[] {
  const texts = PLACES.flatMap((place) => {
    const lines = pieces.filter((piece) => piece.place === place).map((piece) => piece.text);
    const apart = APART.has(place) ? lines.slice(0, MOST_APART - 1) : [];
    const together = lines.slice(apart.length);
    return [...apart, ...(together.length === 0 ? [] : [together.join(place === 'sources' ? ' ' : '\n')])].map(
      (text) => ({
        place,
        display: textDisplay(text),
      }),
    );
  });
  const firstBehind = texts.findIndex(({ place }) => BACKGROUND.has(place));
  const components = texts.flatMap(({ display }, place) =>
    place === firstBehind && place > 0 ? [divider(), display] : [display],
  );
  return [container(color, [...components, ...below])];
}

/** A line across. */
export function divider(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** A file of the message, by its name. */
export function fileComponent(name: string): APIComponentInContainer {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}
