import { normalised } from '../../src/engine/clean/normalised.ts';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import { redact } from '../../src/engine/redact/redact.ts';
import { table } from '../../src/kb/table.ts';
import { NEGATIVES, OTHER_NEGATIVES, OTHER_POSITIVES, POSITIVES, type Positive } from './redaction-texts.ts';

/** One line of what redaction must reach. `missed`: the ids of the texts that count against it. */
export type RedactionFigure = {
  readonly measure: string;
  /** A share to reach at least, or a number of texts allowed at most. */
  readonly reach: { readonly share: number } | { readonly most: number };
  readonly asked: number;
  readonly missed: readonly string[];
  readonly isReached: boolean;
};

/** The two ways that texts are masked: as they are, and after normalising, as the bot reads posts. */
export const WAYS: { readonly [way: string]: (text: string) => string } = {
  redact: (text) => redact(text, openStandIns('key')).text,
  clean: (text) => clean({ text }, openStandIns('key')).text,
};

const PERSONAL = /^(?:email|ipv[46]-public|home-user-\w+|phone)$/;
/** Fewest characters of a secret that count as a leak. */
const WINDOW = 12;
/** Beginnings that every key of a kind shares: they give nothing away. */
const SHARED =
  /^(?:sk-ant-[a-z0-9]+-|sk-(?:proj|svcacct)-|sk-or-v1-|github_pat_|gh[a-z]_|eyJ[\w-]{10,40}|MII[A-Za-z0-9]{4,12}AAKCAQEA|MIIEvQIBADANBgkqhkiG9w0BAQEFAASC|b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAA|MC4CAQAwBQYDK2VwBCIEI|LS0tLS1CRUdJTi\w{0,30})/;
const STAND_IN = /\[(?:REDACTED:)?[a-z][a-z0-9-]*#\d+\]/g;

function core(secret: string): string {
  const shared = SHARED.exec(secret)?.[0] ?? '';
  return secret.length - shared.length >= WINDOW ? secret.slice(shared.length) : secret;
}

/** Whether a secret, or any 12 characters in a row of what is random in it, stand in a text. */
export function leaks(text: string, secret: string): boolean {
  const random = core(secret);
  if (random.length <= WINDOW) return text.includes(random);
  for (let i = 0; i + WINDOW <= random.length; i++) if (text.includes(random.slice(i, i + WINDOW))) return true;
  return false;
}

/** Whether a stand-in has the first or last three characters of a secret beside it, as in `sk-a…9xQ`. */
function showsEnds(text: string, secret: string): boolean {
  const random = core(secret);
  return [...text.matchAll(STAND_IN)].some(
    ({ 0: standIn, index }) =>
      text.slice(0, index).endsWith(random.slice(0, 3)) || text.startsWith(random.slice(-3), index + standIn.length),
  );
}

/** Everything that redaction must reach, over all texts, masked in one way. */
export function redactionFigures(mask: (text: string) => string): readonly RedactionFigure[] {
  const seen = POSITIVES.map((entry) => ({ ...entry, masked: mask(entry.text) }));
  const other = OTHER_POSITIVES.map((entry) => ({ ...entry, masked: mask(entry.text) }));
  const secrets = seen.filter(({ kind }) => !PERSONAL.test(kind));
  const kinds = [...Map.groupBy(seen, ({ kind }) => kind)];
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  const share = (measure: string, least: number, entries: readonly Masked[]) =>
    figure(measure, { share: least }, entries.length, ids(entries.filter(leaked)));
  const none = (measure: string, asked: number, missed: readonly string[]) =>
    figure(measure, { most: 0 }, asked, missed);
  const pairs = seen.filter((entry) => entry.expect !== undefined);
  return [
    share('secrets hidden, every 12 characters', 0.99, secrets),
    share(
      '   of kinds that OpenClaw makes',
      1,
      secrets.filter(({ kind }) => kind.startsWith('openclaw')),
    ),
    none(
      '   kinds of which none is hidden',
      kinds.length,
      kinds.filter(([, all]) => all.every(leaked)).map(([kind]) => kind),
    ),
    share('   of other texts', 0.99, other),
    share(
      'personal details hidden',
      0.97,
      seen.filter(({ kind }) => PERSONAL.test(kind)),
    ),
    none('look-alikes damaged', NEGATIVES.length, ids(NEGATIVES.filter(({ text }) => mask(text) !== text))),
    none('   others', OTHER_NEGATIVES.length, ids(OTHER_NEGATIVES.filter(({ text }) => mask(text) !== text))),
    none('what must be kept lost beside a secret', seen.length, ids(seen.filter(lost))),
    none('   others: anything beside a secret', other.length, ids(other.filter(lost))),
    none(
      'ends of a secret left beside its stand-in',
      seen.length + other.length,
      ids([...seen, ...other].filter(({ masked, secrets: all }) => all.some((one) => showsEnds(masked, one)))),
    ),
    none(
      'equal or other values not told apart',
      pairs.length,
      ids(pairs.filter((entry) => isSame(entry.masked) !== (entry.expect === 'same-placeholder'))),
    ),
  ];
}

type Masked = Positive & { readonly masked: string };

function leaked({ masked, secrets, clean: whole = [] }: Masked): boolean {
  return [...secrets, ...whole].some((secret) => leaks(masked, secret));
}

function lost({ masked, keep }: Masked): boolean {
  return keep.some((part) => !masked.includes(part) && !masked.includes(normalised(part)));
}

function isSame(masked: string): boolean {
  const [first, second] = masked.match(/\[REDACTED:gateway-token#\d+\]/g) ?? [];
  return first === second;
}

function figure(
  measure: string,
  reach: RedactionFigure['reach'],
  asked: number,
  missed: readonly string[],
): RedactionFigure {
  const isReached = 'share' in reach ? missed.length <= asked * (1 - reach.share) : missed.length <= reach.most;
  return { measure, reach, asked, missed, isReached };
}

/** The figures of both ways as a table, with what missed. */
export function redactionReport(figures: { readonly [way: string]: readonly RedactionFigure[] }): string {
  const ways = Object.keys(figures);
  const rows = figures[ways[0]!]!.map((first, at) => {
    const all = ways.map((way) => figures[way]![at]!);
    const reach = 'share' in first.reach ? `≥ ${first.reach.share * 100} %` : `${first.reach.most}`;
    return [
      first.measure,
      reach,
      ...all.map(reached),
      `${first.asked}`,
      all.every((one) => one.isReached) ? 'ok' : 'MISSED',
    ];
  });
  const missed = ways.flatMap((way) =>
    figures[way]!.filter((one) => one.missed.length > 0).map(
      (one) => `${way}: ${one.measure.trim()}: ${one.missed.join(', ')}`,
    ),
  );
  return [
    'redaction: secrets go, what a diagnosis needs stays; of texts as they are, and cleaned as posts are',
    table([['measure', 'to reach', ...ways, 'asked', ''], ...rows]),
    ...missed,
  ].join('\n');
}

function reached({ reach, asked, missed }: RedactionFigure): string {
  return 'share' in reach ? `${(((asked - missed.length) / asked) * 100).toFixed(1)} %` : `${missed.length}`;
}
