import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { compile } from '../../src/engine/compile.ts';
import { readFiles } from '../../src/kb/load.ts';
import { table } from '../../src/kb/table.ts';
import { discordFigures } from './discord.ts';
import { generatedEntries } from './entries.ts';
import { type LineFigures, lineFigures } from './line.ts';
import { longLog } from './long-log.ts';
import { once } from './measure.ts';
import { type Paste, pastes } from './pastes.ts';
import { diagnoseProcess, emptyProcess } from './process.ts';
import { redactionSpeed } from './redaction.ts';
import { docsReport } from './redaction-docs.ts';
import { rivals } from './rivals.ts';
import { startTimes } from './start.ts';
import { webFigures } from './web.ts';
import { worstInputs } from './worst.ts';

/** Lengths of pastes in UTF-16 units, and how many of each are measured. */
const SIZES: readonly (readonly [size: number, count: number])[] = [
  [200, 400],
  [2_000, 400],
  [20_000, 100],
];
/** Pastes that a rival, a thousand times slower, is asked for. */
const RIVAL_PASTES = 5;

// `discord`: the bot, alone. `web`: the page in a browser. `docs FOLDER`: how often redaction takes documentation for a secret; OpenClaw's is in its npm package.
const [asked, folder] = process.argv.slice(2);
if (asked === 'discord') {
  await printDiscord();
  process.exit();
}
if (asked === 'web') {
  await printWeb();
  process.exit();
}
if (asked === 'docs' || asked === 'redaction') {
  if (asked === 'docs') {
    const report = docsReport(folder ?? '.');
    console.log(report.text);
    process.exit(report.isReached ? 0 : 1);
  }
  printRedaction();
  process.exit();
}

const { vocabulary } = readFiles(fileURLToPath(new URL('../../kb', import.meta.url))).files.entries;
const bases = [1_000, 10_000].map((causes) => {
  const entries = generatedEntries(causes, vocabulary);
  const compileMs = once(() => compile(entries), 1);
  return { causes, entries, kb: compile(entries), compileMs };
});
const large = bases.at(-1)!;

heading('The line, in ms: medians of five runs');
const measured = new Map<string, LineFigures>();
for (const { causes, entries, kb } of bases) {
  for (const [size, count] of SIZES) measured.set(`${causes} ${size}`, lineFigures(pastes(entries, size, count), kb));
}
print([
  ['causes', 'paste', 'line p50', 'p99', 'match p50', 'p99', 'scan p50', 'p99', 'right first'],
  ...bases.flatMap(({ causes }) =>
    SIZES.map(([size]) => {
      const { whole, match, scan, rightFirst } = of(causes, size);
      const times = [whole, match, scan].flatMap(({ p50, p99 }) => [ms(p50), ms(p99)]);
      return [
        `${causes}`,
        size < 1000 ? `${size} B` : `${size / 1000} kB`,
        ...times,
        `${Math.round(rightFirst * 100)} %`,
      ];
    }),
  ),
]);

heading('Search engines on the same work: 10,000 causes, in ms');
const rivalTimes: { name: string; size: number; ms: number; right: number }[] = [];
for (const rival of await rivals(large.entries)) {
  for (const size of [2_000, 20_000]) {
    const few = pastes(large.entries, size, RIVAL_PASTES);
    const times: number[] = [];
    let right = 0;
    for (const paste of few) {
      const from = performance.now();
      if ((await rival.first(paste)) === paste.cause) right += 1;
      times.push(performance.now() - from);
    }
    rivalTimes.push({ name: rival.name, size, ms: times.toSorted((a, b) => a - b)[RIVAL_PASTES >> 1]!, right });
  }
}
print([
  ['engine', 'paste', 'p50', 'times our match', 'right first'],
  ...rivalTimes.map((rival) => [
    rival.name,
    `${rival.size / 1000} kB`,
    ms(rival.ms),
    `${Math.round(rival.ms / of(10_000, rival.size).match.p50)} ×`,
    `${rival.right} of ${RIVAL_PASTES}`,
  ]),
]);

heading('Inputs of 100 kB that are bad for some part of the line: the ten slowest, in ms');
const worst = worstInputs(large.kb, 'gateway: failed to open lock file: another process holds it');
print([
  ['family', '100 kB', 'times 25 kB'],
  ...worst.slice(0, 10).map(({ family, ms: time, growth }) => [family, ms(time), `${growth.toFixed(1)} ×`]),
]);

heading('Start, and the whole process');
const index = serialize({ ...large.kb, causes: {}, symptoms: {}, vocabulary: null }).length / 1e6;
const start = startTimes(large.entries);
const paste: Paste = { text: 'gateway closed (1008): pairing required\n', cause: '' };
const warm = diagnoseProcess(paste.text, false);
const cold = diagnoseProcess(paste.text, true);
const empty = emptyProcess();
const log = longLog(pastes(large.entries, 64_000, 1)[0]!, large.kb, warm.ms);
print([
  ['what', 'time', 'size'],
  ['compile 10,000 causes', `${Math.round(large.compileMs)} ms`, `${index.toFixed(1)} MB of index`],
  ['10,000 causes from YAML', `${Math.round(start.compiledMs)} ms`, ''],
  [
    '10,000 causes from the snapshot',
    `${Math.round(start.readyMs)} ms`,
    `${(serialize(large.kb).length / 1e6).toFixed(1)} MB in all`,
  ],
  ['an empty process', `${Math.round(empty.ms)} ms`, `${Math.round(empty.mb)} MB`],
]);

printRedaction();

