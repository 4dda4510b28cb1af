import { type Prefixed, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';

const CHANNELS: readonly Prefixed[] = [
  {
    name: 'slack-bot-token',
    prefix: 'xoxb-',
    body: ['A-Za-z0-9-', 20, 120],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-user-token',
    prefix: 'xoxp-',
    body: ['A-Za-z0-9-', 20, 140],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-xoxa-token',
    kind: 'slack-token',
    prefix: 'xoxa-',
    body: ['A-Za-z0-9-', 20, 200],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-xoxo-token',
    kind: 'slack-token',
    prefix: 'xoxo-',
    body: ['A-Za-z0-9-', 20, 200],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-xoxs-token',
    kind: 'slack-token',
    prefix: 'xoxs-',
    body: ['A-Za-z0-9-', 20, 200],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-xoxr-token',
    kind: 'slack-token',
    prefix: 'xoxr-',
    body: ['A-Za-z0-9-', 20, 200],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-xoxe-token',
    kind: 'slack-token',
    prefix: 'xoxe-',
    body: ['A-Za-z0-9-', 20, 200],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-cookie',
    kind: 'slack-token',
    prefix: 'xoxd-',
    body: ['A-Za-z0-9%+/-', 40, 400],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Sign out of all Slack sessions.',
  },
  {
    name: 'slack-config-token',
    kind: 'slack-token',
    prefix: 'xoxe.xoxp-',
    body: ['A-Za-z0-9-', 40, 300],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'slack-app-token',
    prefix: 'xapp-',
    body: ['A-Za-z0-9-', 30, 140],
    source: 'https://api.slack.com/authentication/token-types',
    rotate: 'Delete this key at api.slack.com/apps and create a new one.',
  },
  {
    name: 'matrix-token',
    prefix: 'syt_',
    body: [WORD, 30, 90],
    source: 'https://spec.matrix.org',
    rotate: 'Sign that session out in the Matrix client.',
  },
  {
    name: 'matrix-mas-token',
    kind: 'matrix-token',
    prefix: 'mat_',
    body: [WORD, 30, 90],
    source: 'https://element-hq.github.io/matrix-authentication-service/',
    rotate: 'Sign that session out in the Matrix client.',
  },
  {
    name: 'matrix-mas-refresh',
    kind: 'matrix-token',
    prefix: 'mcr_',
    body: [WORD, 30, 90],
    source: 'https://element-hq.github.io/matrix-authentication-service/',
    rotate: 'Sign that session out in the Matrix client.',
  },
  {
    name: 'twitch-token',
    prefix: 'oauth:',
    body: ['a-z0-9', 28, 32],
    source: 'https://dev.twitch.tv/docs/irc/authenticate-bot/',
    rotate: 'Disconnect the app at twitch.tv/settings/connections and create a new token.',
  },
  {
    name: 'nostr-key',
    prefix: 'nsec1',
    body: ['a-z0-9', 50, 64],
    source: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
    rotate: 'A Nostr key cannot be rotated: create a new identity.',
  },
  {
    name: 'facebook-token',
    prefix: 'EAA',
    body: [ALNUM, 80, 300],
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    rotate: 'Delete this key at developers.facebook.com and create a new one.',
  },
  {
    name: 'square-token',
    prefix: 'EAAA',
    body: [TOKEN, 56, 64],
    source: 'https://developer.squareup.com/docs',
    rotate: 'Delete this key at developer.squareup.com/apps and create a new one.',
  },
];

/** Tokens of chat networks. */
export const channelsRules: readonly Rule[] = CHANNELS.map(prefixRule);
