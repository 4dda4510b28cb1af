// Told to Node with --import: copies every byte that the process gives to a socket, to standard output or to standard error by way
// of a stream into the file that BYTES_SENT names.
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const file = process.env.BYTES_SENT;
const keep = (bytes, encoding) =>
  appendFileSync(file, typeof bytes === 'string' ? Buffer.from(bytes, encoding) : bytes);

const { _write, _writev } = Socket.prototype;
Socket.prototype._write = function (bytes, encoding, done) {
  keep(bytes, encoding);
  return _write.call(this, bytes, encoding, done);
};
Socket.prototype._writev = function (chunks, done) {
  for (const { chunk, encoding } of chunks) keep(chunk, encoding);
  return _writev.call(this, chunks, done);
};
for (const stream of [process.stdout, process.stderr]) {
  const { write } = stream;
  stream.write = (bytes, ...rest) => {
    keep(bytes, typeof rest[0] === 'string' ? rest[0] : undefined);
    return write.call(stream, bytes, ...rest);
  };
}
