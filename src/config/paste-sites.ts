/** Sites whose links may be read if the environment names them: `PASTE_SITES=pastebin.com,mclo.gs`. */
export const PASTE_SITES = ['gist.github.com', 'pastebin.com', 'mclo.gs', 'paste.gg'] as const;
export type PasteSite = (typeof PASTE_SITES)[number];
