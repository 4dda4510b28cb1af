import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readFiles } from '../../src/kb/load.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { changes } from './changes.ts';
import { confusions, explain, failing } from './failures.ts';
import { type Figure, figures, MARKS } from './figures.ts';
import { fallen, floors, raise } from './floors.ts';
import { redactionFigures, redactionReport, WAYS } from './redaction.ts';
import { report } from './report.ts';
import { SUITES } from './suites.ts';
import type { Mark, Verdict } from './verdict.ts';

/** Not posts with replies but texts with secrets: a table of its own. */
const REDACTION = 'redaction';
const HELP = `npm run eval -- [suite…]      scores the engine on saved and generated posts
  --failures         print each failing post: what was wanted, what was said, and why that is wrong
  --mark MARK        of these only posts that miss MARK ("top-1", fix, speaks, "spoken right", …; may be repeated)
  --area AREA        only posts of this area        --kind KIND   only posts of this kind
  --id TEXT          only posts whose id holds TEXT, right ones too, whole and with the reply as Discord shows it
  --every N          only every N-th generated post
  --with-versions    give OpenClaw's version where it is known and the post does not name it
  --raise            raise the floors in test/eval/floors.json to what is reached
  --json             figures and verdicts as JSON
Suites: ${[...SUITES.map((suite) => suite.name), REDACTION].join(', ')}`;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    failures: { type: 'boolean', default: false },
    mark: { type: 'string', multiple: true, default: [] },
    area: { type: 'string' },
    kind: { type: 'string' },
    id: { type: 'string' },
    every: { type: 'string', default: '1' },
    'with-versions': { type: 'boolean', default: false },
    raise: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const unknown = [
  ...names.filter((name) => name !== REDACTION && !SUITES.some((suite) => suite.name === name)),
  ...options.mark.filter((mark) => !MARKS.includes(mark as Mark)),
];
if (options.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `unknown: ${unknown.join(', ')}\n\n${HELP}` : HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const dir = fileURLToPath(new URL('../../kb', import.meta.url));
const kb = openKnowledgeBase(dir);
const { files } = readFiles(dir); // a faulty entry is left out: `kb check` tells of it
const all: Verdict[] = [];
const reached: Figure[] = [];
for (const suite of SUITES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const started = performance.now();
  const verdicts = suite
    .verdicts({ kb, files, every: Number(options.every), withVersions: options['with-versions'] })
    .filter(({ area }) => options.area === undefined || area === options.area)
    .filter(({ kind }) => options.kind === undefined || kind === options.kind)
    .filter(({ id }) => options.id === undefined || id.includes(options.id));
  const totals = figures(suite, verdicts);
  all.push(...verdicts);
  reached.push(...totals);
  if (options.json || options.id !== undefined || verdicts.length === 0) continue;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n${report(suite, verdicts, totals)}\n(${seconds} s)`);
}

const isChosen = [options.area, options.kind, options.id].some((choice) => choice !== undefined);
const asksRedaction = names.includes(REDACTION) || (names.length === 0 && !isChosen);
const redaction = asksRedaction
  ? Object.fromEntries(Object.entries(WAYS).map(([way, mask]) => [way, redactionFigures(mask)]))
  : {};
const leaky = Object.values(redaction).flatMap((all) => all.filter(({ isReached }) => !isReached));
if (leaky.length > 0) process.exitCode = 1;
if (asksRedaction && !options.json) console.log(`\n${redactionReport(redaction)}`);

const marks = options.mark as Mark[];
const wrong = failing(all, marks);
if (options.json) {
  console.log(JSON.stringify({ figures: reached, redaction, verdicts: options.failures ? wrong : all }, null, 2));
} else {
  if (options.id !== undefined) console.log(all.map((verdict) => explain(verdict, true)).join('\n\n'));
  else if (options.failures) console.log(`\n${wrong.map((verdict) => explain(verdict, false)).join('\n\n')}`);
  const mixed = confusions(all);
  if (mixed !== '' && options.id === undefined) console.log(`\n${mixed}`);
  const changed = changes(all);
  if (changed.length > 0) console.log(`\n${changed.join('\n')}`);
  const isWhole = !options.area && !options.kind && !options.id && options.every === '1' && !options['with-versions'];
  if (isWhole) {
    const missed = reached.filter(({ value, reach }) => reach !== null && (value ?? 0) < reach);
    console.log(
      missed.length + leaky.length === 0
        ? '\nall figures reached'
        : `\nmissed: ${[...missed.map((f) => `${f.suite} ${f.mark}`), ...leaky.map((f) => `${REDACTION}, ${f.measure.trim()}`)].join(', ')}`,
    );
    const low = fallen(reached, floors(), false);
    if (low.length > 0) console.log(`below the floor:\n  ${low.join('\n  ')}`);
    if (options.raise) console.log(`floors raised:\n  ${raise(reached).join('\n  ') || 'none'}`);
    if (low.length > 0) process.exitCode = 1;
  }
}
