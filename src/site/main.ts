import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { exitStatus } from '../cli/exit-status.ts';
import { processIo } from '../cli/io.ts';
import { buildSite } from './build-site.ts';
import { addedOn, commit } from './git.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

await new Command('site')
  .description('Builds the web site: the diagnosis, and a page for every entry in every language.')
  .option(
    '--out <folder>',
    'where it is written, in place of an older site; one that holds anything else is refused',
    resolve(PROJECT, 'dist/site'),
  )
  .option(
    '--url <address>',
    'where it will stand, such as https://example.org/clinic: for its feed, sitemap and canonical addresses',
    address,
  )
  .option(
    '--repository <address>',
    'where the entries can be edited',
    address,
    'https://github.com/openclaw/claw-clinic',
  )
  .option('--kb <folder>', 'the knowledge base', resolve(PROJECT, 'kb'))
  .action(async ({ out, url, repository, kb }: { out: string; url?: string; repository: string; kb: string }) => {
    process.exitCode = await exitStatus(async () => {
      const pages = await buildSite(kb, resolve(out), {
        url: url ?? null,
        repository,
        date: new Date().toISOString().slice(0, 10),
        commit: commit(PROJECT),
        added: addedOn(PROJECT),
      });
      process.stdout.write(`${pages} pages are in ${out}\n`);
    }, processIo());
  })
  .parseAsync();

/** An address of the web without a slash at its end. */
function address(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('It is no https:// address.');
  return url.href.replace(/\/+$/, '');
}
