import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '../..');
export const DEPLOY = join(PROJECT, 'deploy');

export function readDeploy(name: string): string {
  return readFileSync(join(DEPLOY, name), 'utf8');
}

/** `NAME=value` lines, also ones that a # switches off. */
export function variablesIn(text: string): { readonly [name: string]: string } {
  return Object.fromEntries([...text.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
}

/** One instruction of a Dockerfile. */
export type Instruction = { readonly name: string; readonly text: string };

/** The Dockerfile's stages. Comments are left out; ours has no instruction of several lines. */
export const stages = stagesOf(readDeploy('Dockerfile'));
/** The last stage. */
export const image = stages.at(-1)!;
/** What the image sets. */
export const imageEnv = variablesIn(said(image, 'ENV').join(' ').replaceAll(' ', '\n'));

/** What all instructions of a name say. */
export function said(stage: readonly Instruction[], name: string): readonly string[] {
  return stage.filter((one) => one.name === name).map(({ text }) => text);
}

function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const found: Instruction[][] = [];
  for (const line of dockerfile.split('\n')) {
    const [, name, text] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) continue;
    if (name === 'FROM') found.push([]);
    found.at(-1)?.push({ name, text });
  }
  return found;
}
