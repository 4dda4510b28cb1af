import { type PrefixRow, prefixRule } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ALNUM = 'A-Za-z0-9';
const TOKEN = 'A-Za-z0-9_-';
const WORD = 'A-Za-z0-9_';
const SLACK = 'api.slack.com/authentication/token-types';

const ROWS: readonly PrefixRow[] = [
  ['slack-bot-token', 'xoxb-', 'A-Za-z0-9-', 20, 120, SLACK, 'api.slack.com/apps'],
  ['slack-user-token', 'xoxp-', 'A-Za-z0-9-', 20, 140, SLACK, 'api.slack.com/apps'],
  ['slack-xoxa-token', 'xoxa-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-xoxo-token', 'xoxo-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-xoxs-token', 'xoxs-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-xoxr-token', 'xoxr-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-xoxe-token', 'xoxe-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-client-token', 'xoxc-', 'A-Za-z0-9-', 20, 200, SLACK, 'Sign out of all Slack sessions.', 'slack-session'],
  ['slack-workflow-token', 'xwfp-', 'A-Za-z0-9-', 20, 200, SLACK, 'api.slack.com/apps', 'slack-token'],
  [
    'discord-user-token',
    'mfa.',
    TOKEN,
    80,
    90,
    'discord.com/developers/docs/reference',
    'Change the Discord password: that ends all sessions.',
  ],
  [
    'vk-token',
    'vk1.a.',
    TOKEN,
    60,
    300,
    'dev.vk.com/api/access-token/getting-started',
    'End all sessions at vk.com/settings.',
  ],
  [
    'nostr-encrypted-key',
    'ncryptsec1',
    'a-z0-9',
    100,
    180,
    'github.com/nostr-protocol/nips/blob/master/49.md',
    'A Nostr key cannot be rotated: create a new identity.',
    'nostr-key',
  ],
  ['slack-cookie', 'xoxd-', 'A-Za-z0-9%+/-', 40, 400, SLACK, 'Sign out of all Slack sessions.', 'slack-session'],
  ['slack-config-token', 'xoxe.xoxp-', 'A-Za-z0-9-', 40, 300, SLACK, 'api.slack.com/apps', 'slack-token'],
  ['slack-app-token', 'xapp-', 'A-Za-z0-9-', 30, 140, SLACK, 'api.slack.com/apps'],
  ['matrix-token', 'syt_', WORD, 30, 90, 'spec.matrix.org', 'Sign that session out in the Matrix client.'],
  [
    'matrix-mas-token',
    'mat_',
    WORD,
    30,
    90,
    'element-hq.github.io/matrix-authentication-service/',
    'Sign that session out in the Matrix client.',
    'matrix-token',
  ],
  [
    'matrix-mas-refresh',
    'mcr_',
    WORD,
    30,
    90,
    'element-hq.github.io/matrix-authentication-service/',
    'Sign that session out in the Matrix client.',
    'matrix-token',
  ],
  [
    'twitch-token',
    'oauth:',
    'a-z0-9',
    28,
    32,
    'dev.twitch.tv/docs/irc/authenticate-bot/',
    'Disconnect the app at twitch.tv/settings/connections and create a new token.',
  ],
  [
    'nostr-key',
    'nsec1',
    'a-z0-9',
    50,
    64,
    'github.com/nostr-protocol/nips/blob/master/19.md',
    'A Nostr key cannot be rotated: create a new identity.',
  ],
  [
    'facebook-token',
    'EAA',
    ALNUM,
    80,
    300,
    'developers.facebook.com/docs/facebook-login/guides/access-tokens',
    'developers.facebook.com',
  ],
  [
    'dingtalk-robot-secret',
    'SEC',
    'a-f0-9',
    60,
    68,
    'open.dingtalk.com/document/robots/customize-robot-security-settings',
    'Reset the signing secret in the settings of the DingTalk robot.',
    'dingtalk-secret',
  ],
  ['square-token', 'EAAA', TOKEN, 56, 64, 'developer.squareup.com/docs', 'developer.squareup.com/apps'],
];

/** Tokens of chat networks. */
export const channelsRules: readonly Rule[] = ROWS.map(prefixRule);
