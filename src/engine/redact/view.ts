/** The text that rules read, and where each of its characters stands in the original. */
export type View = {
  readonly text: string;
  /** Offset in the original of each character, and of the end; null where offsets are the same. */
  readonly offsets: Uint32Array | null;
  /** Each character stands for one of the original; otherwise for all up to the next one's offset. */
  readonly exactEnds: boolean;
  /** Where in the text a part from another line begins, in order. */
  readonly cuts?: readonly number[];
};

/** Terminal colours, also where only the visible part is left, controls, what shows nothing: they split a secret in two. */
const INVISIBLE =
  /(?:\u001b|\\(?:u001b|x1b|033|e)|\^\[|\u241b)?\[\d{1,3}(?:;\d{1,3}){0,5}m|\u001b(?:\[[0-9;:?]{0,64}[ -/]{0,4}[@-~]|\][^\u0007\u001b\n]{0,512}(?:\u0007|\u001b\\))|[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|\u034f|\udb40[\udc00-\udc7f]/gi;
const TYPOGRAPHIC =
  /[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\uff1a\uff1d\u00a0\u3000\uff02\uff07]/g;
const PLAIN: { readonly [char: string]: string } = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\uff07': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\uff02': '"',
  '\uff1a': ':',
  '\uff1d': '=',
  '\u00a0': ' ',
  '\u3000': ' ',
};

/** What stands in for a secret is read as stars, which hold none: redacting twice changes nothing. */
const STAND_IN = /\[(?:REDACTED:)?[a-z][a-z0-9-]{0,40}#\d{1,9}\]/g;

/** Where a character of a view stands in the original. */
export function original(view: View, index: number): number {
  return view.offsets === null ? index : view.offsets[index]!;
}

/** The text without what cannot be seen, with plain quotes, colons and spaces. */
export function plainView(text: string): View {
  const plain = text.search(TYPOGRAPHIC) < 0 ? text : text.replace(TYPOGRAPHIC, (char) => PLAIN[char]!);
  const folded = plain.search(STAND_IN) < 0 ? plain : plain.replace(STAND_IN, (standIn) => '*'.repeat(standIn.length));
  if (folded.search(INVISIBLE) < 0) return { text: folded, offsets: null, exactEnds: true };
  const offsets = new Uint32Array(folded.length + 1);
  const kept: string[] = [];
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    for (let i = from; i < to; i++) offsets[length++] = i;
    kept.push(folded.slice(from, to));
  };
  for (const match of folded.matchAll(INVISIBLE)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(folded.length);
  offsets[length] = folded.length;
  return { text: kept.join(''), offsets: offsets.subarray(0, length + 1), exactEnds: true };
}
