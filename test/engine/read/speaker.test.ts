import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

/** Lines as they stand alone in a post: the error itself, as a program prints it. */
const PRINTED: readonly string[] = [
  'gateway closed (1008): pairing required',
  'gateway connect failed: Error: pairing required',
  'gateway connect failed: GatewayClientRequestError: pairing required',
  'disconnected (1008): pairing required',
  'GatewayTransportError: gateway closed (1008): pairing required: device is asking for more scopes than currently approved',
  'Error: unauthorized: gateway token mismatch (provide gateway auth token)',
  'unauthorized: gateway token mismatch (open the dashboard URL and paste the token in Control UI settings)',
  'unauthorized: device token rejected (pair/repair this device, or provide gateway token)',
  'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
  'Auth failed. Re-copy a tokenized URL with openclaw dashboard --no-open, or update the token, then click Connect.',
  'Gateway start blocked: set gateway.mode=local (current: unset) or pass --allow-unconfigured',
  'Gateway service check failed: Error: systemctl --user unavailable: Failed to connect to bus: No medium found',
  'Delivering to Telegram requires target <chatId>',
  'Discord recipient is required. Use "channel:<id>" for channels or "user:<id>" for DMs.',
  'Channel is required when multiple channels are configured: discord, reef. Set delivery.channel explicitly or use a main session with a previous channel.',
  'cron announce delivery failed: cron delivery target is missing',
  "cron payload.model 'default' rejected by agents.defaults.models allowlist: minimax-portal/default",
  'Context overflow: prompt too large for the model. Try again with less input or a larger-context model.',
  'Model context window too small (8192 tokens). Minimum is 16000.',
  'No available auth profile for anthropic (all in cooldown or unavailable)',
  'Failed to start Chrome CDP on port 18801 for profile "auto"',
  'Refusing to bind gateway to lan without auth.',
  'Too many arguments for this command.',
  'LLM request timed out.',
  'HTTP 401 authentication_error: Invalid bearer token',
  '401 Unauthorized (Connection Failure)',
  '401 Incorrect API key provided: ollama-local',
  '409: Conflict: terminated by other getUpdates request',
  'status 440: session conflict',
  'connect ECONNREFUSED 127.0.0.1:18789',
  'UNAVAILABLE: SYSTEM_RUN_DENIED: allowlist miss',
  'DEVICE_AUTH_SIGNATURE_EXPIRED',
  'missing_scope',
  'device token mismatch',
  'pairing required',
  "TypeError: Cannot read properties of undefined (reading 'sourceReplyDeliveryMode')",
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  'OpenClaw: access not configured.',
  'openclaw: Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.',
  '⚠️ Agent failed before reply: No API key found for provider "anthropic". Auth store: /home/a/auth-profiles.json',
  'session file locked (timeout 60000ms)',
  'heartbeat skipped: empty-heartbeat-file',
  'lastError: "cron delivery target is missing"',
  'channels/imessage imsg rpc not ready after 30000ms (Error: imsg rpc exited (code 1))',
  // Log forms, whatever their words.
  '[telegram] [default] starting provider',
  '[ws] closed before connect conn=1be13df4 remote=127.0.0.1 code=1008 reason=pairing required',
  '2026-02-26T11:07:54.458+00:00 Gateway failed to start: Error: non-loopback Control UI',
  '[2026-02-20T07:01:13.202Z] Config invalid; doctor will run with best-effort config.',
  '00:55:13 [gateway] agent model: anthropic/claude-sonnet-4-6',
  'Nov 21 22:41:52 box openclaw[811]: pairing required',
  'error [tools] cron failed: invalid cron.update params',
  '{"subsystem":"telegram/native-approvals"} "connect error: scope upgrade pending approval"',
  'npm error code ENOENT',
  "openclaw-gateway  | Error: Can't reach the openclaw browser control service (timed out after 15000ms).",
  '[wecom-app] [ERROR] 主动发送失败: Error: gettoken failed: invalid credential',
  '    at WebSocket.<anonymous> (file:///opt/openclaw/dist/client-DMloFP_O.js:1455:23)',
  '│  Gateway not running.  │',
  '🦞 OpenClaw 2026.4.15 (041266a) — I speak fluent bash, mild sarcasm, and aggressive tab-completion energy.',
  'marco@claw-box:~$ openclaw status --all',
  'PS C:\\Users\\rsmit> npm i -g openclaw',
  // A short label before an error that goes to the end of the line.
  'railway template: disconnected (1008): pairing required',
  'tool cron: gateway closed (1008): pairing required',
  'openclaw cron list → gateway closed (1008): pairing required',
  'first message: 401 refresh_token_invalidated',
  '报错：gateway closed (1008): pairing required',
  '回复到一半就断：session file locked (timeout 60000ms)',
  'Fehlermeldung: gateway connect failed: Error: pairing required',
  "ok delivered. next problem (same job): cron payload.model 'x/y' rejected by agents.defaults.models allowlist: model not allowed: x/y",
];

