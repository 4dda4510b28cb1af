/** Bytes 80–FF of code page 437 (IBM PC), https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** How UTF-8 looks when a program reads it as another code page. */
export const MISREADINGS: { readonly [name: string]: (text: string) => string } = {
  'cp1252 view': (text) => decoded(text, 'windows-1252'),
  'cp1253 view': (text) => decoded(text, 'windows-1253'),
  'cp1251 view': (text) => decoded(text, 'windows-1251'),
  'mac view': (text) => decoded(text, 'macintosh'),
  'latin-1 view': (text) => Buffer.from(text, 'utf8').toString('latin1'),
  'cp437 view': (text) =>
    [...Buffer.from(text, 'utf8')]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80]!))
      .join(''),
};

/** Bytes that a code page lacks are read as windows-1252 has them. */
function decoded(text: string, page: string): string {
  const one = new TextDecoder(page);
  const fallback = new TextDecoder('windows-1252');
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const seen = one.decode(Uint8Array.of(byte));
      return seen === '\ufffd' || (seen >= '\u0080' && seen < '\u00a0') ? fallback.decode(Uint8Array.of(byte)) : seen;
    })
    .join('');
}
