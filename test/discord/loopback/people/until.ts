/** Resolves with what the condition gives once that is neither null, undefined nor false. */
export async function until<T>(
  condition: () => T | Promise<T>,
  timeoutMs = 5_000,
  what = String(condition),
): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
