import type { Random } from './random.ts';

const NAMES = ['morning-report', 'mail-digest', 'backup', 'main', 'ops', 'nightly', 'weather', 'claudetest'];
const WORDS = ['alpha', 'the nightly job', 'ops', 'report', 'default', 'workspace', 'browser', 'mini'];

/** What an untyped hole holds, by its name. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/ms$|seconds|minutes|count|port|pid|code|bytes/iu, 'number'],
  [/url|origin/iu, 'url'],
  [/id$/iu, 'uuid'],
  [/^at$|time/iu, 'time'],
];

/** A text of a sign with its holes filled by type, as the program might have printed it. */
export function fill(says: string, from: Random): string {
  return says
    .replaceAll(/\{(?:…|\.\.\.)\}/gu, () => from.pick(WORDS))
    .replaceAll(/\{([A-Za-z0-9_]*)(?::([a-z]+))?\}/gu, (_, name: string, type: string | undefined) =>
      value(type ?? TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'text', from),
    )
    .replaceAll('***', () => from.pick(['gateway.auth.token', 'key']));
}

function value(type: string, from: Random): string {
  switch (type) {
    case 'uuid':
      return from.uuid();
    case 'number':
      return `${1 + from.below(9000)}`;
    case 'count':
      return `${1 + from.below(9)}`;
    case 'name':
      return from.pick(NAMES);
    case 'time':
      return `2026-0${1 + from.below(9)}-1${from.below(10)}T0${from.below(10)}:2${from.below(10)}:00.000Z`;
    case 'url':
      return `ws://192.168.${from.below(250)}.${1 + from.below(250)}:18789`;
    case 'version':
      return '2026.4.15';
    default:
      return from.pick(WORDS);
  }
}
