import type { World } from '../world.ts';

export type JsonObject = { readonly [key: string]: unknown };

/** A file of a multipart body, by its number: `files[0]`. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array; readonly contentType: string | undefined };

/** A request that may be carried out: the route is known, the token right, the body as the document says. */
export type Call = {
  readonly world: World;
  /** What stands in the braces of the template, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** `{}` if there is none. */
  readonly body: JsonObject;
  readonly files: ReadonlyMap<number, SentFile>;
  /** When it came, ms since 1970. */
  readonly at: number;
};

/** `body` null: 204. */
export type Answer = { readonly status: number; readonly body: object | null };

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the OpenAPI document writes it. */
  readonly template: string;
  /** Needs no bot token: the token stands in the path. Not under the global rate limit either. */
  readonly isOpen?: boolean;
  /** Which of several bodies is meant, by name of its schema; null if the body is looked at by `run` itself. */
  readonly schema?: (world: World, params: readonly string[]) => string | undefined;
  readonly run: (call: Call) => Answer | Promise<Answer>;
};

export const NO_CONTENT: Answer = { status: 204, body: null };

export function ok(body: object): Answer {
  return { status: 200, body };
}
