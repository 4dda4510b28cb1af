import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/engine/types.ts';
import { reading } from './reading.ts';

function fields(text: string): JsonObject[] {
  return reading(text)
    .things.filter((thing) => thing.form === 'fields')
    .map((thing) => thing.value);
}

describe('fields', () => {
  it('are one object if they stand together', () => {
    expect(
      fields(
        'gateway closed (1008): pairing required\nGateway target: ws://172.16.40.12:14423\nSource: local lan 172.16.40.12\nBind: lan\n    at x (file:///a.js:1:2)',
      ),
    ).toEqual([{ 'Gateway target': 'ws://172.16.40.12:14423', Source: 'local lan 172.16.40.12', Bind: 'lan' }]);
  });

  it('are two objects with a blank line between', () => {
    expect(fields('PID: 50558\nStatus: live\n\nPort: 18789')).toEqual([
      { PID: '50558', Status: 'live' },
      { Port: '18789' },
    ]);
  });

  it.each<readonly [string, JsonObject]>([
    ['- OpenClaw version: 2026.9.3\n- Platform: linux/x64', { 'OpenClaw version': '2026.9.3', Platform: 'linux/x64' }],
    ['**Source:** local loopback\n**Bind:** lan', { Source: 'local loopback', Bind: 'lan' }],
    [
      '  Source: local\n  Config: C:\\Users\\a\\.openclaw\\openclaw.json',
      { Source: 'local', Config: 'C:\\Users\\a\\.openclaw\\openclaw.json' },
    ],
  ])('read %j', (text, value) => expect(fields(text)).toEqual([value]));

  it.each([
    'I tried three things: restart, reinstall, pray',
    'see https://docs.openclaw.ai/cli',
    'it is 12:30 here',
    'gateway connect failed: Error: pairing required',
  ])('are not read from %s', (text) => expect(fields(text)).toEqual([]));
});

describe('pairs', () => {
  it.each<readonly [string, JsonObject]>([
    ['lastError: "cron delivery target is missing"', { lastError: 'cron delivery target is missing' }],
    [
      'status: "skipped", lastError: "disabled", durationMs: 39',
      { status: 'skipped', lastError: 'disabled', durationMs: 39 },
    ],
    [
      'cron status 一直是 enabled: true, jobs: 2, nextWakeAtMs: null，重启网关',
      { enabled: true, jobs: 2, nextWakeAtMs: null },
    ],
    ['status: "error"  deliveryStatus: "not-delivered"', { status: 'error', deliveryStatus: 'not-delivered' }],
    [
      'lastRunStatus:"skipped", consecutiveSkipped 212, consecutiveErrors 0',
      { lastRunStatus: 'skipped', consecutiveSkipped: 212, consecutiveErrors: 0 },
    ],
    ['roleFrom=operator roleTo=operator', { roleFrom: 'operator', roleTo: 'operator' }],
    [
      '[ws] closed conn=1be host=127.0.0.1:18789 code=1008 reason=pairing required: not approved',
      { conn: '1be', host: '127.0.0.1:18789', code: 1008, reason: 'pairing required: not approved' },
    ],
    ['my model suggests using runtime="acp" because of that', { runtime: 'acp' }],
    ['gateway.bind=loopback', { 'gateway.bind': 'loopback', gateway: { bind: 'loopback' } }],
    ['gateway.auth.token = "7713"', { 'gateway.auth.token': '7713', gateway: { auth: { token: '7713' } } }],
    ['OPENCLAW_GATEWAY_URL=wss://claw.example.net', { OPENCLAW_GATEWAY_URL: 'wss://claw.example.net' }],
  ])('are read from %s', (text, value) => expect(fields(text)).toContainEqual(value));

  it.each(['macOS 26.2 arm64', 'attempt-execution-CU4D.js:419', 'listening on ws://127.0.0.1:18789', 'a == b, x => y'])(
    'are not read from %s',
    (text) => expect(fields(text)).toEqual([]),
  );
});

describe('cards', () => {
  it.each<readonly [string, string, JsonObject]>([
    [
      'Spanish',
      'agent-id-test\nAt 22/4/2026, 11:05:00\nIndicación Confirm your id\nEntrega announce (webchat)\nAgente: claudetest\nEstado Error\nPróxima n/d\nÚltima 4m ago\ndeshabilitada isolated now',
      {
        Prompt: 'Confirm your id',
        Delivery: 'announce (webchat)',
        Agent: 'claudetest',
        Status: 'error',
        Next: 'n/a',
        Last: '4m ago',
        Enabled: false,
      },
    ],
    [
      'English',
      'Status Error\nNext n/a\nAgent: ops\ndisabled isolated now',
      { Status: 'error', Next: 'n/a', Agent: 'ops', Enabled: false },
    ],
    [
      'Chinese',
      '状态 错误\n下次 n/a\n代理：ops\n已禁用',
      { Status: 'error', Next: 'n/a', Agent: 'ops', Enabled: false },
    ],
    ['French', 'Statut Erreur\nAgent: ops\ndésactivée', { Status: 'error', Agent: 'ops', Enabled: false }],
    ['label above value', 'Estado\nError\nAgente\nops', { Status: 'error', Agent: 'ops' }],
  ])('are read in %s', (_, text, value) => expect(fields(text)).toEqual([value]));

  it.each(['Next I tried to restart it', 'Status update: it works\nthanks', 'Last week it broke'])(
    'are not read from %s',
    (text) => expect(fields(text).some((value) => 'Next' in value || 'Last' in value)).toBe(false),
  );
});
