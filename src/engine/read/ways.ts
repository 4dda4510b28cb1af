import type { JsonObject, Thing } from '../types.ts';

type Ways = Thing['ways'];
const SHOWN: Ways = ['shown'];
const SENT: Ways = ['sent'];
const BOTH: Ways = ['shown', 'sent'];

const SENT_LABEL =
  /(?:tool[ _]?(?:input|call|use)|\binputs?|\barguments?|\bparams|\brequest|\bconfig(?:uration)?|openclaw\.json5?|\bsent|\bpayload|\bsend|\bcalls?|\bjob)\b[^\p{L}]{0,12}$|\b(?:openclaw|mcp|auth-profiles)\.json5?\b/iu;
const SHOWN_LABEL =
  /(?:tool[ _]?(?:output|result)|\boutputs?|\bresponse(?: was)?|\bresults?|\breturn(?:s|ed)?|\banswer(?:s|ed)?|\bgives?|\bgot|\bprints?|\blogs?|\bshows?|\bsays?|\berror)\b[^\p{L}]{0,12}$/iu;
const CONFIG_KEYS =
  /^(?:gateway|models|channels|agents|plugins|tools|mcpServers|providers|auth|hooks|session|messages|guilds|controlUi|allowedOrigins|groupPolicy|dmPolicy|botToken|baseUrl|skills|commands|env|logging|bindings|browser)$/;
const SHOWN_KEYS =
  /^(?:jobs|entries|state|status|ok|error|total|hasMore|nextOffset|createdAtMs|updatedAtMs|lastError|lastRunStatus|lastStatus|deliveryStatus|delivered|fallbackUsed|errorCount|cooldownUntil|runAtMs|durationMs|subsystem|level|removed|ran|payloads|nextWakeAtMs|storePath|requestId|pid|code)$/;
const JOB_PARTS = /^(?:payload|delivery|schedule|job|sessionTarget|sessionKey|wakeMode)$/;
const ACTIONS = /^(?:add|create|update|edit|run|remove|list|status|wake|send|spawn|get|set|patch|runs)$/;

/** What stands before a document: on its line and on the lines above. */
export type Lead = { readonly text: string; readonly command: 'output' | 'argument' | 'configuration' | 'none' };

/** Which way a document went: into the program, out of it, or either. */
export function waysOfDocument(value: JsonObject | null, lead: Lead): Ways {
  if (lead.command === 'argument') return SENT;
  if (lead.command === 'configuration') return BOTH;
  if (lead.command === 'output') return SHOWN;
  if (SENT_LABEL.test(lead.text)) return SENT;
  if (SHOWN_LABEL.test(lead.text)) return SHOWN;
  if (value === null) return BOTH;
  const keys = Object.keys(value);
  if (typeof value['action'] === 'string' && ACTIONS.test(value['action'])) return SENT;
  const shown = keys.some((key) => SHOWN_KEYS.test(key));
  const sent = keys.some((key) => CONFIG_KEYS.test(key));
  if (shown && !sent) return SHOWN;
  return sent && !shown ? SENT : BOTH;
}

/**
 * Which way an object in a document went. A listed job is shown, and what it holds was sent once: job, payload, delivery
 * and schedule are both.
 */
export function waysOfPart(document: Ways, path: string, value: JsonObject): Ways {
  if (document.length > 1 || document[0] === 'sent') return document;
  const keys = Object.keys(value);
  const isJob =
    keys.some((key) => JOB_PARTS.test(key) && key !== 'job') &&
    (keys.includes('payload') || keys.includes('schedule') || keys.includes('delivery'));
  const inJob = /\/(?:payload|delivery|schedule|job|arguments|params|input)(?:\/|$)/.test(path);
  return isJob || inJob ? BOTH : document;
}
