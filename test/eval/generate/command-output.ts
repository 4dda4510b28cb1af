import type { Random } from './random.ts';

/** Output of commands on a machine where all is well, as people paste it. Blocks of lines. */
export const HEALTHY_OUTPUT: readonly ((from: Random) => string)[] = [
  (from) => `$ openclaw health
Gateway event loop: ok max=98ms p99=98ms util=0.005 cpu=0.005
Gateway probe duration: ${3 + from.below(40)}ms
Agents: main (default)
Heartbeat interval: 30m (main)
Session store (main): /home/ana/.openclaw/agents/main/agent/openclaw-agent.sqlite (${from.below(90)} entries)`,
  () => `$ openclaw gateway status
Service: systemd (enabled)
File logs: /tmp/openclaw/openclaw-2026-04-22.log
Command: /usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway --port 18789
Service file: ~/.config/systemd/user/openclaw-gateway.service

Config (cli): ~/.openclaw/openclaw.json
Config (service): ~/.openclaw/openclaw.json

Gateway: bind=loopback (127.0.0.1), port=18789 (service args)
Probe target: ws://127.0.0.1:18789
Dashboard: http://127.0.0.1:18789/
Probe note: Loopback-only gateway; only local clients can connect.

Runtime: running (pid 812, state active, sub running, last exit 0, reason 0)
Connectivity probe: ok
Capability: admin-capable

Listening: 127.0.0.1:18789
Troubles: run openclaw status
Troubleshooting: https://docs.openclaw.ai/troubleshooting`,
  () => `OpenClaw status --all

Overview
┌─────────────────┬────────────────────────────────────────────────────────────┐
│ Item            │ Value                                                      │
├─────────────────┼────────────────────────────────────────────────────────────┤
│ Version         │ 2026.4.15                                                  │
│ OS              │ linux 6.8.0-100-generic (x64)                              │
│ Node            │ 24.21.0                                                    │
│ Dashboard       │ http://127.0.0.1:18789/                                    │
│ Tailscale       │ off                                                        │
│ Channel         │ stable (default)                                           │
│ Gateway         │ local · ws://127.0.0.1:18789 · reachable 21ms · auth token │
│ Gateway service │ systemd installed · enabled · running                      │
│ Agents          │ 1 total · 0 bootstrapping · 1 active · 12 sessions         │
└─────────────────┴────────────────────────────────────────────────────────────┘

✓ Config: /home/ana/.openclaw/openclaw.json
✓ Secret diagnostics (0)
✓ Restart sentinel: none
✓ Port 18789
✓ Skills: 7 eligible · 0 missing · /home/ana/.openclaw/workspace
✓ Plugin compatibility (none)
✓ Channel issues (none)`,
  (from) => `$ openclaw cron list
ID                                   Name             Schedule                 Next    Last    Status  Target
${from.uuid()} morning-report   cron 30 7 * * 1-5 (exact) in 5h   19h ago ok      isolated
${from.uuid()} mail-digest      every 2h                 in 24m  1h ago  ok      isolated
${from.uuid()} backup-check     cron 0 3 * * * (exact)   in 11h  13h ago ok      main`,
  (from) => `openclaw cron runs --id ${from.uuid()} --limit 1
{
  "entries": [
    {
      "ts": 1776866734506,
      "action": "finished",
      "status": "ok",
      "summary": "All mailboxes checked, nothing urgent.",
      "durationMs": ${from.below(60000)},
      "model": "claude-sonnet-4-6",
      "provider": "anthropic",
      "deliveryStatus": "delivered",
      "delivered": true
    }
  ],
  "total": 41,
  "offset": 0,
  "limit": 1,
  "hasMore": true,
  "nextOffset": 1
}`,
  () => `$ openclaw config validate
Config valid: ~/.openclaw/openclaw.json`,
  () => `$ openclaw doctor
┌  OpenClaw doctor
│
◇  State integrity ───────────────╮
│  - State dir: ~/.openclaw       │
│  - Permissions: ok (700)        │
├─────────────────────────────────╯
│
◇  Security ──────────────────────╮
│  - No channel security warnings detected. │
├─────────────────────────────────╯
│
◇  Skills status ─╮
│  Eligible: 7     │
├──────────────────╯
│
└  Doctor complete.`,
  (from) => `openclaw channels status --probe
Gateway reachable.
- Telegram default: enabled, configured, running, mode:polling, bot:@ana_claw_bot, token:config, works
- Discord default: enabled, configured, running, connected, in:${from.below(30)}m ago, out:${from.below(30)}m ago, bot:@AnaClaw, intents:content=limited, works`,
  () => `$ openclaw models status
Config        : ~/.openclaw/openclaw.json
Agent dir     : ~/.openclaw/agents/main/agent
Default       : anthropic/claude-sonnet-4-6
Fallbacks (1) : openai/gpt-5.6
Auth store    : ~/.openclaw/agents/main/agent/auth-profiles.json
Providers w/ OAuth/tokens (1): anthropic (1)
- anthropic effective=profiles:~/.openclaw/agents/main/agent/auth-profiles.json | profiles=1 (oauth=0, token=1, api_key=0)`,
  () => `openclaw security audit
OpenClaw security audit
Summary: 0 critical · 0 warn · 2 info`,
  () => `$ openclaw devices list
Paired (2)
┌──────────────────┬──────────┬──────────────────────────────────────────────────────────────┬──────────┬────┐
│ Device           │ Roles    │ Scopes                                                       │ Tokens   │ IP │
├──────────────────┼──────────┼──────────────────────────────────────────────────────────────┼──────────┼────┤
│ claw-box (cli)   │ operator │ operator.admin, operator.read, operator.write,               │ operator │    │
│                  │          │ operator.approvals, operator.pairing                         │          │    │
│ Firefox on Linux │ operator │ operator.admin, operator.read, operator.write,               │ operator │    │
│                  │          │ operator.approvals, operator.pairing                         │          │    │
└──────────────────┴──────────┴──────────────────────────────────────────────────────────────┴──────────┴────┘`,
];
