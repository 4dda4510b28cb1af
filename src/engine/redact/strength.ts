const HEX = /^[0-9a-fA-F]{1,4096}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Kinds of characters in a value: digits, capitals, small letters, others. Reads at most 256 characters. */
function mixture(value: string): { digits: number; capitals: number; small: number; others: number; turns: number } {
  let digits = 0;
  let capitals = 0;
  let small = 0;
  let others = 0;
  let turns = 0;
  let last = -1;
  for (let i = 0; i < value.length && i < 256; i++) {
    const code = value.charCodeAt(i);
    let kind = 3;
    if (code >= 48 && code <= 57) kind = 0;
    else if (code >= 65 && code <= 90) kind = 1;
    else if (code >= 97 && code <= 122) kind = 2;
    if (kind === 0) digits++;
    else if (kind === 1) capitals++;
    else if (kind === 2) small++;
    else others++;
    if (kind !== last && last >= 0) turns++;
    last = kind;
  }
  return { digits, capitals, small, others, turns };
}

/** A UUID: an id everywhere but under a key that names a secret. */
export function isUuid(value: string): boolean {
  return value.length === 36 && UUID.test(value);
}

/** Hexadecimal digits only. */
export function isHex(value: string): boolean {
  return HEX.test(value);
}

/** Letters and digits, or letters and signs, together: what people choose as a password rather than write as a word. */
export function isMixed(value: string): boolean {
  const { digits, capitals, small, others } = mixture(value);
  const letters = capitals + small;
  return letters > 0 && (digits > 0 || (others > 0 && capitals > 0 && small > 0) || /[!#$%^&*~@+=?]/.test(value));
}

const WORD =
  /^(?:[a-z]{1,24}|[A-Z]{1,24}|[A-Z]?[a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,6}|\d{1,8}|[a-zA-Z]{1,16}\d{1,3}|v?\d{1,7}[a-zA-Z]{1,2}|[a-z]\d{1,3}[a-z])$/;

/** Words, numbers and versions joined by signs: `claude-opus-4.6`, `agent/main`, `timeObserverToken`. */
export function isWordList(value: string): boolean {
  return (
    value.length <= 200 &&
    value.split(/[^A-Za-z0-9]{1,4}/).every((part) => part === '' || WORD.test(part) || /^[A-Z][a-z]{1,20}$/.test(part))
  );
}

/** Pairs of small letters that words do not have; counted over the words of 16 MB of documentation. */
const UNSPEAKABLE = new Set(
  (
    'bq bz cj cx cz dq dx dz fd fh fj fk fq fv fw fx fz gj gk gq gx hg hj hq hv hx ih ii iw iy jb jc jd jf jg jh jj jk jl jm jn jq jr jt jv jw jx jy ' +
    'jz kj kq kx kz lj lq lz mg mh mj mq mw mz nz oq pj pq pv pz qb qc qd qe qf qg qh qi qj qk qm qn qo qp qq qr qs qt qv qw qx qy qz rj rq rx sx sz ' +
    'tq uh uj uk uq uw vb vd vf vh vj vk vq vr vw vx vz wg wj wq wv wx wy wz xg xj xk xn xq xu xz yj yq yx zb zc zd zf zg zj zk zm zn zp zq zr zt zv zx'
  ).split(' '),
);

function unspeakablePairs(letters: string): number {
  let pairs = 0;
  for (let i = 0; i + 1 < letters.length; i++) if (UNSPEAKABLE.has(letters.slice(i, i + 2))) pairs++;
  return pairs;
}

/** Small letters, eight or more in a row, that nobody can pronounce: `claw-qzrtkwmpxd`. */
export function isGibberish(value: string): boolean {
  const parts = /^[a-z0-9_.-]{8,64}$/.test(value) ? (value.match(/[a-z]{8,64}/g) ?? []) : [];
  return parts.some(
    (part) =>
      /[bcdfghjklmnpqrstvwxz]{5}/.test(part) ||
      (part.match(/[aeiouy]/g) ?? []).length * 6 < part.length ||
      unspeakablePairs(part) > 1,
  );
}

/** Letters and digits, at least this many characters. */
export function hasDigits(value: string, least: number): boolean {
  return value.length >= least && /\d/.test(value) && /[^\d\W]/.test(value);
}

/**
 * Looks generated: long enough, of several kinds of characters that keep turning. No words, paths, versions or UUIDs.
 * `least`: fewest characters.
 */
export function isRandom(value: string, least = 16): boolean {
  if (value.length < least || isUuid(value) || isWordList(value)) return false;
  const { digits, capitals, small, turns } = mixture(value);
  const length = Math.min(value.length, 256);
  if (isHex(value)) return digits > 0 && capitals + small > 0 && turns * 6 >= length;
  if (digits === 0) return capitals > 2 && small > 2 && turns * 3 >= length;
  if (capitals + small === 0) return false;
  return turns * 5 >= length;
}
