import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Installed } from './install.ts';

/**
 * What stands in for OpenClaw: prints helps, runs a gateway with a child process, and has a gate that can be missing. `STAND_IN`
 * (or `standIn` in openclaw.json) says whether the gateway `fails` or `hangs` as it starts.
 */
const PROGRAM = `
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
const words = process.argv.slice(2);
const home = process.env.HOME;
const configured = existsSync(home + '/.openclaw/openclaw.json') ? readFileSync(home + '/.openclaw/openclaw.json', 'utf8') : '{}';
const how = process.env.STAND_IN ?? JSON.parse(configured).standIn;
const forever = () => setInterval(() => {}, 1000);
if (words.at(-1) === '--help') {
  const name = ['openclaw', ...words.slice(0, -1)].join(' ');
  appendFileSync(new URL('asked', import.meta.url), name + '\\n');
  const help = HELPS[name];
  if (help === 'hangs') forever();
  else console.log(help ?? 'error: unknown command');
} else if (words[0] === 'gateway') {
  if (how === 'fails') {
    console.log('Error: the gateway has no config');
    process.exitCode = 1;
  } else {
    const code = "const server = require('node:net').createServer().listen(0, '127.0.0.1', () => process.send(server.address().port))";
    spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }).on('message', (port) => {
      appendFileSync(new URL('children', import.meta.url), port + '\\n');
      if (how !== 'hangs') console.log('[gateway] ready');
    });
  }
} else if (words.join(' ') === 'gate mend') {
  writeFileSync(home + '/gate', '');
  console.log('mended');
} else if (words.join(' ') === 'gate show' && !existsSync(home + '/gate')) {
  console.log('Error: the gate of the gateway is missing');
  process.exitCode = 1;
} else if (words.join(' ') === 'gate hold') {
  writeFileSync(new URL('held', import.meta.url), '');
  forever();
} else console.log('all is well in ' + home);
`;

/** Writes the program, with these helps by command (`hangs` for one that never ends), into a folder that the test takes away. */
export function standIn(helps: { readonly [name: string]: string } = {}): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'claw-stand-in-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'node_modules/openclaw/openclaw.mjs'); // as `install` has it
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, `const HELPS = ${JSON.stringify(helps)};\n${PROGRAM}`);
  return { version: '2026.9.6', program };
}

/** Has homes made in a folder of this test's own; tells which are there. */
export function ownHomes(): () => readonly string[] {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'claw-homes-'));
  process.env['TMPDIR'] = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return () => readdirSync(folder).filter((name) => name.startsWith('claw-lab-'));
}

/** The ports on which the children of gateways listen as long as they live. */
export function childPorts({ program }: Installed): readonly number[] {
  const file = join(dirname(program), 'children');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
}

/** Whether somebody listens there. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
