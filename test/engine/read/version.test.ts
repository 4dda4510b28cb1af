import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

describe("OpenClaw's version", () => {
  it.each([
    ['OpenClaw 2026.4.15 (041266a)', '2026.4.15'],
    ['🦞 OpenClaw 2026.2.6-1 (875324e)', '2026.2.6-1'],
    ['v2026.2.19-2', '2026.2.19-2'],
    ['2026.9.1-beta.3', '2026.9.1-beta.3'],
    ['npm i -g openclaw@2026.5.6', '2026.5.6'],
    ['oracle cloud, 2026.4.29 (a448042)', '2026.4.29'],
    ['we are on 2026.4.x', '2026.4.x'],
    ['openclaw 版本 2026.3.24', '2026.3.24'],
    ['安装 v2026.7.1-4 的时候提示', '2026.7.1-4'],
    ['│ Version         │ 2026.4.15      │', '2026.4.15'],
    ['- OpenClaw version: 2026.9.3', '2026.9.3'],
    ['image: ghcr.io/openclaw/openclaw:2026.4.15', '2026.4.15'],
    ['$ openclaw --version\n2026.4.15\nsince 2026.5.1 is out', '2026.4.15'],
    ['updated 2026.4.27 → 2026.5.5 and telegram stopped', '2026.5.5'],
    ['2.17 → 2.19, bind: tailnet', '2026.2.19'],
    ['3.28 -> 3.31: any exec', '2026.3.31'],
    ['upgraded to 3.22, feishu plugin is dead', '2026.3.22'],
    ['every ~60 s since 2026.5.2, 2026.4.26 was quiet', '2026.5.2'],
    ['our script broke with 2026.5.18 (2026.5.12 fine)', '2026.5.18'],
    ['from 2026.5.5, rolled back to 2026.4.27', '2026.4.27'],
    ['OpenClaw 2026.4.15 (041266a)\n│ Update │ pnpm · npm latest 2026.9.6 │', '2026.4.15'],
  ])('is read from %j', (text, version) => expect(reading(text).version).toBe(version));

  it.each([
    'log file: /tmp/openclaw/openclaw-2026-03-10.log',
    'on 2026-04-21 it broke',
    '2026.03.10 10:00',
    'on 2026.4.15 10:22:33 it broke',
    'macOS 26.2, node 22.22.0',
    '│ Update          │ pnpm · npm latest 2026.4.15 · deps ok │',
    'update available: 2026.9.6',
    'node 20.1 → 22.3',
    'gpt-5.6 and glm 4.7',
    '127.0.0.1',
  ])('is not read from %j', (text) => expect(reading(text).version).toBeNull());

  it('is the one told elsewhere if the post tells none', () => {
    expect(reading('hi', undefined, '2026.4.1').version).toBe('2026.4.1');
    expect(reading('OpenClaw 2026.4.15 (041266a)', undefined, '2026.4.1').version).toBe('2026.4.15');
  });
});

describe('Node and the platform', () => {
  it.each([
    ['macOS 26.2 arm64, node 22.22.0', '22.22.0', 'macos'],
    ['linux 6.8.0-100-generic (x64) · node 22.22.0', '22.22.0', 'linux'],
    ['openclaw: Node.js v22.12+ is required (current: v20.20.2).', '20.20.2', null],
    ['Node 22.22.3 is unsupported; use Node 24.16.0+ or Node 26.1.0+', '22.22.3', null],
    ['│ Node            │ 24.21.0     │', '24.21.0', null],
    ['termux 1.8.5, node v22.13.1 on android', '22.13.1', 'termux'],
    ['WSL2, ubuntu', null, 'wsl'],
    ['docker compose up on debian', null, 'docker'],
    ['PS C:\\Users\\x> openclaw', null, 'windows'],
    ['at node:internal/process:12:3', null, null],
    ['the node is paired', null, null],
  ])('are read from %j', (text, node, platform) => expect(reading(text)).toMatchObject({ node, platform }));
});
