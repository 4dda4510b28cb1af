import { describe, expect, test } from 'vitest';
import { type Body, openBodies } from '../../src/http/bodies.ts';

/** A request whose body comes in these chunks; `ends` false: and then no more. */
function coming(chunks: readonly string[], ends: 'ends' | 'hangs' | 'breaks' = 'ends'): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
      if (ends === 'ends') controller.close();
      if (ends === 'breaks') controller.error(new Error('gone'));
    },
  });
  return new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

function told(body: Body): string {
  return body.kind === 'whole' ? Buffer.from(body.bytes).toString() : body.kind;
}

describe('bodies', () => {
  test.each<[string, Request, string]>([
    ['whole', coming(['{"a":', '1}']), '{"a":1}'],
    ['empty', coming([]), ''],
    ['as long as may be', coming(['12345', '67890']), '1234567890'],
    ['a byte too long', coming(['12345', '678901']), 'too-large'],
    ['cut off', coming(['123'], 'breaks'), 'too-large'],
    ['too long, but with no end in sight', coming(['12345678901'], 'hangs'), 'too-large'],
  ])('%s', async (_, request, wanted) => {
    expect(told(await openBodies(10, 100)(request))).toBe(wanted);
  });

  test('that are held leave room for no more than there is, and give it back', async () => {
    const bodyOf = openBodies(10, 25);
    const held = await Promise.all([bodyOf(coming(['1234567890'])), bodyOf(coming(['1234567890']))]);
    expect(held.map(told)).toEqual(['1234567890', '1234567890']);
    expect(told(await bodyOf(coming(['123', '456'])))).toBe('too-much-at-once');
    expect(told(await bodyOf(coming(['12345'])))).toBe('12345');
    for (const body of held) if (body.kind === 'whole') [body.release(), body.release()];
    expect(told(await bodyOf(coming(['1234567890'])))).toBe('1234567890');
    expect(told(await bodyOf(coming(['1234567890'])))).toBe('1234567890');
    expect(told(await bodyOf(coming(['1'])))).toBe('too-much-at-once');
  });

  test('that were refused or broke off hold nothing', async () => {
    const bodyOf = openBodies(10, 20);
    for (let at = 0; at < 50; at += 1) {
      await bodyOf(coming(['123456', '78901']));
      await bodyOf(coming(['123'], 'breaks'));
    }
    const both = [await bodyOf(coming(['1234567890'])), await bodyOf(coming(['1234567890']))];
    expect(both.map(told)).toEqual(['1234567890', '1234567890']);
  });
});
