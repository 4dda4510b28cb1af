/** Milliseconds; longer for cases than for replies, so that they are told apart. */
export type Times = { readonly caseTtlMs: number; readonly claimTtlMs: number; readonly replyTtlMs: number };

export const DAY = 86_400_000;
export const TIMES: Times = { caseTtlMs: 30 * DAY, claimTtlMs: 60_000, replyTtlMs: 10 * DAY };

/** Any moment. */
export const T = Date.UTC(2026, 7, 31, 23, 59);
