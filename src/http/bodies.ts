/** A body, or why there is none: longer than allowed or cut off, or too much is held already. */
export type Body =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array; readonly release: () => void }
  | { readonly kind: 'too-large' | 'too-much-at-once' };

/**
 * Reads bodies of unknown senders into bounded memory: at most `each` bytes of one, and `all` bytes of all that are held at a time.
 * A body is held until it is released. One that comes slowly holds only what has come.
 */
export function openBodies(each: number, all: number): (request: Request) => Promise<Body> {
  let held = 0;
  return async (request) => {
    if (Number(request.headers.get('Content-Length') ?? 0) > each) return { kind: 'too-large' };
    const chunks: Uint8Array[] = [];
    let length = 0;
    const release = () => {
      held -= length;
      length = 0;
    };
    const refused = (kind: 'too-large' | 'too-much-at-once'): Body => {
      release();
      return { kind };
    };
    try {
      for await (const chunk of request.body ?? []) {
        if (length + chunk.length > each) return refused('too-large');
        if (held + chunk.length > all) return refused('too-much-at-once');
        length += chunk.length;
        held += chunk.length;
        chunks.push(chunk);
      }
    } catch {
      return refused('too-large'); // its sender went away, and hears nothing any more
    }
    return { kind: 'whole', bytes: Buffer.concat(chunks, length), release };
  };
}
