/** A table-driven scan for many literals at once (Aho–Corasick), over text folded to lower case and one digit. */
type Automaton = {
  /** Next state times the number of classes, by state times that number, plus class. */
  readonly next: Uint32Array;
  /** UTF-16 unit → class. */
  readonly classes: Uint8Array;
  /** From this state value on, a literal ends here. */
  readonly firstEnding: number;
  /** Indexes of the literals that end in a state, longest first; index is (state - firstEnding) / classes. */
  readonly endings: readonly (readonly number[])[];
  readonly width: number;
};

/** Text as the automaton sees it: ASCII letters lower case, every digit `0`. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[0-9]/g, '0');
}

/** Compiles literals; at most 254 different characters after folding. */
export function automaton(literals: readonly string[]): Automaton {
  const classes = new Uint8Array(0x10000);
  let width = 1;
  const words = literals.map(folded);
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (classes[code] === 0) classes[code] = width++;
    }
  }
  if (width > 255) throw new Error(`automaton: ${width} different characters, at most 254 fit`);
  for (let code = 0; code < 26; code++) classes[65 + code] = classes[97 + code]!;
  for (let code = 49; code <= 57; code++) classes[code] = classes[48]!;

  const edges: Map<number, number>[] = [new Map()];
  const ends: (readonly number[])[] = [[]];
  words.forEach((word, index) => {
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const cls = classes[word.charCodeAt(i)]!;
      let child = edges[node]!.get(cls);
      if (child === undefined) {
        child = edges.push(new Map()) - 1;
        edges[node]!.set(cls, child);
        ends.push([]);
      }
      node = child;
    }
    ends[node] = [...ends[node]!, index];
  });

  // Breadth first, so that what a node falls back to is known before the node.
  const fail = new Uint32Array(edges.length);
  const order: number[] = [0];
  for (const node of order) {
    for (const [cls, child] of edges[node]!) {
      let at = node;
      do at = fail[at]!;
      while (at !== 0 && !edges[at]!.has(cls));
      fail[child] = node === 0 ? 0 : (edges[at]!.get(cls) ?? 0);
      ends[child] = [...ends[child]!, ...ends[fail[child]!]!];
      order.push(child);
    }
  }

  // States where a literal ends come last, so that the scan needs one comparison a character.
  const ending = order.filter((node) => ends[node]!.length > 0);
  const sorted = [...order.filter((node) => ends[node]!.length === 0), ...ending];
  const state = new Uint32Array(sorted.length);
  sorted.forEach((node, index) => {
    state[node] = index * width;
  });
  // A row is the row it falls back to, but for its own edges. Copied whole: a loop over all classes takes 10 ms at each start.
  const next = new Uint32Array(sorted.length * width);
  for (const node of order) {
    const fallback = state[fail[node]!]!;
    next.copyWithin(state[node]!, fallback, fallback + width);
    for (const [cls, child] of edges[node]!) next[state[node]! + cls] = state[child]!;
  }
  const firstEnding = (sorted.length - ending.length) * width;
  return { next, classes, firstEnding, endings: ending.map((node) => ends[node]!), width };
}

/** Calls `hit` with each literal's index and where it ends, left to right. Linear in the text. */
export function scan(machine: Automaton, text: string, hit: (literal: number, end: number) => void): void {
  const { next, classes, firstEnding, endings, width } = machine;
  let state = 0;
  for (let i = 0; i < text.length; i++) {
    state = next[state + classes[text.charCodeAt(i)]!]!;
    if (state >= firstEnding) {
      const ending = endings[(state - firstEnding) / width]!;
      for (let k = 0; k < ending.length; k++) hit(ending[k]!, i + 1);
    }
  }
}
