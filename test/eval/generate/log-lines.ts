import type { Random } from './random.ts';

/** One healthy thing that a gateway logs: its subsystem and what it says. `null`: printed without one. */
export type Said = readonly [subsystem: string | null, says: string];

const id = (from: Random) => `${from.hex(8)}…${from.hex(4)}`;
const ms = (from: Random) => `${from.below(400) + 3}ms`;
const JOBS = ['morning-report', 'mail-digest', 'backup-check', 'standup', 'weather'];
const MODELS = ['anthropic/claude-sonnet-4-6', 'openai/gpt-5.6', 'mistral/mistral-large-latest', 'zai/glm-5-turbo'];
const METHODS = [
  'chat.history',
  'health',
  'status',
  'node.list',
  'device.pair.list',
  'cron.list',
  'cron.status',
  'sessions.list',
];
const TOOLS = [
  'exec',
  'read',
  'write',
  'edit',
  'web_search',
  'web_fetch',
  'memory_search',
  'browser',
  'cron',
  'message',
];

/** What a gateway says when it starts, in order. */
export const STARTING: readonly ((from: Random) => Said)[] = [
  () => ['gateway', 'loading configuration…'],
  () => ['gateway', 'resolving authentication…'],
  () => ['gateway', 'starting...'],
  () => ['gateway', 'starting HTTP server...'],
  () => ['canvas', 'host mounted at http://127.0.0.1:18789/__openclaw__/canvas/ (root /home/ana/.openclaw/canvas)'],
  () => ['heartbeat', 'started'],
  () => ['health-monitor', 'started (interval: 300s, startup-grace: 60s, channel-connect-grace: 120s)'],
  (from) => ['gateway', `agent model: ${from.pick(MODELS)} (thinking=medium, fast=off)`],
  (from) => [
    'gateway',
    `ready (${4 + from.below(9)} plugins: acpx, browser, device-pair, phone-control, talk-voice; ${from.below(9)}.${from.below(10)}s)`,
  ],
  (from) => ['gateway', `listening on ws://127.0.0.1:18789, ws://[::1]:18789 (PID ${1000 + from.below(60000)})`],
  () => ['gateway', 'log file: /tmp/openclaw/openclaw-2026-04-22.log'],
  () => ['browser/server', 'Browser control listening on http://127.0.0.1:18791/ (auth=token)'],
  () => [
    'bonjour',
    'advertised gateway fqdn=claw-box (OpenClaw)._openclaw-gw._tcp.local. host=claw-box.local. port=18789 state=announced',
  ],
  () => ['gateway', 'starting channels and sidecars...'],
  (from) => ['hooks', `loaded ${2 + from.below(3)} internal hook handlers`],
  () => ['telegram', '[default] starting provider (@ana_claw_bot)'],
  () => ['telegram', 'autoSelectFamily=true (default-node22)'],
  () => ['discord', '[default] starting provider (@AnaClaw)'],
  () => ['discord', 'users resolved: 1 entries'],
  () => ['discord', 'channels resolved: 3 entries'],
  (from) => ['discord', `logged in to discord as 14${from.below(1e9)} (AnaClaw)`],
  () => ['whatsapp', '[default] starting provider (+49151****0100)'],
  () => ['whatsapp', 'Listening for personal WhatsApp inbound messages.'],
  () => ['slack', 'socket mode connected'],
  () => ['gateway', 'update available (latest): v2026.4.21 (current v2026.4.15). Run: openclaw update'],
];

