/** CSI and OSC sequences with their ESC byte, and what else begins with ESC. ECMA-48. */
const REAL =
  /(?:\u001b\[|\u009b)[0-9;:<=>?]{0,64}[ -/]{0,4}[@-~]|\u001b\][^\u0007\u001b\n]{0,2048}(?:\u0007|\u001b\\)|\u001b[ -/]{0,3}[0-Z\\^_`a-z|}~]?/g;
/**
 * The same where the ESC byte was written out: `␛[31m`, `^[[31m`, `\u001b[31m`, `\x1b[31m`, `\033[31m`, `\e[31m`. A stand-in
 * may follow such a sign: `←[user#1]`.
 */
const WRITTEN =
  /(?:[\u241b\u2190\ufffd]|\^\[|\\{1,8}(?:u001[bB]|u\{1[bB]\}|x1[bB]|033|e))\[(?!(?:user|host)#\d)(?:[0-9;?]{0,32}[A-HJKSTfhlmnsu])/g;
/** Colours, with their ESC byte gone: `[31m`, `[1;33m`, `[38;5;208m`. */
const EATEN =
  /\[(?:0{0,1}\d|[2-5]\d|9\d|10[0-7]|38;[25];\d{1,3}(?:;\d{1,3}){0,2}|48;[25];\d{1,3}(?:;\d{1,3}){0,2})(?:;(?:\d|[2-5]\d|9\d|10[0-7]|38;[25];\d{1,3})){0,4}m/g;
const OPENS = /\[(?:[1-9]|3\d|9\d|\d;3\d|3\d;\d|38;[25];\d{1,3}(?:;\d{1,3}){0,2}|[01];9\d)m/;
const CLOSES = /\[(?:0{0,2}|2[1-9]|39|49|59)m/;
const CONTROL_EATEN = /\[(?:[0-2]?K|\?25[hl]|\?2004[hl]|[0-3]?J|\d{1,2}[ABCDG])(?=[^\]\w]|$)/gm;

/** Text without terminal escapes, also those of which only the visible part is left. Linear in the length. */
export function withoutEscapes(text: string): string {
  let plain = text;
  if (/[\u001b\u009b]/.test(plain)) plain = plain.replace(REAL, '');
  if (/[\u241b\u2190\ufffd^\\]/.test(plain)) plain = plain.replace(WRITTEN, '');
  if (!plain.includes('m') || !CLOSES.test(plain) || !OPENS.test(plain)) return plain;
  // `[1m]` ends the name of a model, `[5m ago]` is a time
  return plain
    .replace(EATEN, (sequence, offset: number) => (isProse(plain, offset, sequence) ? sequence : ''))
    .replace(CONTROL_EATEN, '');
}

function isProse(text: string, offset: number, sequence: string): boolean {
  if (!/^\[\d{1,2}m$/.test(sequence)) return false;
  const after = text.slice(offset + sequence.length, offset + sequence.length + 6);
  return (after.startsWith(']') && /[\w-]/.test(text[offset - 1] ?? '')) || /^ (?:ago|left)?\]| ago/.test(after);
}
