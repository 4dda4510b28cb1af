/** The first sentence of at least so many UTF-16 units; the whole text if it has no end there. A dot within code ends none. */
export function firstSentence(text: string, least: number): string {
  const told = text.trim();
  for (const { index } of told.matchAll(END)) {
    const sentence = told.slice(0, index + 1);
    if (sentence.length >= least && sentence.split('`').length % 2 === 1) return sentence;
  }
  return told;
}

const END = /[.!?](?=\s|$)|。/gu;
