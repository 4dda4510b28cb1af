import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { World } from '../world.ts';
import type { GatewayEvent } from './event.ts';
import { guildCreate, membersChunk, ready } from './greeting.ts';
import { isToken, readIdentify } from './identify.ts';
import { GatewaySession } from './session.ts';
import { shardOf } from './shard-of.ts';

/** Frames a client may send in a minute. https://discord.com/developers/docs/events/gateway#rate-limiting */
const FRAMES_PER_MINUTE = 120;
const GRACE_MS = 50;
/** After these a session cannot be resumed. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
const ENDING = new Set([4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);
const INVALID_SESSION = '{"op":9,"t":null,"s":null,"d":false}';

type Frame = { readonly op: number; readonly d: unknown };
type Connection = {
  readonly socket: WebSocket;
  session: GatewaySession | null;
  /** Times of the newest frames. */
  readonly frames: number[];
  heartbeatDue: NodeJS.Timeout | null;
  isZombie: boolean;
};

/** The WebSocket side: version 10, JSON, uncompressed. */
export class Gateway {
  readonly sessions: GatewaySession[] = [];
  readonly #world: World;
  readonly #sockets: WebSocketServer;
  readonly #connections = new Set<Connection>();
  /** By identify bucket: until when it is taken. */
  readonly #buckets = new Map<number, number>();
  #identifies = 0;

