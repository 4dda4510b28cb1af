/** Codes with their status and words. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const KNOWN = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  40005: [413, 'Request entity too large'],
  40058: [403, 'Cannot message this thread until after the post author has sent an initial message.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has reached the maximum number of follow up messages'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50021: [403, 'Cannot execute action on a system message'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50034: [400, 'You can only bulk delete messages that are under 14 days old.'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [400, 'Thread is locked'],
} as const;

/** Refusals that only a bot at fault gets, besides those of bodies: empty messages, others' messages, no JSON. */
const SLIPS = [50005, 50006, 50109];

export type KnownCode = keyof typeof KNOWN;

/** One thing wrong with a body: dotted path, Discord's code for it, and words. */
export type FormFault = { readonly path: string; readonly code: string; readonly message: string };

/** An answer that is a refusal. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: object;
  /** Only what breaks the rules of a body is the bot's fault; what is missing or forbidden may happen to any bot. */
  readonly isFault: boolean;

  constructor(status: number, code: number, message: string, faults: readonly FormFault[] = []) {
    super(`${code} ${message}${faults.map((one) => `; ${one.path || 'body'}: ${one.message}`).join('')}`);
    this.status = status;
    this.body = { message, code, ...(faults.length === 0 ? {} : { errors: nested(faults) }) };
    this.isFault = faults.length > 0 || SLIPS.includes(code);
  }
}

export function refusal(code: KnownCode): ApiError {
  const [status, message] = KNOWN[code];
  return new ApiError(status, code, message);
}

/** 50035 with what is wrong where. */
export function invalidForm(faults: readonly FormFault[]): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', faults);
}

type Tree = { [key: string]: Tree | object[] };

/** `a.0.b` → `{ a: { 0: { b: { _errors: [...] } } } }`. https://discord.com/developers/docs/reference#error-messages */
function nested(faults: readonly FormFault[]): object {
  const root: Tree = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const key of path === '' ? [] : path.split('.')) {
      node[key] ??= {};
      node = node[key] as Tree;
    }
    node['_errors'] ??= [];
    (node['_errors'] as object[]).push({ code, message });
  }
  return root;
}
