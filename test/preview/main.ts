import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { compile } from '../../src/engine/compile.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { labelledPosts, quietPosts } from '../eval/corpus.ts';
import { baseFolder } from './base-folder.ts';
import { type Base, preview, type SavedPost } from './preview.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const saved: readonly SavedPost[] = [
  ...(['cases', 'reports', 'breadth'] as const).flatMap(labelledPosts).map(({ id, text, version, cause }) => ({
    id,
    posts: [{ text, ...(version === null ? {} : { version }) }],
    wanted: cause,
  })),
  ...(['negatives', 'benign', 'quiet'] as const)
    .flatMap(quietPosts)
    .map(({ id, text }) => ({ id, posts: [{ text }], wanted: null })),
];

await new Command('kb:preview')
  .description('Tells in Markdown what the entries as they are now answer otherwise than those of a commit.')
  .argument('<base>', 'a commit or branch to compare with, such as origin/main')
  .action((commit: string) => {
    const { kb, remove } = baseFolder(PROJECT, commit);
    try {
      process.stdout.write(preview(opened(kb), opened(`${PROJECT}kb`), saved));
    } finally {
      remove();
    }
  })
  .parseAsync();

function opened(folder: string): Base {
  const files = loadFiles(folder);
  return { files, kb: compile(files.entries) };
}
