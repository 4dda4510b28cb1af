import type { WebSocket } from 'ws';

/** A session as tests see it. */
export type Session = {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly isConnected: boolean;
  readonly resumes: number;
  readonly heartbeats: number;
  /** Code of the newest close by the client. */
  readonly closeCode: number | null;
};

/** Who wants to know what becomes of an event. */
export type Watch = { readonly delivered: () => void; readonly received: () => void };

/** Events kept for a resume. A client that missed more must identify again. */
const BUFFER = 5_000;

/** What one identify opened: it outlives its connections as long as it can be resumed. */
export class GatewaySession implements Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly readsContent: boolean;
  socket: WebSocket | null;
  isOver = false;
  resumes = 0;
  heartbeats = 0;
  closeCode: number | null = null;
  /** Nothing is sent, as if the connection were dead. */
  #isMute = false;
  #sequence = 0;
  /** Newest event that went out on the connection there is. */
  #sent = 0;
  #buffer: string[] = [];
  /** By sequence: whom to tell when an event goes out, or again, and when the client has it. */
  readonly #watched = new Map<number, Watch>();

  constructor(id: string, shard: readonly [number, number], intents: number, readsContent: boolean, socket: WebSocket) {
    this.id = id;
    this.shard = shard;
    this.intents = intents;
    this.readsContent = readsContent;
    this.socket = socket;
  }

  get isConnected(): boolean {
    return this.socket !== null;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Sends an event, and keeps it for a resume. `body`: JSON. */
  dispatch(type: string, body: string, watch?: Watch): void {
    this.#sequence += 1;
    const frame = `{"op":0,"t":"${type}","s":${this.#sequence},"d":${body}}`;
    this.#buffer.push(frame);
    if (this.#buffer.length > 2 * BUFFER) this.#buffer = this.#buffer.slice(-BUFFER);
    if (this.socket && !this.#isMute) {
      this.socket.send(frame);
      this.#sent = this.#sequence;
      watch?.delivered();
    }
    if (watch) this.#watched.set(this.#sequence, watch);
  }

  /** The client says what it has: all up to `sequence`. */
  confirm(sequence: number): void {
    for (const [one, watch] of this.#watched) {
      if (one > sequence) continue;
      watch.received();
      this.#watched.delete(one);
    }
  }

  /** All after `sequence` are still kept. */
  canReplay(sequence: number): boolean {
    return this.#sequence - sequence <= this.#buffer.length;
  }

  /** Goes on with another connection, whose client has all up to `sequence`. */
  resume(socket: WebSocket, sequence: number): void {
    this.socket = socket;
    this.#isMute = false;
    this.resumes += 1;
    this.#sendAfter(sequence);
  }

  /** Holds everything back, or lets it go out after all: a connection never skips an event. */
  mute(on: boolean): void {
    if (this.#isMute && !on && this.socket) this.#sendAfter(this.#sent);
    this.#isMute = on;
  }

  #sendAfter(sequence: number): void {
    const missed = this.#sequence - sequence;
    for (const frame of missed === 0 ? [] : this.#buffer.slice(-missed)) this.socket?.send(frame);
    for (const [one, watch] of this.#watched) if (one > sequence) watch.delivered();
    this.#sent = this.#sequence;
  }

  /** Nothing more is kept: it cannot be resumed. */
  end(): void {
    this.isOver = true;
    this.socket = null;
    this.#buffer = [];
    this.#watched.clear();
  }
}
