import { basename } from 'node:path';
import { z } from 'zod';
import type { Fault } from './faults.ts';
import { Folder } from './folder.ts';
import type { KbFiles } from './load.ts';
import { mapping, text } from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

const knownError = mapping({
  template: text.describe('As the program has it, with <name> for what differs.'),
  version: text.optional().describe('The only version known to print it.'),
  docs: z.url({ protocol: /^https$/ }),
  post: text.describe('The template with its holes filled in, as somebody would paste it.'),
  causes: z.array(text).describe('Causes that explain it, chosen by reading. Empty if it is no fault: then `why`.'),
  why: text.optional().describe('Why nothing has to explain it.'),
});
const catalogueFile = z.array(knownError).min(1);

/** An error that OpenClaw is known to print, and the causes that explain it. `area`: the file's name. */
export type KnownError = z.infer<typeof knownError> & {
  readonly area: string;
  readonly source: YamlFile;
  readonly line: number;
};

/** The errors under `openclaw/catalogue/` of a `kb/` folder. Only checks and figures need them. */
export function readCatalogue(dir: string): {
  readonly errors: readonly KnownError[];
  readonly faults: readonly Fault[];
} {
  const folder = new Folder(dir);
  const errors = folder.yamlFiles('openclaw/catalogue').flatMap((path) => {
    const source = folder.file(path, catalogueFile);
    const rows = (source?.data ?? []) as z.infer<typeof catalogueFile>;
    return rows.map((row, at) => ({
      ...row,
      area: basename(path, '.yaml'),
      source: source!,
      line: source!.lineOf([at]),
    }));
  });
  return { errors, faults: folder.faults };
}

/** Known errors whose causes there are not, or that neither name a cause nor say why. */
export function catalogueFaults({ entries }: KbFiles, dir: string): readonly Fault[] {
  const { errors, faults } = readCatalogue(dir);
  const shown = new Set(entries.causes.filter(({ status }) => status !== 'retired').map(({ id }) => id));
  return [
    ...faults,
    ...errors.flatMap(({ causes, why, source: { file }, line }): Fault[] => [
      ...causes
        .filter((id) => !shown.has(id))
        .map((id) => ({
          file,
          line,
          message: `there is no cause ${id}`,
          mend: 'name the cause that explains it today',
        })),
      ...(causes.length === 0 && why === undefined
        ? [
            {
              file,
              line,
              message: 'has neither a cause nor a `why`',
              mend: 'name the cause that explains it, or say why it needs none',
            },
          ]
        : []),
    ]),
  ];
}
