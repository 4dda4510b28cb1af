#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { processIo } from './cli/io.ts';

enableCompileCache(); // before anything else is loaded: a second start takes half the time
const { run } = await import('./cli/program.ts');
process.exitCode = await run(process.argv.slice(2), processIo());
