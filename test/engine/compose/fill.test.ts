import { expect, test } from 'vitest';
import { fill } from '../../../src/engine/compose/fill.ts';

test.each([
  ['a value that was read', 'openclaw cron run {jobId}', 'openclaw cron run 42'],
  ['a value that is not known', 'openclaw cron run {runId}', 'openclaw cron run <runId>'],
  ['a value that would be obeyed', 'openclaw cron run {evil}', 'openclaw cron run <evil>'],
  [
    'curl’s own words',
    'curl -w "%{http_code} %{time}" http://127.0.0.1',
    'curl -w "%{http_code} %{time}" http://127.0.0.1',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  ['variables of a shell', 'ls ${home}', 'ls ${home}'],
  ['code', "const {DatabaseSync}=require('node:sqlite')", "const {DatabaseSync}=require('node:sqlite')"],
])('fills in or leaves alone %s', (_, text, filled) => {
  expect(fill(text, { jobId: '42', evil: '-rf $(x)' })).toBe(filled);
});
