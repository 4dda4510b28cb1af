import { describe, expect, it } from 'vitest';
import { isComplaint } from '../../../src/engine/read/complaint.ts';
import { reading } from './reading.ts';

const COMPLAINTS: readonly string[] = [
  'gateway closed (1008): pairing required',
  'Error: timeout acquiring session store lock: /home/user/sessions.json.lock',
  '[openclaw] Uncaught exception: Error: Fatal Gateway error: 4014',
  '[tools] message failed: guildId required',
  'npm error enoent An unknown git error occurred',
  'FailoverError: LLM request timed out.',
  '│  - discord default: Channel 1389 permission check failed.: fetch failed    │',
  '  "error": "Discord recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.",',
  '{ "status": "error", "tool": "cron", "error": "gateway clo',
  '{"level":"warn","msg":"Step \'pair-node\' failed (attempt 1/3)"}',
  '[slack] ERR! missing_scope',
  'Error: schtasks create failed: ERROR: Access is denied.',
  '401 Incorrect API key provided: ollama-local',
  'first message: 401 refresh_token_invalidated',
  'DEVICE_AUTH_SIGNATURE_EXPIRED',
  'Gateway not running.',
  '2026-02-16T23:24:01Z WARN providers: request failed, moving on',
];
const NO_COMPLAINTS: readonly string[] = [
  '',
  '    at Object.onClose (file:///opt/openclaw/dist/call-Bqvg4amd.js:266:10)',
  'Traceback (most recent call last):',
  'Source: local loopback',
  'Bind: lan',
  'Config: /home/a/.openclaw/failed.json',
  'Run: openclaw doctor --fix',
  'Logs: openclaw logs --follow',
  '  --token <token>  Gateway token (if required)',
  '00:55:13 [gateway] started with 0 errors',
  'consecutiveErrors 0',
  '"error": null,',
  '"lastError": "",',
  '"consecutiveErrors": 0,',
  '"status": "error",',
  '"deliveryStatus": "unknown",',
  '"timeoutMs": 600000,',
  'jobs: 4 ok, no errors',
  'Skills: 22 eligible · 35 missing · /home/user/.openclaw/workspace',
  '✓ Plugin compatibility (none)',
  '09:09:26 [plugins] plugins.allow is empty; discovered non-bundled plugins may auto-load: zalouser',
  '[discord] Discord Message Content Intent is limited; bots under 100 servers can use it without verification.',
  '🦞 OpenClaw 2026.2.9 (unknown) — quip',
  '# OpenClaw update failure report',
];

describe('isComplaint', () => {
  it.each(COMPLAINTS)('hears %s', (line) => expect(isComplaint(line)).toBe(true));
  it.each(NO_COMPLAINTS)('hears nothing in %j', (line) => expect(isComplaint(line)).toBe(false));

  it('is not heard in what was only sent', () => {
    const evidence = reading('Tool input\n{"action": "add",\n"job": {"payload": {"message": "say error: it failed"}}}');
    expect(evidence.lines.some((line) => line.complaint)).toBe(false);
  });
  it('is not heard in a card', () => {
    expect(reading('Agente: ops\nEstado Error\nPróxima n/d').lines.some((line) => line.complaint)).toBe(false);
  });
});
