import type { ReplyView } from '../../../src/discord/render/reply-body.ts';

/** A reply in a forum's thread, with its buttons. */
export function viewOf(told: Partial<ReplyView>): ReplyView {
  return {
    isPrivate: false,
    isTyped: false,
    asker: '200000000000000001',
    case: 'thread:300000000000000001',
    hasCase: true,
    ...told,
  };
}