const two = of(10_000, 2_000);
const orama = rivalTimes.find(({ name, size }) => name.startsWith('Orama') && size === 2_000)!.ms / two.match.p50;
const growth = two.match.p50 / of(1_000, 2_000).match.p50;
const length = of(10_000, 20_000).whole.p50 / 10 / two.whole.p50;
const slowest = worst[0]!;
const steepest = worst.toSorted((a, b) => b.growth - a.growth)[0]!;
const whole = `${Math.round(warm.ms)} ms, ${Math.round(warm.mb)} MB`;

heading('To reach');
print([
  ['work', 'reach', 'reached', ''],
  row('10,000 causes × 2 kB paste, whole line, p50', two.whole.p50, 1.5, 'ms'),
  row('   whole line, p99', two.whole.p99, 5, 'ms'),
  row('   scan, p50', two.scan.p50, 0.1, 'ms'),
  row('   match with alignment, p50 (stretch 0.1)', two.match.p50, 0.5, 'ms'),
  row('   match with alignment, p99 (stretch 1)', two.match.p99, 3, 'ms'),
  row('   match against plain Orama', orama, 500, '×', 'least'),
  row('10,000 causes × 20 kB log, match, p99', of(10_000, 20_000).match.p99, 5, 'ms'),
  row('25 MB log, whole program', log.mbPerSecond, 15, 'MB/s', 'least'),
  row('   memory', log.memoryMb, 150, 'MB'),
  row('   match alone', log.matchMbPerSecond, 100, 'MB/s', 'least'),
  row('growth: time for a character at 20 kB against 2 kB', length, 1.3, '×'),
  row('   match at 10,000 causes against 1,000', growth, 1.3, '×'),
  row(`worst input of 100 kB (${slowest.family})`, slowest.ms, 100, 'ms'),
  row(`   4 × the length (${steepest.family})`, steepest.growth, 5, '×'),
  row('index for 10,000 causes', index, 10, 'MB'),
  row('   start to ready after imports', start.readyMs, 100, 'ms'),
  row(`whole process, warm (${whole})`, warm.ms, 250, 'ms'),
  row('   memory', warm.mb, 90, 'MB'),
  row('   cold', cold.ms, 450, 'ms'),
  row('   memory, cold', cold.mb, 110, 'MB'),
]);

/** Redaction alone: its speed on a log, and the worst inputs. */
function printRedaction(): void {
  heading('Redaction alone: a log of 1 MB, and inputs of 100 kB that are bad for it; medians');
  const { mbPerSecond, timesHashLoop, worst: slow } = redactionSpeed();
  print([
    ['family', '100 kB, ms', 'times 25 kB'],
    ...slow.slice(0, 10).map((one) => [one.family, ms(one.ms), `${one.growth.toFixed(1)} ×`]),
  ]);
  const steep = slow.toSorted((a, b) => b.growth - a.growth)[0]!;
  print([
    ['work', 'reach', 'reached', ''],
    row('log of 1 MB', mbPerSecond, 20, 'MB/s', 'least'),
    row('   against a loop that hashes it', timesHashLoop, 8, '×'),
    row(`worst input of 100 kB (${slow[0]!.family})`, slow[0]!.ms, 50, 'ms'),
    row(`   4 × the length (${steep.family})`, steep.growth, 5, '×'),
  ]);
}

function of(causes: number, size: number): LineFigures {
  return measured.get(`${causes} ${size}`)!;
}

function row(
  work: string,
  reached: number,
  reach: number,
  unit: string,
  bound: 'most' | 'least' = 'most',
): readonly string[] {
  const isReached = bound === 'most' ? reached <= reach : reached >= reach;
  return [
    work,
    `${bound === 'most' ? '≤' : '≥'} ${reach} ${unit}`,
    `${digits(reached)} ${unit}`,
    isReached ? 'ok' : 'missed',
  ];
}

function digits(value: number): string {
  return value >= 100 ? `${Math.round(value)}` : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 3 : 0);
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function print(rows: readonly (readonly string[])[]): void {
  console.log(table(rows));
}

async function printWeb(): Promise<void> {
  const figures = await webFigures();
  if (figures === null) return console.log('There is no Chromium: `apt install chromium`, or set CHROMIUM.');
  heading('The page in Chromium, on loopback: medians of five');
  print([
    ['work', 'reach', 'reached', ''],
    row('a box that can be typed in', figures.interactive, 1_000, 'ms'),
    ['   a knowledge base that answers', '', `${Math.round(figures.ready)} ms`, ''],
    row('a paste of 2 kB, in the worker', figures.paste, 20, 'ms'),
    row('longest task of the page while a file of 25 MB is read', figures.longestTask, 100, 'ms'),
    ['   the file answered', '', `${Math.round(figures.file)} ms`, ''],
  ]);
}

async function printDiscord(): Promise<void> {
  const figures = await discordFigures();
  heading('The bot on loopback, in a process of its own');
  print([
    ['work', 'reach', 'reached', ''],
    row('commands a second, 32 in flight', figures.slashPerSecond, 300, '/s', 'least'),
    row('   time to the first answer, p99', figures.ackP99, 500, 'ms'),
    row('   later than 3 s, of 2,048 with 256 in flight', figures.late, 0, ''),
    row('messages a second taken', figures.messagesPerSecond, 2_000, '/s', 'least'),
    row('   lost', figures.lost, 0, ''),
    ['   judged, in a channel that is listened to', '', `${Math.round(figures.judgedPerSecond)} /s`, ''],
    row('memory in one server', figures.oneGuildMb, 120, 'MB'),
    row('   in 2,500 servers', figures.manyGuildsMb, 220, 'MB'),
  ]);
}
