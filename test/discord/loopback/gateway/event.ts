import type { Watch } from './session.ts';

/** Something to tell sessions. Bodies are made at most once each, however many sessions there are. */
export type GatewayEvent = {
  readonly type: string;
  /** Decides the shard; direct messages go to shard 0. */
  readonly guildId: string | null;
  /** A session that has any of them is told; 0 for all. */
  readonly intents: number;
  readonly body: () => object;
  /** For sessions without the intent for content, if that makes a difference. */
  readonly withoutContent: (() => object) | null;
  /** Called when it went out on a connection. */
  readonly watch?: Watch;
};
