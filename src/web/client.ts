import type { Request, Response } from './protocol.ts';

type Asked = Request extends infer One
  ? One extends { readonly number: number }
    ? Omit<One, 'number'>
    : never
  : never;
type Answer<Kind extends Response['kind']> = Extract<Response, { kind: Kind }>;

/** Talks to the worker in which everything that is pasted stays. */
export class Client {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (response: Response) => void>();
  #last = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Response>) => this.#waiting.get(data.number)?.(data);
    worker.onerror = (event) => {
      for (const [number, told] of this.#waiting) told({ number, kind: 'failed', message: event.message });
    };
  }

  /** Resolves with the answer of a kind; rejects with what failed. `progress` hears of long work. */
  ask<Kind extends Response['kind']>(
    asked: Asked,
    kind: Kind,
    progress: (told: Answer<'progress'>) => void = () => undefined,
  ): Promise<Answer<Kind>> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, (response) => {
        if (response.kind === 'progress') return progress(response);
        this.#waiting.delete(number);
        if (response.kind === kind) resolve(response as Answer<Kind>);
        else reject(new Error(response.kind === 'failed' ? response.message : response.kind));
      });
      this.#worker.postMessage({ ...asked, number });
    });
  }
}
