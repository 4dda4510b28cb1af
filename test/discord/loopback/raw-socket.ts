import { WebSocket } from 'ws';
import type { Discord } from './discord.ts';
import { until } from './people/until.ts';
import type { Json } from './raw-rest.ts';

type Frame = { readonly op: number; readonly t: string | null; readonly s: number | null; readonly d: Json };

/** A connection to the gateway without a library. */
export class RawSocket {
  readonly frames: Frame[] = [];
  closeCode: number | null = null;
  readonly #socket: WebSocket;

  constructor(discord: Discord, query = 'v=10&encoding=json') {
    this.#socket = new WebSocket(`${discord.origin.replace('http', 'ws')}/gateway?${query}`);
    this.#socket.on('message', (data) => this.frames.push(JSON.parse(String(data))));
    this.#socket.on('close', (code) => {
      this.closeCode = code;
    });
    this.#socket.on('error', () => {});
  }

  /** Waits for hello, then sends. */
  async send(op: number, d: unknown): Promise<void> {
    await this.frame((one) => one.op === 10);
    this.#socket.send(JSON.stringify({ op, d }));
  }

  async sendText(text: string): Promise<void> {
    await this.frame((one) => one.op === 10);
    this.#socket.send(text);
  }

  /** Identifies, and waits for READY. */
  async ready(discord: Discord, intents: number, shard?: readonly [number, number]): Promise<Json> {
    await this.send(2, identify(discord, intents, shard));
    return (await this.event('READY')).d;
  }

  frame(fits: (frame: Frame) => boolean): Promise<Frame> {
    return until(() => this.frames.find(fits), 3_000);
  }

  event(type: string): Promise<Frame> {
    return this.frame((one) => one.t === type);
  }

  /** Names of the events so far. */
  get events(): readonly string[] {
    return this.frames.flatMap(({ t }) => t ?? []);
  }

  closed(): Promise<number> {
    return until(() => this.closeCode, 3_000);
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** Ends without a close frame. */
  cut(): void {
    this.#socket.terminate();
  }
}

export function identify(discord: Discord, intents: number, shard?: readonly [number, number]): object {
  const properties = { os: 'linux', browser: 'raw', device: 'raw' };
  return { token: discord.token, intents, properties, ...(shard ? { shard } : {}) };
}