/** A person speaks: asks, tells, explains, helps, whatever they quote. */
const SAID: readonly string[] = [
  'no idea what to do, I entered the token',
  'it was in a webchat session. I have 4 paired devices and one pending',
  "telegram slow and approvals don't work, which of these is it",
  'cron agent tries to post with the message tool and gets "Action send requires a target", job has no delivery block',
  'dashboard dead on windows 11: "device signature expired". config is right, also in incognito',
  'any screenshot fails, restart of the gateway changes nothing',
  'RPC probe failed, restart times out, sometimes rebooting windows helps. see screenshot',
  'one job timed out once and now always fails, others are ok, goes away only after gateway restart:',
  "four tiny script jobs, 11 failures in a row each: 'isolated agent setup timed out'. switched the model twice",
  'container exits right after start with code 137 since 2026.3.12, nothing useful in docker logs',
  'all approved, nothing pending any more and webchat STILL gives gateway closed (1008): pairing required when it calls cron',
  'keeps coming back: unauthorized: gateway token mismatch on `openclaw cron list --json`, the message tells me to set it',
  "No API key found for provider 'anthropic' on every telegram message, windows 11 and wsl2 both. The file exists and is valid:",
  'status says linked/OK but people only see one tick. log alternates between',
  'pairing error is gone, now the agent says the cron tool is stuck in a schema conflict',
  'thanks, the 1008 is gone and cron runs like a charm',
  'is "pairing required" an error or just a notice?',
  'updated to 2026.5.5 and telegram stopped. rolled back, works again',
  // Help for others.
  '@zed I had "Delivering to Telegram requires target <chatId>" too back in spring. put the number in --to, done',
  '@hana the mac app shows pairing required until you quit and reopen it, even after the approval. cosmetic',
  'when you see "pairing required" just approve',
  'when you see this: gateway closed (1008): pairing required',
  '@sam it is usually: gateway closed (1008): pairing required',
  'gateway closed (1008): pairing required means the client that tried to add the job was not approved yet',
  '> unauthorized: device token mismatch means the cached token in that browser is stale, so rotate or remove that device.',
  "that's usually the shared token, not pairing. compare what the tab sends with what's in the config",
  'if it says scope-upgrade in the log then the device is fine, it only wants more rights. approve it and retry',
  'nope, that red box is about the origin, not about the token. different knob: gateway.controlUi.allowedOrigins',
  'as the error says, enable Message Content Intent in the dev portal, then restart',
  'for the record, my cron job failing last month was my own fault: I typed 2025 in the date',
  'in case somebody wonders, the old versions used to say only "pairing required"',
  '"missing scope: operator.admin" is my favourite error because it actually says what\'s missing',
  'the test on line 88 asserts the message "pairing required" verbatim, that\'ll break when we add the reason',
  "tbh ECONNREFUSED is the most honest error there is. nobody's home.",
  'a friend of mine got the 4014 intents error on her first discord bot',
  'One useful nuance: delivery failures are tracked separately, and they do not necessarily mean the run failed.',
  'question for the philosophers: is a job that ran but told nobody really a success',
  "for the wiki: cron delivery to webchat isn't a thing, the job has to name a real channel.",
  'this week in support: 11x token, 6x pairing, 2x "I unplugged the pi"',
  'solved: my token was wrong',
  'gm everyone, my gateway is finally up',
  // Other languages.
  'Cuando sale "pairing required" simplemente apruebas el dispositivo y ya, no hay que asustarse',
  'me sale gateway closed (1008): pairing required cuando uso el cron, ¿qué hago?',
  'Für alle Neuen: "pairing required" heißt nur, dass das Gerät noch nicht freigegeben ist. Kein Drama.',
  'bei mir kommt immer pairing required wenn ich cron list mache',
  "Petit guide pour les débutants : « pairing required », on approuve l'appareil et c'est tout",
  "j'ai le même message gateway closed (1008): pairing required depuis la mise à jour",
  'quando aparece pairing required é só aprovar o dispositivo',
  'pairing required と出たらデバイスを承認するだけなので、怖がらなくて大丈夫ですよ',
  'webchat은 전달 채널이 아니라는 걸 오늘 알았어요, pairing required 도 마찬가지',
  'если пишет pairing required, просто одобрите устройство',
  '给楼上补充：看到 pairing required 就批准一下设备，cron 的 id 不是名字',
  '升级后一直提示 pairing required，重启也没用',
  'se vedi pairing required basta approvare il dispositivo, non è un errore',
  'als je pairing required ziet, keur het apparaat goed, het is geen fout',
  // Short words of every day.
  'done',
  'same',
  'ok',
  'bump',
  'any update?',
  'lol',
  '🙏',
  'thank you!!',
  'fully restarted',
  'LGTM 🚀',
];

