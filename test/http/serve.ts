import { afterEach } from 'vitest';
import { type Http, type HttpOptions, openHttp } from '../../src/http/open-http.ts';
import { openLog } from '../../src/log.ts';
import { openMetrics } from '../../src/metrics.ts';

const open = new Set<Http>();

afterEach(async () => {
  for (const http of open) await http.close(0);
  open.clear();
});

/** What the log was told, a line each. */
export const logged: string[] = [];

/** Starts the real server on a free port of loopback; it ends with the test. */
export async function serve(options: Partial<HttpOptions> = {}): Promise<Http> {
  logged.length = 0;
  const http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    health: { checkStore: async () => {}, gateway: () => 'ready' },
    metrics: openMetrics(),
    log: openLog('info', () => {}, { write: (line) => logged.push(line) }),
    interactions: null,
    ...options,
  });
  open.add(http);
  return http;
}
