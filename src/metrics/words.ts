const WORD = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+){0,7}$/u;
const MAX_LENGTH = 40;
/** Different values of a label, if nothing else is said; each is kept in memory and sent at every scrape. https://prometheus.io/docs/practices/instrumentation/ */
const MAX_DIFFERENT = 200;

/** A label's guard: gives back a short word as it is; anything else, and a new word when there are `most`, as `other`. */
export function words(most = MAX_DIFFERENT): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= most || value.length > MAX_LENGTH || !WORD.test(value)) return 'other';
    known.add(value);
    return value;
  };
}
