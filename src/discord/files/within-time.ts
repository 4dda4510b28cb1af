/**
 * Does work under a signal that is aborted after some milliseconds, with the outer one, and when the work is done, so that
 * nothing it began goes on. Not `AbortSignal.any` and `timeout`: what only they hold is collected and never fires.
 * https://github.com/nodejs/node/issues/57736
 */
export async function withinTime<T>(
  ms: number,
  outer: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted) abort();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
    abort();
  }
}
