/** Words of one simple command of a shell line, quotes taken off; `<a placeholder>` is one word. */
export type ShellCommand = readonly string[];

/**
 * The simple commands in a shell text of an entry (not of a person: `run:` is well-formed), in order: cut at line ends,
 * `&&`, `||`, `;`, `|` and `&`. Comments and redirections are left out, lines that end in a backslash are joined.
 */
export function shellCommands(text: string): ShellCommand[] {
  const commands: string[][] = [[]];
  let skipNext = false;
  for (const [token] of text.replace(/\\\n/g, ' ').matchAll(TOKEN)) {
    if (token.startsWith('#') || /^[ \t]+$/.test(token)) continue;
    if (/^(?:[\n;|&]+)$/.test(token)) {
      commands.push([]);
      skipNext = false;
    } else if (/^\d?>/.test(token)) skipNext = !/&\d$/.test(token);
    else if (skipNext) skipNext = false;
    else commands.at(-1)!.push(withoutQuotes(token));
  }
  return commands.filter((words) => words.length > 0);
}

/**
 * What follows `openclaw` in each simple command that runs it: on its own, through a runner (`npx`, `sudo`) or inside a
 * container or another machine (`docker exec … openclaw …`, `ssh host "openclaw …"`). Where it is only a name
 * (`npm install -g openclaw`, `systemctl restart openclaw`) there is none.
 */
export function openclawCommands(text: string): ShellCommand[] {
  return shellCommands(text).flatMap((words) => {
    const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    const program = words[start]?.replace(/^.*\//, '');
    if (program === undefined) return [];
    if (program === 'openclaw') return [words.slice(start + 1)];
    if (!CARRIERS.has(program)) return [];
    const inner = words.slice(start + 1);
    const quoted = inner.filter((word) => /\bopenclaw /.test(word)).flatMap(openclawCommands);
    const at = inner.findLastIndex((word) => /^(?:.*\/)?openclaw$/.test(word));
    const isRun = at >= 0 && inner[at + 1] !== undefined && !NOT_RUN.test(inner.slice(0, at).join(' '));
    return isRun ? [...quoted, inner.slice(at + 1)] : quoted;
  });
}

/** A quoted part, a placeholder, a redirection, an operator, a comment, or anything else without white space. */
const TOKEN =
  /[ \t]+|(?<=^|[ \t\n])#[^\n]*|\d?>{1,2}(?:&\d)?|&&|\|\||[\n;|&]|(?:"(?:[^"\\]|\\.)*"|'[^']*'|<[^<>\n]+>|\\.|[^ \t\n;|&>"'])+|[>"']/g;
const CARRIERS: ReadonlySet<string> = new Set(
  'sudo doas env nohup time exec npx pnpm bunx yarn docker docker-compose podman kubectl ssh su wsl bash sh cmd'.split(
    ' ',
  ),
);
/** Subcommands of carriers that name an image, container or package instead of running it. */
const NOT_RUN = /^(?:compose )?(?:restart|stop|start|rm|pull|logs|inspect|up|down|add|install|i|remove)\b/;

function withoutQuotes(token: string): string {
  return token.replace(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
    (_, double?: string, single?: string, escaped?: string) =>
      double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? escaped ?? ''),
  );
}