describe('a line alone', () => {
  it.each(PRINTED)("is the program's: %s", (line) => {
    expect(reading(line).lines[0]!.by).toBe('program');
  });
  it.each(SAID)("is the person's: %s", (line) => {
    expect(reading(line).lines[0]).toMatchObject({ by: 'person', complaint: false });
  });
});

/** Whole posts: `p` for each line of the program, `-` for each of the person. */
const POSTS: readonly (readonly [string, string, string])[] = [
  ['lines in a fence are printed', 'help\n```\nanything goes in here\n```\nand what now?', '-ppp-'],
  [
    'fields below an error belong to it',
    'gateway closed (1008): pairing required\nGateway target: ws://127.0.0.1:18789\nSource: local loopback\nBind: lan\n\nno request pops up',
    'pppp--',
  ],
  [
    "a reply below an error is the person's",
    'disconnected (1008): pairing required\nno idea what to do, I entered the token',
    'p-',
  ],
  [
    "notes below an error are the person's",
    'Failed to start Chrome CDP on port 18801 for profile "auto"\nraspberry pi 5, kali',
    'p-',
  ],
  [
    'a wrapped error goes on',
    'Error: SECURITY ERROR: Gateway URL "ws://172.18.240.9:18789" uses plaintext ws://\nto a non-loopback address. Both credentials and chat data would be exposed to\nnetwork interception.',
    'ppp',
  ],
  [
    'an error wrapped in the middle of a phrase goes on',
    'Gateway service install failed: systemctl enable failed: Failed\nto enable unit:\nUnit\nfile openclaw-gateway.service does not exist.',
    'pppp',
  ],
  [
    'output of a command is printed',
    '$ openclaw gateway status --deep\nPID:       50558\nStatus:    live\nPort 18789 is not listening, but the PID exists\n`openclaw gateway run` just hangs, no output',
    'pppp-',
  ],
  [
    'output of a command at the end of a sentence is printed',
    'health script inside a cron job calls `openclaw cron list --json`:\ngateway timeout after 30000ms\nSource: local loopback\nsame command from my shell: instant',
    '-pp-',
  ],
  [
    'a command that a sentence goes on from has no output',
    'openclaw tasks list --status failed has ~48 rows a day:\nheartbeat skipped: empty-heartbeat-file',
    '-p',
  ],
  [
    'a heading above a table is printed',
    'I never saw it in the browser:\nPending (1)\n┌────┬────┐\n│ a  │ b  │',
    '-ppp',
  ],
  ['a table is printed', 'look\n| a | b |\n|---|---|\n| 1 | 2 |\nhm', '-ppp-'],
  ['JSON is printed', 'the cron said: {\n"action": "add"\n}\nwhy?', '-pp-'],
  [
    'lines between log lines are printed',
    '🦞 OpenClaw 2026.2.6-1 (875324e)\nOpenClaw status\n│ Dashboard       │ http://127.0.0.1:18789/',
    'ppp',
  ],
  [
    'a card is printed',
    'agent-test\nEntrega announce (webchat)\nAgente: ops\nEstado Error\ndeshabilitada isolated now',
    '-pppp',
  ],
  [
    "advice below a command is the person's",
    'openclaw devices list\nopenclaw devices approve <id>\n\nThen retry the cron job, it should work.',
    'pp--',
  ],
];

describe('lines of a post', () => {
  it.each(POSTS)('%s', (_, post, expected) => {
    expect(
      reading(post)
        .lines.map((line) => (line.by === 'program' ? 'p' : '-'))
        .join(''),
    ).toBe(expected);
  });
});
