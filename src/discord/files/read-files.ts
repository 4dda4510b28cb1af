import type { KnowledgeBase } from '../../engine/compile.ts';
import { fileName } from './file-name.ts';
import type { FileLink, FilesRead, ReadFiles, Refusal } from './files.ts';
import { readFile } from './read-file.ts';
import { turns } from './turns.ts';
import { withinTime } from './within-time.ts';

/** Where Discord keeps attachments. https://discord.com/developers/docs/reference#image-formatting */
const DISCORD = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** Most files of one post, as many as Discord takes. https://discord.com/developers/docs/components/reference#file-upload */
const MOST_FILES = 10;

export type FilesOptions = {
  readonly kb: KnowledgeBase;
  /** Where attachments may come from, compared exactly; Discord's by default. */
  readonly origins?: readonly string[];
  /** Where pastes may come from, at public addresses only; see `pasteOrigins`. None by default. */
  readonly pasteOrigins?: readonly string[];
  /** Of one file, sent and unpacked; 25 MB by default. */
  readonly maxBytes?: number;
  /** For one file, and for all files of a post. */
  readonly timeoutMs?: number;
  readonly totalTimeoutMs?: number;
  /** Files read at once, whoever asks for them. */
  readonly atOnce?: number;
};

/** Reads files that people attached or linked to: the only place where bytes from outside become text. */
export function openFiles({
  kb,
  origins = DISCORD,
  pasteOrigins = [],
  maxBytes = 25 * 1024 * 1024,
  timeoutMs = 10_000,
  totalTimeoutMs = 15_000,
  atOnce = 4,
}: FilesOptions): ReadFiles {
  const reading = { kb, origins: { own: origins, pastes: pasteOrigins }, maxBytes, timeoutMs };
  const inTurn = turns(atOnce);

  return (links) =>
    withinTime(totalTimeoutMs, null, async (all) => {
      const readOne = (link: FileLink) =>
        inTurn(() => readFile(link, reading, all), all).catch(() => unread(link, 'slow')); // its turn did not come
      const read = await Promise.all(links.slice(0, MOST_FILES).map(readOne));
      const left = links.slice(MOST_FILES).map((link) => unread(link, 'too-many'));
      return {
        attachments: read.flatMap(({ attachments }) => attachments),
        refused: [...read, ...left].flatMap(({ refused }) => refused),
      };
    });
}

function unread({ name }: FileLink, why: Refusal): FilesRead {
  return { attachments: [], refused: [{ name: fileName(name), why }] };
}
