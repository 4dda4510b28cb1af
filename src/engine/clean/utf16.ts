/**
 * UTF-16 whose bytes were read one by one (`h␀e␀l␀l␀o␀`), put together again. Null if the text is no such thing, or if
 * that changed how many lines it has.
 */
export function fromUtf16Bytes(text: string): string | null {
  if (!text.includes('\0') || text.length < 8) return null;
  const start = /^(?:\u00ff\u00fe|\u00fe\u00ff|\ufffd\ufffd|\ufeff)/.exec(text)?.[0].length ?? 0;
  let even = 0;
  let odd = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff && code !== 0xfffd) return null;
    if (code === 0) {
      if ((i - start) % 2 === 0) even++;
      else odd++;
    }
  }
  const pairs = (text.length - start) / 2;
  const little = odd > even;
  if (Math.max(even, odd) < pairs * 0.4 || Math.min(even, odd) > pairs * 0.05) return null;
  const units: string[] = [];
  for (let i = start; i < text.length; i += 2) {
    const first = text.charCodeAt(i);
    const second = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    units.push(String.fromCharCode((little ? first | (second << 8) : (first << 8) | second) & 0xffff));
  }
  const plain = units.join('');
  return breaks(text.replaceAll('\0', '')) === breaks(plain) ? plain : null;
}

function breaks(text: string): number {
  return text.match(/\r\n?|[\n\u2028\u2029]/g)?.length ?? 0;
}
