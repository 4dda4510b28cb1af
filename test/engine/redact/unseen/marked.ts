const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = CAPITALS.toLowerCase();
const DIGITS = '0123456789';

/** Alphabets of generated secrets. */
export const HEX = `${DIGITS}abcdef`;
export const LOWER = SMALL + DIGITS;
export const UPPER = CAPITALS + DIGITS;
export const ALNUM = CAPITALS + SMALL + DIGITS;
export const TOKEN = `${ALNUM}_-`;
export const BASE64 = `${ALNUM}+/`;

let state = 20_260_421;

/** Letters that nobody guesses, the same in every run; so that no token stands in the repository. */
export function random(alphabet: string, length: number): string {
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet[state % alphabet.length];
  }).join('');
}

/** A generated secret, marked with « ». */
export function secret(alphabet: string, length: number, prefix = '', suffix = ''): string {
  return `«${prefix}${random(alphabet, length)}${suffix}»`;
}

/** A Discord bot token, marked. */
export function discordToken(): string {
  return secret(ALNUM, 22, 'MTQ', `.G${random(ALNUM, 5)}.${random(TOKEN, 38)}`);
}

/** An OpenClaw setup code, marked. */
export function setupCode(): string {
  const code = btoa(`{"url":"ws://10.0.0.4:18789","bootstrapToken":"${random(TOKEN, 43)}"}`);
  return `«${code.replace(/=+$/, '')}»`;
}

/** A text and the secrets in it that were marked with « ». */
export function unmarked(marked: string): {
  readonly text: string;
  readonly secrets: readonly string[];
  readonly kept: readonly string[];
} {
  const parts = marked.split(/[«»]/);
  return {
    text: parts.join(''),
    secrets: parts.filter((_, at) => at % 2 === 1),
    kept: parts.filter((part, at) => at % 2 === 0 && part !== ''),
  };
}