  constructor(world: World, server: Server) {
    this.#world = world;
    this.#sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    server.on('upgrade', (request, socket, head) => {
      if (!request.url?.startsWith('/gateway')) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      const query = new URL(request.url, 'http://loopback').searchParams;
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, query));
    });
    world.dispatch = (event) => this.#dispatch(event);
  }

  /** Identifies left of the 1,000 a day. */
  get identifiesLeft(): number {
    return 1_000 - this.#identifies;
  }

  /** Op 7 or op 9 to every connection. After op 9 a connection has no session until it resumes one or identifies. */
  send(op: 7 | 9, d: boolean | null): void {
    for (const connection of this.#connections) {
      const { socket, session } = connection;
      if (op === 9) {
        if (d === false) session?.end();
        else if (session) session.socket = null;
        connection.session = null;
      }
      socket.send(JSON.stringify({ op, t: null, s: null, d }));
    }
  }

  /** Without a code the connections end unclosed. */
  closeAll(code: number | null): void {
    for (const connection of [...this.#connections]) {
      if (code === null) connection.socket.terminate();
      else connection.socket.close(code);
      if (code !== null && ENDING.has(code)) connection.session?.end();
      this.#leave(connection);
    }
  }

  zombie(on: boolean): void {
    for (const connection of this.#connections) {
      connection.isZombie = on;
      connection.session?.mute(on);
    }
  }

  stop(): void {
    this.closeAll(null);
    this.#sockets.close();
  }

  #dispatch(event: GatewayEvent): void {
    let full: string | undefined;
    let stripped: string | undefined;
    for (const session of this.sessions) {
      if (session.isOver || (event.intents !== 0 && (session.intents & event.intents) === 0)) continue;
      if (shardOf(event.guildId, session.shard[1]) !== session.shard[0]) continue;
      if (session.readsContent || event.withoutContent === null) {
        full ??= JSON.stringify(event.body());
        session.dispatch(event.type, full, event.watch);
      } else {
        stripped ??= JSON.stringify(event.withoutContent());
        session.dispatch(event.type, stripped, event.watch);
      }
    }
  }

  #open(socket: WebSocket, query: URLSearchParams): void {
    if (query.get('v') !== '10') {
      socket.close(4012, 'Invalid API version.');
      return;
    }
    const connection: Connection = { socket, session: null, frames: [], heartbeatDue: null, isZombie: false };
    this.#connections.add(connection);
    socket.on('message', (data) => this.#receive(connection, String(data)));
    socket.on('error', () => {});
    socket.on('close', (code) => {
      if (!this.#connections.has(connection)) return; // closed from here
      if (connection.session) connection.session.closeCode = code;
      // A client that closes with 1000 or 1001 gives its session up.
      if (code === 1000 || code === 1001) connection.session?.end();
      this.#leave(connection);
    });
    socket.send(
      JSON.stringify({
        op: 10,
        t: null,
        s: null,
        d: { heartbeat_interval: this.#world.settings.heartbeatMs, _trace: [] },
      }),
    );
    this.#expectHeartbeat(connection);
  }

  #leave(connection: Connection): void {
    this.#connections.delete(connection);
    if (connection.heartbeatDue) clearTimeout(connection.heartbeatDue);
    const { session } = connection;
    if (session?.socket === connection.socket) session.socket = null;
  }

  /** A client that misses two heartbeats is taken for gone. */
  #expectHeartbeat(connection: Connection): void {
    if (connection.heartbeatDue) clearTimeout(connection.heartbeatDue);
    connection.heartbeatDue = setTimeout(() => {
      // One that came while this process was busy still waits to be read.
      connection.heartbeatDue = setTimeout(() => this.#close(connection, 4009, 'Session timed out.'), GRACE_MS);
    }, 2 * this.#world.settings.heartbeatMs);
    connection.heartbeatDue.unref();
  }

  #close(connection: Connection, code: number, reason: string): void {
    connection.socket.close(code, reason);
    if (ENDING.has(code)) connection.session?.end();
    this.#leave(connection);
  }

  #receive(connection: Connection, text: string): void {
    if (!this.#connections.has(connection)) return;
    const now = Date.now();
    connection.frames.push(now);
    if (connection.frames.length > FRAMES_PER_MINUTE && now - connection.frames.shift()! < 60_000) {
      this.#close(connection, 4008, 'You are being rate limited.');
      return;
    }
    const frame = parse(text);
    if (!frame) this.#close(connection, 4002, 'Error while decoding payload.');
    else if (frame.op === 1) this.#heartbeat(connection, frame.d);
    else if (frame.op === 2) this.#identify(connection, object(frame.d));
    else if (frame.op === 6) this.#resume(connection, object(frame.d));
    else if (![3, 4, 8, 31].includes(frame.op)) this.#close(connection, 4001, 'Unknown opcode.');
    else if (!connection.session) this.#close(connection, 4003, 'Not authenticated.');
    else if (frame.op === 8) membersChunk(this.#world, connection.session, object(frame.d));
  }

  #heartbeat(connection: Connection, sequence: unknown): void {
    if (typeof sequence === 'number') connection.session?.confirm(sequence);
    this.#expectHeartbeat(connection);
    if (connection.session) connection.session.heartbeats += 1;
    if (!connection.isZombie) connection.socket.send('{"op":11,"t":null,"s":null,"d":null}');
  }

  #identify(connection: Connection, d: { readonly [key: string]: unknown }): void {
    if (connection.session) {
      this.#close(connection, 4005, 'Already authenticated.');
      return;
    }
    const asked = readIdentify(this.#world, d);
    if (asked.kind === 'refused') {
      this.#close(connection, asked.code, asked.reason);
      return;
    }
    const { shard, intents, guilds } = asked;
    if (!this.#takeBucket(shard[0])) {
      connection.socket.send(INVALID_SESSION);
      return;
    }
    const readsContent = (intents & GatewayIntentBits.MessageContent) !== 0;
    const session = new GatewaySession(
      randomBytes(16).toString('hex'),
      shard,
      intents,
      readsContent,
      connection.socket,
    );
    this.sessions.push(session);
    connection.session = session;
    session.dispatch('READY', JSON.stringify(ready(this.#world, session, guilds)));
    if ((intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) {
      if (!guild.isOut) session.dispatch('GUILD_CREATE', JSON.stringify(guildCreate(this.#world, guild)));
    }
  }

  /** False: too soon after another identify. */
  #takeBucket(shardId: number): boolean {
    const { maxConcurrency, everyMs } = this.#world.settings.identify;
    const bucket = shardId % maxConcurrency;
    const now = Date.now();
    if ((this.#buckets.get(bucket) ?? 0) > now) return false;
    this.#buckets.set(bucket, now + everyMs);
    this.#identifies += 1;
    return true;
  }

  #resume(connection: Connection, d: { readonly [key: string]: unknown }): void {
    const session = this.sessions.find((one) => one.id === d['session_id'] && !one.isOver);
    const sequence = Number(d['seq']);
    if (connection.session) this.#close(connection, 4005, 'Already authenticated.');
    else if (!isToken(this.#world, d['token'])) this.#close(connection, 4004, 'Authentication failed.');
    else if (!session) connection.socket.send(INVALID_SESSION);
    else if (sequence > session.sequence) this.#close(connection, 4007, 'Invalid seq.');
    else if (!session.canReplay(sequence)) {
      session.end();
      connection.socket.send(INVALID_SESSION);
    } else this.#reattach(connection, session, sequence);
  }

  #reattach(connection: Connection, session: GatewaySession, sequence: number): void {
    const before = [...this.#connections].find((one) => one !== connection && one.session === session);
    if (before) this.#close(before, 4000, 'Resumed elsewhere.');
    connection.session = session;
    session.confirm(sequence);
    session.resume(connection.socket, sequence);
    session.dispatch('RESUMED', '{"_trace":[]}');
  }
}

function parse(text: string): Frame | null {
  try {
    const frame = object(JSON.parse(text));
    return typeof frame['op'] === 'number' ? { op: frame['op'], d: frame['d'] } : null;
  } catch {
    return null;
  }
}

function object(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}
