import { prose } from '../../engine/render/discord-markdown.ts';
import type { Locale } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { MAX_CHARACTERS } from './budget.ts';
import { fitted } from './fitted.ts';
import type { MessageBody } from './message.ts';
import { fileComponent, panel } from './panel.ts';
import { needed, type Piece, PLACES } from './piece.ts';

/** A message without buttons that shows as much as fits. If that is not all, a file of that name holds everything. */
export function longBody(
  pieces: readonly Piece[],
  fileName: string,
  locale: Locale,
  { isPrivate }: { readonly isPrivate: boolean },
): MessageBody {
  const inFile = prose(discordPhrases(locale).inFile);
  const most = MAX_CHARACTERS - inFile.length - 1;
  const { shown, left } = fitted(pieces, { aim: most, most });
  if (left.length === 0) return { components: panel(shown, null, []), files: [], isPrivate };
  return {
    components: panel([...shown, needed('small', 0, inFile)], null, [fileComponent(fileName)]),
    files: [{ name: fileName, text: `${inOrder(pieces).join('\n\n')}\n` }],
    isPrivate,
  };
}

function inOrder(pieces: readonly Piece[]): readonly string[] {
  return PLACES.flatMap((place) =>
    pieces.filter((piece) => piece.place === place && piece.text !== '').map((piece) => piece.text),
  );
}
