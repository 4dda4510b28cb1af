import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { uiTexts } from './ui-words.ts';
import { labelsYaml, sentencesYaml } from './words.ts';

/** An installed version whose Control UI has these bundles. */
function installed(bundles: { readonly [file: string]: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'claw-words-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const assets = join(folder, 'dist/control-ui/assets');
  mkdirSync(assets, { recursive: true });
  for (const [file, code] of Object.entries(bundles)) writeFileSync(join(assets, file), code);
  return { version: '2026.9.6', program: join(folder, 'openclaw.mjs') };
}

const OLD = {
  'index-Dba6JFRP.js':
    'throw new Error("never run");const a={cron:{runs:{status:`Status`}},login:{failure:{origin:{title:"Not so",summary:`{host} refuses this page origin.`}}}};',
  'es-CxILExHq.js':
    'export const es={cron:{runs:{status:`Estado`}},login:{failure:{origin:{title:`No`,summary:`{host} no admite este origen.`}}}}',
  'zh-CN-1wsIvb49.js': 'export const zh_CN={cron:{runs:{status:"状态"}}}',
};
const NEW = {
  ...OLD,
  'es-DLM0BtQe.js': 'export const es={cron:{runs:{status:`Situación`}}}',
};

test('texts are read from bundles that are never run, by language and key path', () => {
  const texts = uiTexts(installed(OLD));
  expect(Object.keys(texts).sort()).toEqual(['en', 'es', 'zh-CN']);
  expect(texts['zh-CN']!.get('cron.runs.status')).toBe('状态');
  expect(texts['en']!.get('login.failure.origin.title')).toBe('Not so');
});

test('labels of several versions stand side by side, a sentence by its English with holes for what differs', () => {
  const { 'es-CxILExHq.js': _, ...without } = NEW;
  const versions = [uiTexts(installed(OLD)), uiTexts(installed(without))];
  expect(parse(labelsYaml(versions))).toMatchObject({
    Status: { en: 'Status', es: ['Estado', 'Situación'], zh: '状态' },
  });
  expect(parse(sentencesYaml(versions))).toEqual({
    '{…} refuses this page origin.': { es: '{…} no admite este origen.' },
  });
});
