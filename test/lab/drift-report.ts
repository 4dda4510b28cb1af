import type { CommandChange } from './drift-commands.ts';
import type { GoneTexts } from './drift-texts.ts';

/** What differs between two versions. `proofs`: null if none was played. */
export type Drift = {
  readonly old: string;
  readonly next: string;
  readonly commands: readonly CommandChange[];
  readonly texts: { readonly gone: readonly GoneTexts[]; readonly nowhere: number };
  readonly proofs: {
    readonly played: number;
    readonly failed: readonly { readonly entry: string; readonly slug: string; readonly why: string }[];
  } | null;
};

/** Most texts of one entry that are quoted: the others are mostly the same in more languages. */
const QUOTED = 4;

/** Whether anything changed that an entry stands on. */
export function touchesEntries({ commands, texts, proofs }: Drift): boolean {
  return shown(commands).length + texts.gone.length + (proofs?.failed.length ?? 0) > 0;
}

/** The differences in Markdown, for an issue. The first line is its title. */
export function driftReport(drift: Drift): string {
  const { old, next, commands, texts, proofs } = drift;
  const others = commands.filter(({ entries }) => entries.length === 0);
  const played = proofs === null ? 'no recipe was played' : `${count(proofs.played, 'recipe')} played`;
  if (!touchesEntries(drift) && others.length === 0) {
    return `# OpenClaw ${next}: nothing changed since ${old} (${played})\n`;
  }
  const parts = [
    `# OpenClaw ${next}: what changed since ${old}`,
    touchesEntries(drift)
      ? [
          `${count(shown(commands).length, 'command or flag', 'commands or flags')} that entries show changed`,
          `${count(texts.gone.length, 'entry has', 'entries have')} texts that are gone`,
          proofs === null ? played : `${proofs.failed.length} of ${count(proofs.played, 'recipe')} failed`,
        ].join(' · ')
      : `Nothing changed for the entries (${played}).`,
    ...commandsPart(shown(commands)),
    ...textsPart(texts),
    ...proofsPart(proofs?.failed ?? []),
    ...othersPart(others),
  ];
  return `${parts.join('\n\n')}\n`;
}

function shown(commands: readonly CommandChange[]): CommandChange[] {
  return commands.filter(({ entries }) => entries.length > 0);
}

function commandsPart(changes: readonly CommandChange[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => `- ${changeLine(change)}  \n  shown by ${ids(change.entries)}`);
  return ['## Commands that entries show', lines.join('\n')];
}

function changeLine({ kind, command, what, now }: CommandChange): string {
  const name = code(`openclaw ${command}`.trim());
  if (kind === 'other') return `${name}: ${code(what)} is now ${code(now ?? '')}`;
  if (what !== command) return `${name}: ${code(what)} is ${kind}`;
  return now === null ? `${name} is ${kind}` : `${name} is ${kind}, ${code(`openclaw ${now}`)} is there`;
}

function textsPart({ gone, nowhere }: Drift['texts']): string[] {
  if (gone.length === 0) return [];
  const none = gone.filter(({ left }) => left === 0);
  const some = gone.filter(({ left }) => left > 0);
  return [
    '## Texts that are gone',
    'Looked for in the code of both versions by their longest piece without holes. The program puts many texts together only when it ' +
      `runs, so a text that is missing is a lead and not a verdict. In neither version: ${count(nowhere, 'text')}, mostly other programs’.`,
    ...(none.length === 0 ? [] : ['Nothing that these look for is left:', none.map(textsLine).join('\n')]),
    ...(some.length === 0
      ? []
      : [folded(`${count(some.length, 'entry', 'entries')} of whose texts others are left`, some.map(textsLine))]),
  ];
}

function textsLine({ entry, texts }: GoneTexts): string {
  const more = texts.length > QUOTED ? ` and ${texts.length - QUOTED} more` : '';
  return `- ${ids([entry])}: ${texts.slice(0, QUOTED).map(code).join(', ')}${more}`;
}

function proofsPart(failed: NonNullable<Drift['proofs']>['failed']): string[] {
  if (failed.length === 0) return [];
  const lines = failed.map(
    ({ entry, slug, why }) => `- ${ids([entry])}, recipe ${code(slug)}: ${code(why.split('\n')[0]!)}`,
  );
  return ['## Entries whose proof fails', lines.join('\n')];
}

/** A line a command: what is gone, what is new, what is other. */
function othersPart(changes: readonly CommandChange[]): string[] {
  if (changes.length === 0) return [];
  const whole = (kind: 'gone' | 'new'): string[] => {
    const names = changes
      .filter((one) => one.kind === kind && one.what === one.command)
      .map(({ command }) => code(command));
    return names.length === 0 ? [] : [`- ${kind}: ${names.join(', ')}`];
  };
  const inside = Map.groupBy(
    changes.filter(({ what, command }) => what !== command),
    ({ command }) => command,
  );
  const lines = [...inside].map(([command, its]) => {
    const told = (['gone', 'new', 'other'] as const).flatMap((kind) => {
      const ones = its.filter((one) => one.kind === kind);
      const forms = ones.map(({ what, now }) => (now === null ? code(what) : `${code(what)} is now ${code(now)}`));
      return ones.length === 0 ? [] : [kind === 'other' ? forms.join(', ') : `${kind} ${forms.join(', ')}`];
    });
    return `- ${code(`openclaw ${command}`.trim())}: ${told.join('; ')}`;
  });
  return [
    folded(`${count(changes.length, 'difference')} in commands that no entry shows`, [
      ...whole('gone'),
      ...whole('new'),
      ...lines,
    ]),
  ];
}

function folded(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function ids(entries: readonly string[]): string {
  return entries.join(', ');
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** Anything as code, whatever it holds: a run of backticks is put between longer ones (CommonMark 6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
