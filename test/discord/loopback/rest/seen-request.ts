/** A request that came to the REST API or the CDN. */
export type SeenRequest = {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: string;
  /** JSON, or `payload_json` of a multipart body. */
  readonly body: unknown;
  /** Names of uploaded files. */
  readonly files: readonly string[];
  /** ms since 1970. */
  readonly at: number;
  /** Status it was answered with; null until then, 0 if the connection was cut instead. */
  readonly status: number | null;
};
