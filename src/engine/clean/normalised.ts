import { withoutEntities } from './entities.ts';
import { withoutEscapes } from './escapes.ts';
import { withoutMojibake } from './mojibake.ts';
import { fromUtf16Bytes } from './utf16.ts';

const BREAK = /\r\n?|[\u2028\u2029]/g;
/** Shows nothing: soft hyphens, zero-width and bidirectional controls, tags, interlinear marks. */
const INVISIBLE =
  /\u034f|\u200d|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
/** C0 controls but tab and newline, DEL, C1 controls. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Quote marks of Discord and e-mail: `> `, `>> `, `>>> `, `> > `, and a line that is only that. */
const QUOTE = /^ {0,3}>(?:[ >]{0,32}> | |[ >]{0,32}$)/gm;
/** Layers undone before a text counts as made to waste time. */
const MAX_LAYERS = 8;

/**
 * A text as its writer saw it: without escapes, controls, quote marks, HTML entities and misread encodings. Line for
 * line: breaks become `\n`, none is added or lost. Doing it twice changes nothing. Linear in the length.
 */
export function normalised(text: string): string {
  let plain = (fromUtf16Bytes(text) ?? text).replace(BREAK, '\n').toWellFormed();
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const next = peeled(plain);
    if (next === plain) return plain;
    plain = next;
  }
  // Nobody writes this. Without the signs that begin a layer there is nothing left to peel but misread encodings.
  for (let next = plain.replace(/[&[\]>\\^\u241b\u2190]/g, ''); next !== plain; next = peeled(plain)) plain = next;
  return plain;
}

function peeled(text: string): string {
  let plain = withoutEntities(text);
  plain = withoutMojibake(plain).replace(/[\u2028\u2029]/g, ' ');
  plain = withoutEscapes(plain);
  plain = plain.replace(INVISIBLE, '').replace(CONTROL, '').toWellFormed();
  return plain.replace(QUOTE, '');
}
