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

  const children: number[][] = [new Array(width).fill(0)];
  const ends: number[][] = [[]];
  words.forEach((word, index) => {
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const cls = classes[word.charCodeAt(i)]!;
      if (children[node]![cls] === 0) {
        children[node]![cls] = children.length;
        children.push(new Array(width).fill(0));
        ends.push([]);
      }
      node = children[node]![cls]!;
    }
    ends[node]!.push(index);
  });

  const fail = new Array<number>(children.length).fill(0);
  const order: number[] = [0];
  for (let head = 0; head < order.length; head++) {
    const node = order[head]!;
    for (let cls = 1; cls < width; cls++) {
      const child = children[node]![cls]!;
      const fallback = node === 0 ? 0 : children[fail[node]!]![cls]!;
      if (child === 0) {
        children[node]![cls] = fallback;
        continue;
      }
      fail[child] = fallback;
      ends[child] = [...ends[child]!, ...ends[fallback]!];
      order.push(child);
    }
  }

  // States where a literal ends come last, so that the scan needs one comparison a character.
  const sorted = [
    ...order.filter((node) => ends[node]!.length === 0),
    ...order.filter((node) => ends[node]!.length > 0),
  ];
  const place = new Array<number>(sorted.length);
  sorted.forEach((node, index) => {
    place[node] = index;
  });
  const next = new Uint32Array(sorted.length * width);
  sorted.forEach((node, index) => {
    for (let cls = 0; cls < width; cls++) next[index * width + cls] = place[children[node]![cls]!]! * width;
  });
  const plain = sorted.findIndex((node) => ends[node]!.length > 0);
  const first = plain < 0 ? sorted.length : plain;
  return { next, classes, firstEnding: first * width, endings: sorted.slice(first).map((node) => ends[node]!), width };
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
