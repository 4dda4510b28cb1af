/** A text of a sign found in a post. */
export type Hit = {
  /** Number of the text in the index. */
  readonly text: number;
  /** First and last token, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Offsets into the post's text. */
  readonly start: number;
  readonly end: number;
  /** 1: word for word. Less: the share of the text's weight that stands there, damaged or cut. */
  readonly coverage: number;
  /** Its first word stands there. */
  readonly headed: boolean;
  readonly captures: { readonly [name: string]: string };
};
