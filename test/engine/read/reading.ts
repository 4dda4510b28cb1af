import { read } from '../../../src/engine/read.ts';
import type { CleanText, Evidence, Vocabulary } from '../../../src/engine/types.ts';

const list = { flags: { json: false, all: false, timeout: true, token: true, url: true }, short: {}, subcommands: [] };

/** Enough of OpenClaw's grammar and labels for the tests of `read`. */
export const vocabulary: Vocabulary = {
  labels: {
    status: 'Status',
    estado: 'Status',
    状态: 'Status',
    statut: 'Status',
    agent: 'Agent',
    agente: 'Agent',
    代理: 'Agent',
    next: 'Next',
    próxima: 'Next',
    下次: 'Next',
    nächste: 'Next',
    last: 'Last',
    última: 'Last',
    上次: 'Last',
    delivery: 'Delivery',
    entrega: 'Delivery',
    投递: 'Delivery',
    prompt: 'Prompt',
    indicación: 'Prompt',
  },
  values: { error: 'error', erreur: 'error', 错误: 'error', 'n/d': 'n/a' },
  words: {
    disabled: { key: 'Enabled', value: false },
    deshabilitada: { key: 'Enabled', value: false },
    已禁用: { key: 'Enabled', value: false },
    désactivée: { key: 'Enabled', value: false },
  },
  heard: { worked: [], 'did-not-help': [], done: [], gone: [], 'safe-to-paste': [], where: [], 'is-it-right': [] },
  commands: {
    aliases: { automations: 'cron', 'cron create': 'cron add', 'cron remove': 'cron rm' },
    commands: {
      '': { flags: { profile: true, version: false }, short: { V: 'version' }, positionals: [], subcommands: ['cron'] },
      cron: { flags: {}, short: {}, positionals: [], subcommands: ['add', 'list', 'runs', 'edit', 'rm', 'run'] },
      'cron list': { ...list, positionals: [] },
      'cron add': {
        flags: { name: true, at: true, message: true, agent: true, session: true, announce: false, json: false },
        short: { m: 'message' },
        positionals: ['scheduleOrName', 'message'],
        subcommands: [],
      },
      'cron runs': { flags: { id: true, limit: true }, short: {}, positionals: ['[id]'], subcommands: [] },
      'cron edit': { flags: { message: true, session: true }, short: {}, positionals: ['id'], subcommands: [] },
      'cron run': { flags: { timeout: true, 'expect-final': false }, short: {}, positionals: ['id'], subcommands: [] },
      devices: { flags: {}, short: {}, positionals: [], subcommands: ['list', 'approve', 'remove'] },
      'devices list': { ...list, positionals: [] },
      'devices approve': { flags: { latest: false }, short: {}, positionals: ['requestId'], subcommands: [] },
      'devices remove': { flags: {}, short: {}, positionals: ['deviceId'], subcommands: [] },
      gateway: { flags: {}, short: {}, positionals: [], subcommands: ['call', 'status', 'install', 'restart'] },
      'gateway call': { flags: { params: true, json: false }, short: {}, positionals: ['method'], subcommands: [] },
      'gateway status': { flags: { deep: false }, short: {}, positionals: [], subcommands: [] },
      'gateway install': { flags: { force: false }, short: {}, positionals: [], subcommands: [] },
      'gateway restart': { flags: {}, short: {}, positionals: [], subcommands: [] },
      config: { flags: {}, short: {}, positionals: [], subcommands: ['get'] },
      'config get': { flags: {}, short: {}, positionals: ['path'], subcommands: [] },
      doctor: { flags: { fix: false }, short: {}, positionals: [], subcommands: [] },
      logs: { flags: { follow: false }, short: {}, positionals: [], subcommands: [] },
      status: { flags: { all: false }, short: {}, positionals: [], subcommands: [] },
      tasks: { flags: {}, short: {}, positionals: [], subcommands: ['list'] },
      'tasks list': { flags: { status: true }, short: {}, positionals: [], subcommands: [] },
      nodes: { flags: {}, short: {}, positionals: [], subcommands: ['status'] },
      'nodes status': { flags: {}, short: {}, positionals: [], subcommands: [] },
      message: { flags: {}, short: {}, positionals: [], subcommands: ['send'] },
      'message send': {
        flags: { channel: true, target: true, message: true },
        short: { t: 'target', m: 'message' },
        positionals: [],
        subcommands: [],
      },
      update: { flags: {}, short: {}, positionals: [], subcommands: [] },
    },
  },
};

/** Reads a text as if it had been cleaned. */
export function reading(text: string, words: Vocabulary = vocabulary, version: string | null = null): Evidence {
  return read(
    {
      text: text as CleanText,
      attachments: [],
      at: null,
      version,
      redacted: [],
      standIns: { key: '', numbers: {} },
    },
    words,
  );
}
