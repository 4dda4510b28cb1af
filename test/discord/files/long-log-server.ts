import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** Numbered lines, the five thousandth of them decisive, in chunks of a network's size. */
function* log(bytes: number): Generator<Buffer> {
  let sent = 0;
  for (let line = 1; ; ) {
    const lines: string[] = [];
    for (; lines.length < 800; line += 1) {
      lines.push(
        line === 5_000
          ? `${line} Error: unexpected property 'agentId' in the payload\n`
          : `${line} 2026-08-01T12:00:00.${line % 1000}Z [gateway] heartbeat ok, ${line % 7} sessions, nothing to report\n`,
      );
    }
    const chunk = Buffer.from(lines.join(''));
    sent += chunk.length;
    if (sent > bytes) return;
    yield chunk;
  }
}

/** Run as a process of its own: tells its port, and sends a log of so many megabytes for `/24.9`. */
const server = createServer((request, response) => {
  Readable.from(log(Number(request.url?.slice(1)) * 1024 * 1024)).pipe(response);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