/** What a gateway says while it runs and all is well. */
export const RUNNING: readonly ((from: Random) => Said)[] = [
  (from) => ['ws', `⇄ res ✓ ${from.pick(METHODS)} ${ms(from)} conn=${id(from)} id=${id(from)}`],
  (from) => ['ws', `⇄ res ✓ ${from.pick(METHODS)} ${ms(from)} id=${id(from)}`],
  (from) => ['ws', `⇄ res ✓ cron.${from.pick(['list', 'status', 'runs'])} ${ms(from)} conn=${id(from)} id=${id(from)}`],
  (from) => [
    'ws',
    `→ event health seq=${from.below(9000)} clients=${1 + from.below(4)} presenceVersion=${from.below(40)} healthVersion=${from.below(99)}`,
  ],
  (from) => ['ws', `→ event tick seq=${from.below(9000)} clients=${1 + from.below(4)} dropIfSlow=true`],
  (from) => [
    'ws',
    `→ event agent seq=${from.below(9000)} clients=2 run=${id(from)} agent=main session=main stream=assistant aseq=${from.below(99)} text=Done, I put it on the list`,
  ],
  (from) => [
    'ws',
    `webchat connected conn=${from.uuid()} remote=127.0.0.1 client=openclaw-control-ui webchat vcontrol-ui`,
  ],
  (from) => ['ws', `webchat disconnected code=1001 reason=n/a conn=${from.uuid()}`],
  (from) => ['ws', `← open remoteAddr=127.0.0.1 conn=${id(from)}`],
  (from) => [
    'ws',
    `← connect client=cli version=2026.4.15 mode=cli clientId=cli platform=linux auth=device-token conn=${id(from)}`,
  ],
  (from) => [
    'ws',
    `→ hello-ok methods=${90 + from.below(40)} events=${17 + from.below(9)} presence=${1 + from.below(3)} stateVersion=${from.below(60)} conn=${id(from)}`,
  ],
  (from) => [
    'ws',
    `→ close code=1000 reason= durationMs=${from.below(900)} handshake=connected lastFrameType=req lastFrameMethod=health conn=${id(from)}`,
  ],
  (from) => ['gateway', `device pairing auto-approved device=${from.hex(64)} role=operator`],
  () => ['gateway', 'config change detected; evaluating reload (agents.defaults.heartbeat.every)'],
  () => ['reload', 'config change applied (dynamic reads: agents.defaults.heartbeat.every)'],
  () => ['gateway/reload', 'config hot reload applied (messages.ackReaction)'],
  (from) => ['heartbeat', `heartbeat: ok {"agentId":"main","durationMs":${from.below(9000)},"reply":"HEARTBEAT_OK"}`],
  () => ['heartbeat', 'heartbeat: next run in 30m'],
  (from) => [
    'cron',
    `cron: timer armed {"nextAt":1776866${from.below(900000) + 100000},"delayMs":60000,"clamped":true}`,
  ],
  (from) => ['cron', `cron: job started {"jobId":"${from.uuid()}","jobName":"${from.pick(JOBS)}"}`],
  (from) => [
    'cron',
    `cron: job finished {"jobId":"${from.uuid()}","status":"ok","durationMs":${from.below(60000)},"deliveryStatus":"delivered"}`,
  ],
  (from) => ['cron', `cron: run ok name=${from.pick(JOBS)} next=in ${1 + from.below(23)}h consecutiveErrors=0`],
  (from) => ['telegram', `sendMessage ok chat=-100${from.below(1e9)} message=${from.below(99999)}`],
  (from) => ['telegram', `getUpdates ok updates=${from.below(3)} offset=${from.below(1e8)}`],
  (from) => [
    'telegram',
    `Inbound message telegram:direct:${from.below(1e8)} -> @ana_claw_bot (direct, ${from.below(300)} chars)`,
  ],
  (from) => ['telegram', `telegram message processed in ${ms(from)} (0 errors)`],
  (from) => ['discord', `gateway: heartbeat acknowledged latency=${ms(from)}`],
  (from) => ['discord', `deliver: message sent channel=14${from.below(1e9)} chunks=1 failed=0`],
  () => ['discord', 'gateway: resumed session, 0 events replayed'],
  (from) => [
    'whatsapp',
    `Inbound message +49151****0100 -> +49160****${1000 + from.below(8999)} (direct, ${from.below(120)} chars)`,
  ],
  (from) => ['whatsapp', `Sent message ${from.hex(20).toUpperCase()} -> sha256:${from.hex(12)} (${ms(from)})`],
  (from) => [
    'whatsapp',
    `web gateway heartbeat {"connectionId":"${from.uuid()}","reconnectAttempts":0,"messagesHandled":${from.below(40)},"lastInboundAt":null}`,
  ],
  (from) => ['slack', `delivered reply to channel:C0${from.hex(8).toUpperCase()} retries=0`],
  (from) => [
    'agent/embedded',
    `embedded run start: runId=${from.uuid()} sessionId=${from.uuid()} provider=anthropic model=claude-sonnet-4-6 thinking=low messageChannel=telegram`,
  ],
  (from) => ['agent/embedded', `embedded run prompt start: runId=${from.uuid()}`],
  (from) => [
    'agent/embedded',
    `embedded run tool start: runId=${from.uuid()} tool=${from.pick(TOOLS)} toolCallId=call_${from.hex(12)}`,
  ],
  (from) => [
    'agent/embedded',
    `embedded run tool end: runId=${from.uuid()} tool=${from.pick(TOOLS)} toolCallId=call_${from.hex(12)}`,
  ],
  (from) => ['agent/embedded', `embedded run agent end: runId=${from.uuid()} isError=false`],
  (from) => [
    'agent/embedded',
    `embedded run done: runId=${from.uuid()} sessionId=${from.uuid()} durationMs=${from.below(40000)} aborted=false`,
  ],
  () => ['agent/embedded', 'tool-search: cataloged 52 tools behind compact prompt surface'],
  (from) => [
    'agent/embedded',
    `usage: input=${from.below(20000)} output=${from.below(900)} cacheRead=${from.below(90000)} error=none`,
  ],
  (from) => [
    'provider-transport-fetch',
    `[model-fetch] response provider=anthropic api=anthropic-messages model=claude-sonnet-4-6 status=200 elapsedMs=${from.below(4000)} dispatcher=reused contentType=text/event-stream`,
  ],
  (from) => ['diagnostic', `lane enqueue: lane=main queueSize=${from.below(3)}`],
  (from) => ['diagnostic', `lane dequeue: lane=main waitMs=${from.below(20)} queueSize=0`],
  (from) => [
    'diagnostic',
    `lane task done: lane=session:agent:main:main durationMs=${from.below(9000)} active=0 queued=0`,
  ],
  (from) => ['diagnostic', `heartbeat: webhooks=0/0/0 active=0 waiting=0 queued=0 rss=${200 + from.below(150)}MB`],
  (from) => ['sessions', `session store saved entries=${from.below(60)} bytes=${from.below(90000)} in ${ms(from)}`],
  (from) => [
    'sessions/compaction',
    `compaction finished sessionId=${from.uuid()} tokensBefore=${80000 + from.below(40000)} tokensAfter=${9000 + from.below(9000)}`,
  ],
  (from) => ['memory', `index sync: ${from.below(30)} files, ${from.below(300)} chunks, 0 failed, ${ms(from)}`],
  (from) => ['memory', `search ok provider=local hits=${from.below(8)} took=${ms(from)}`],
  (from) => ['memory-core', `dreaming promotion: reviewed ${from.below(20)} notes, promoted ${from.below(5)}`],
  (from) => [
    'browser/server',
    `tab opened targetId=${from.hex(16).toUpperCase()} url=https://example.org/${from.hex(4)}`,
  ],
  (from) => ['browser/service', `Browser control service ready (profiles=${1 + from.below(3)})`],
  () => ['plugins', 'plugin runtime ready: memory-core (bundled), telegram (bundled)'],
  (from) => ['exec', `elevated command approved by owner; exit code 0 in ${ms(from)}`],
  (from) => ['tools', `${from.pick(TOOLS)} finished ok in ${ms(from)}`],
  (from) => ['node-host', `node ping ok nodeId=${from.hex(12)} rtt=${ms(from)}`],
  (from) => ['health-monitor', `all channels healthy (checked ${1 + from.below(4)}, restarted 0)`],
  (from) => ['skills', `snapshot refreshed: ${5 + from.below(20)} eligible, 0 missing requirements`],
  () => ['update', 'auto-update check: already on the latest stable release'],
  (from) => [null, `Telegram: ok (@ana_claw_bot) (${ms(from)})`],
  (from) => [
    null,
    `Gateway event loop: ok max=${from.below(100)}ms p99=${from.below(90)}ms util=0.0${from.below(9)} cpu=0.0${from.below(9)}`,
  ],
];
