import type { Match } from './fault-plan.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { World } from './world.ts';

/** What goes wrong. Faults of REST also take CDN paths, such as `GET /attachments/`. */
export type Faults = {
  /** The next `n` requests end with this status (502) and no JSON; nothing is carried out. */
  readonly failNext: (n: number, status?: number, match?: Match) => void;
  readonly rejectNext: (match: Match, status: number, code: number, message: string) => void;
  /** Requests arrive so much later. 0 ends it. */
  readonly latency: (ms: number, match?: Match) => void;
  readonly rateLimit: (match: Match, retryAfterMs: number) => void;
  readonly globalRateLimit: (retryAfterMs: number) => void;
  /** The next `n` requests are carried out, but the connection is cut before the answer. */
  readonly dropAcks: (n: number, match?: Match) => void;
  /** Connections end without a close frame (1006). */
  readonly dropSockets: () => void;
  readonly closeSockets: (code: number) => void;
  /** On the connections there are, no heartbeat is acknowledged and nothing is sent until this ends; new ones work. */
  readonly zombie: (on: boolean) => void;
  /** Op 7. */
  readonly reconnect: () => void;
  /** Op 9. Not resumable: the session is over, and what happens until the next identify is lost. */
  readonly invalidate: (resumable: boolean) => void;
  /** Links given out so far are dead. */
  readonly expireLinks: () => void;
};

/** What tests let go wrong, put to the part that it concerns. */
export function faultsOf(world: World, gateway: Gateway): Faults {
  const { plan } = world;
  return {
    failNext: (n, status = 502, match) => plan.add({ kind: 'status', status }, n, match ?? null),
    rejectNext: (match, status, code, message) => plan.add({ kind: 'refusal', status, code, message }, 1, match),
    latency: (ms, match) => plan.slow(ms, match ?? null),
    rateLimit: (match, retryAfterMs) => plan.limit(match, retryAfterMs),
    globalRateLimit: (retryAfterMs) => plan.limit(null, retryAfterMs),
    dropAcks: (n, match) => plan.cut(n, match ?? null),
    dropSockets: () => gateway.closeAll(null),
    closeSockets: (code) => gateway.closeAll(code),
    zombie: (on) => gateway.zombie(on),
    reconnect: () => gateway.send(7, null),
    invalidate: (resumable) => gateway.send(9, resumable),
    expireLinks: () => {
      world.linksSince = Date.now() + 1;
    },
  };
}
