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

  /** `script`: the whole address of the worker's. */
  constructor(script: string) {
    const worker = underPolicy(script);
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Response>) => this.#waiting.get(data.number)?.(data);
    worker.onerror = (event) => {
      const message = event.message || 'the worker cannot be loaded'; // which is told without any words
      for (const [number, told] of this.#waiting) told({ number, kind: 'failed', message });
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

/** A worker that obeys the page's policy. Made from an address, it would obey what its own file comes with, which on most hosts is none. */
function underPolicy(script: string): Worker {
  const own = new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(own), { type: 'module' }); // https://www.w3.org/TR/CSP3/#security-inherit-csp
}
