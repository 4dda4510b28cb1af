import { isPlaceholder } from '../placeholder.ts';
import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const HEX = '0-9a-f';
const TOKEN = 'A-Za-z0-9_-';

/** Addresses that anyone who knows them can post to. */
export const webhookRules: readonly Rule[] = [
  {
    name: 'discord-webhook',
    kind: 'discord-webhook',
    anchors: ['/webhooks/', '/webhooks\\/'],
    pattern: /\/webhooks\\?\/\d{10,24}\\?\/([\w-]{30,120})/iy,
    inside: true,
    hides: () =>
      [1, 2, 3].map((nth) => `https://discord.com/api/webhooks/123456789012345678/«${invented(TOKEN, 68, nth)}»`),
    keeps: () => [
      'https://discord.com/api/webhooks/<id>/<token>',
      'POST /api/webhooks/github',
      'https://discord.com/channels/1/2',
    ],
    source: 'https://discord.com/developers/docs/resources/webhook',
    rotate: 'Delete the webhook in the channel settings and create a new one.',
  },
  {
    name: 'slack-webhook',
    kind: 'slack-webhook',
    anchors: ['hooks.slack.com', 'hooks.slack-gov.com'],
    pattern:
      /hooks\.slack(?:-gov)?\.com\\?\/(?:services|workflows|triggers)\\?\/[\w-]{6,24}\\?\/[\w-]{6,24}\\?\/([\w/-]{16,90})/iy,
    inside: true,
    hides: () =>
      [1, 2, 3].map(
        (nth) => `https://hooks.slack.com/services/T0ABCDEFG/B0ABCDEFG/«${invented('A-Za-z0-9', 24, nth)}»`,
      ),
    keeps: () => [
      'https://hooks.slack.com/services/T…',
      'hooks.slack.com refused',
      'https://hooks.slack.com/services/<id>',
    ],
    source: 'https://api.slack.com/messaging/webhooks',
    rotate: 'Remove the webhook at api.slack.com/apps and add a new one.',
  },
  {
    name: 'chat-group-webhook',
    kind: 'webhook',
    anchors: ['bot/v0/hook/', 'webhook/send?key='],
    pattern: /(?:bot\/v\d\/hook\/|webhook\/send\?key=)([\w-]{16,80})/iy,
    inside: true,
    accepts: (value) => /\d/.test(value) && !isPlaceholder(value),
    hides: () =>
      [1, 2, 3].map(
        (nth) =>
          `https://open.feishu.cn/open-apis/bot/v2/hook/«${invented(HEX, 8, nth)}-1111-4111-8111-${invented(HEX, 12, nth)}»`,
      ),
    keeps: () => [
      '/open-apis/bot/v2/hook/<id>',
      'cgi-bin/webhook/send?key=KEY',
      '/bot/v2/hook/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    ],
    source: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
    rotate: 'Delete it where it was made and create a new one.',
  },
  {
    name: 'automation-webhook',
    kind: 'webhook',
    anchors: ['hooks/catch/0', 'maker.ifttt.com/', '.make.com/', 'hc-ping.com/', '/api/webhook/'],
    pattern:
      /(?:hooks\/catch\/\d{4,12}\/|maker\.ifttt\.com\/trigger\/[\w-]{1,60}(?:\/json)?\/with\/key\/|\.make\.com\/|hc-ping\.com\/|\/api\/webhook\/)([\w-]{6,80})/iy,
    inside: true,
    accepts: (value, text, start) =>
      /\d/.test(value) &&
      /[a-z]/i.test(value) &&
      !isPlaceholder(value) &&
      (!text.startsWith('.make.com/', start - 10) ||
        /hook\.[a-z]{2}\d$/.test(text.slice(Math.max(0, start - 18), start - 10))),
    hides: () => [
      `https://hooks.zapier.com/hooks/catch/1234567/«${invented('a-z0-9', 6, 1)}7»/`,
      `https://maker.ifttt.com/trigger/claw/with/key/«${invented(TOKEN, 22, 2)}»`,
      `https://hook.eu1.make.com/«${invented('a-z0-9', 32, 3)}»`,
    ],
    keeps: () => [
      'https://hooks.zapier.com/hooks/catch/<id>/<key>/',
      'https://www.make.com/en2/integrations',
      'https://ha.example.net/api/webhook/<id>',
    ],
    source: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    rotate: 'Delete it where it was made and create a new one.',
  },
  {
    name: 'teams-webhook',
    kind: 'teams-webhook',
    anchors: ['/IncomingWebhook/', '/webhookb0/'],
    pattern: /\/IncomingWebhook\/([0-9a-f]{32}\/[0-9a-f-]{36})/iy,
    inside: true,
    hides: () =>
      [1, 2, 3].map(
        (nth) =>
          `/IncomingWebhook/«${invented(HEX, 32, nth)}/${invented(HEX, 8, nth)}-1111-4111-8111-${invented(HEX, 12, nth)}»`,
      ),
    keeps: () => ['/IncomingWebhook/<id>', 'the IncomingWebhook app', '/webhookb2/'],
    source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    rotate: 'Remove the webhook in the channel’s connectors and add a new one.',
  },
];
