import { resolve } from 'node:path';
import { Command } from 'commander';
import { buildSite } from './build-site.ts';
import { addedOn, commit } from './git.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

await new Command('site')
  .description('Builds the web site: the diagnosis, and a page for every entry in every language.')
  .option('--out <folder>', 'where it is written; what is there is taken away', resolve(PROJECT, 'dist/site'))
  .option(
    '--url <address>',
    'where it will stand, such as https://example.org/clinic: for its feed, sitemap and canonical addresses',
  )
  .option('--repository <address>', 'where the entries can be edited', 'https://github.com/openclaw/claw-clinic')
  .option('--kb <folder>', 'the knowledge base', resolve(PROJECT, 'kb'))
  .action(async ({ out, url, repository, kb }: { out: string; url?: string; repository: string; kb: string }) => {
    const pages = await buildSite(kb, resolve(out), {
      url: url === undefined ? null : new URL(url).href.replace(/\/+$/, ''),
      repository: repository.replace(/\/+$/, ''),
      date: new Date().toISOString().slice(0, 10),
      commit: commit(PROJECT),
      added: addedOn(PROJECT),
    });
    process.stdout.write(`${pages} pages are in ${out}\n`);
  })
  .parseAsync();
