import { beforeAll, describe, expect, test } from 'vitest';
import { clean, openStandIns } from '../../src/engine/clean.ts';
import { compile, type KnowledgeBase } from '../../src/engine/compile.ts';
import { causeOf } from '../../src/engine/look-up.ts';
import { akin } from '../../src/kb/akin.ts';
import { loadEntries } from '../../src/kb/load.ts';

let kb: KnowledgeBase;
beforeAll(() => {
  kb = compile(loadEntries('kb'));
});

const about = (question: string, limit: number) => akin(kb, clean({ text: question }, openStandIns('key')).text, limit);

test.each([
  ['how do I pair telegram', 'dm-pairing-pending'],
  ['how to approve a pairing request?', 'device-pairing-pending'],
  ['how do I set the time zone of a cron job', 'cron-timezone'],
  ['time zone', 'cron-timezone'],
  ['webchat delivery', 'cron-delivery-webchat'],
  ['can a job deliver to webchat?', 'cron-delivery-webchat'],
  ['tailscale', 'tailscale-serve-pairing'],
  ['Heartbeats?', 'heartbeat-quiet-hours'],
  ['what is a scope upgrade', 'scope-upgrade-pending'],
  ['ECONNREFUSED', 'gateway-not-running'],
  ['my dashboard says origin not allowed', 'origin-not-allowed'],
  ['token mismatch after reinstalling', 'service-token-drift'],
  ['which origins are allowed for the control ui?', 'origin-not-allowed'],
  ['定时任务 的时区', 'cron-timezone'],
])('%j is about %s', (question, id) => {
  expect(about(question, 5)).toContain(id);
});

test.each([
  'hello',
  'good morning everyone',
  'thanks a lot',
  'it worked, thanks',
  'it fails',
  'it does not work',
  'cron does not work',
  'nothing works',
  'help please',
  'error',
  'it says error',
  'same problem here',
  'still broken',
  'my cat does not like me',
  'I like turtles and cron',
  'pizza with gateway',
  'the weather is nice',
  'who are you',
  'what can you do?',
  'what time is it',
  'my bot does not answer',
  'which model should I use',
  'please look at this screenshot',
  'where is the config file',
  'what does this colour mean',
  'can I use it with my toaster?',
  '你好',
  '谢谢大家',
  '不工作',
  '我的猫不喜欢我',
  '同じく',
  'hola, buenas',
  'no funciona',
  'muchas gracias',
  'спасибо',
  '',
  '???',
  '👍',
  '__proto__ constructor',
])('%j is about nothing that is known', (question) => {
  expect(about(question, 5)).toEqual([]);
});

describe('every fault', () => {
  test('is found by its own title', () => {
    const faults = kb.causes.names.map((id) => causeOf(kb, id)!).filter(({ kind }) => kind === 'fault');
    const lost = faults.filter(({ id, title }) => !about(title, 5).includes(id)).map(({ id }) => id);
    expect(lost).toEqual([]);
  });
});

test('no more than the limit, each once, however long the question', () => {
  const question = 'pairing device scope token gateway cron job '.repeat(2_000);
  const found = about(question, 3);
  expect(found).toHaveLength(3);
  expect(new Set(found).size).toBe(3);
});
