import type { CauseId } from '../engine/types.ts';
import type { CaseKey, Snowflake } from '../store/store.ts';

/** UTF-16 units of a custom id. https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
const LONGEST = 100;
/** What every custom id of ours begins with; the number changes when older buttons can no longer be understood. */
const PREFIX = 'clinic:1:';

const CASE_ACTIONS = ['solved', 'not-it', 'why', 'details', 'share'] as const;
const SETTINGS_ACTIONS = ['forums', 'channels', 'helpers', 'locale', 'delete-secrets', 'keep-secrets'] as const;
const PLAIN_ACTIONS = ['diagnose', 'diagnose-publicly', ...SETTINGS_ACTIONS, 'forget-me', 'opt-out', 'opt-in'] as const;
const KEY_KINDS = { t: 'thread', m: 'message', i: 'interaction' } as const;
const CASE_STATE = /^(?<letter>[tmi])(?<id>\d{17,20}):(?<asker>\d{17,20})(?::(?<cause>[a-z\d]+(?:-[a-z\d]+)*))?$/;

/**
 * What pressing a button, choosing in a menu or sending a form means. Those under a reply name its case, who asked, and the
 * cause that leads, where its id is short enough. The others are about the server or the person who acts.
 */
export type Action =
  | {
      readonly kind: (typeof CASE_ACTIONS)[number];
      readonly case: CaseKey;
      readonly asker: Snowflake;
      readonly cause: CauseId | null;
    }
  | { readonly kind: (typeof PLAIN_ACTIONS)[number] };

/** What a menu or button of the settings changes. */
export type SettingsAction = (typeof SETTINGS_ACTIONS)[number];

/** An action as a custom id of at most 100 characters: `clinic:1:solved:t<thread>:<asker>:<cause>`. Holds ids only. */
export function customId(action: Action): string {
  if (!('case' in action)) return PREFIX + action.kind;
  const [kind, id] = action.case.split(':');
  const short = `${PREFIX}${action.kind}:${kind![0]}${id}:${action.asker}`;
  const long = action.cause === null ? short : `${short}:${action.cause}`;
  return long.length <= LONGEST ? long : short;
}

/** The action that a custom id stands for; null for one that is not ours, of another version, or changed in any way. */
export function actionOf(text: string): Action | null {
  if (text.length > LONGEST || !text.startsWith(PREFIX)) return null;
  const rest = text.slice(PREFIX.length);
  const plain = PLAIN_ACTIONS.find((kind) => kind === rest);
  if (plain !== undefined) return { kind: plain };
  const kind = CASE_ACTIONS.find((name) => rest.startsWith(`${name}:`));
  const state = kind === undefined ? undefined : CASE_STATE.exec(rest.slice(kind.length + 1))?.groups;
  if (kind === undefined || state === undefined) return null;
  const key = KEY_KINDS[state['letter'] as keyof typeof KEY_KINDS];
  return { kind, case: `${key}:${state['id']}`, asker: state['asker']!, cause: state['cause'] ?? null };
}
