import type { Reply } from '../../engine/types.ts';
import { isWellKnown } from './sources.ts';

/** This machine, everybody's: says how somebody connects, and nothing about them. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1?\]?)$/i;
const URL_HOST =
  /\b([a-z][a-z\d+.-]{1,15}:\/\/)(?:[^\s/@"'`<>\\]{1,80}@)?(\[[\da-f:.]{2,50}(?:%[\w.-]{1,20})?\]|[\p{L}\p{N}._-]{1,253})/giu;
const IPV4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/g;
/** At least four groups, or two colons in a row: a time of day has three. */
const IPV6 =
  /(?<![\w:.])(?:[\da-f]{1,4}:(?:[\da-f]{1,4}:){2,6}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?|::[\da-f]{1,4}(?::[\da-f]{1,4}){1,6})(?![\w:]|\.\d)/gi;
/** Endings that names of machines have and files, keys and packages have not. */
const BARE_HOST =
  /(?<![\w.@/-])(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?:com|net|org|dev|xyz|biz|local|localdomain|lan|internal|arpa|cn|jp|kr|tw|hk|de|fr|nl|ru|uk|br|mx|eu|au)(?![\w-]|\.[a-z\d])/gi;
/** Fields of log lines and settings: `host=nas:18789`, `"host": "nas"`. */
const HOST_FIELD = /\b(host(?:name)?(?:=|"\s?:\s?"))([\p{L}\p{N}._-]{1,253})/giu;
/** The machine of a shell's prompt: `root@vps:~#`, `[root@vps ~]#`, `ann@MacBook-Pro openclaw %`. */
const PROMPT_HOST = /(?<=\w@)[\w.-]{1,60}(?=:[~/]|[ \t]~|[ \t][^\s%$#]{1,60}[ \t]?[%$#][ \t])/g;
/** Who works on a machine that was hidden; `root` is everybody. */
const USER = /(?<![\w.@/-])(?!root@)[\w.-]{1,60}@(?=<(?:host|ip)>|\[(?:host|ip)#\d+\])/g;
/** The name ends where a prompt or a list goes on: `C:\Users\ann>openclaw`. */
const HOME =
  /(?<![\w.])\/(?:home|Users)\/[^/\s"'`\\<>$:;,|()]{1,80}|\b[a-z]:(?:\\{1,2})Users(?:\\{1,2})[^\\\s"'`<>$:;,|()]{1,80}/gi;

/**
 * Clean text as it may stand where search engines read: without names of machines and their users, network addresses and home
 * folders. This machine's own address stays, and JSON stays JSON. Linear time.
 */
export function publicText(text: string): string {
  return text
    .replace(HOME, '~')
    .replace(URL_HOST, (whole: string, scheme: string, host: string) => {
      const name = host.replace(/[._-]+$/, '');
      if (name === '') return whole;
      return LOOPBACK.test(name) || isWellKnown(name) ? scheme + host : `${scheme}<host>${host.slice(name.length)}`;
    })
    .replace(HOST_FIELD, (whole: string, key: string, host: string) =>
      LOOPBACK.test(host) || isWellKnown(host) ? whole : `${key}<host>`,
    )
    .replace(PROMPT_HOST, '<host>')
    .replace(IPV4, (ip) => (LOOPBACK.test(ip) ? ip : '<ip>'))
    .replace(IPV6, (ip) => (LOOPBACK.test(ip) ? ip : '<ip>'))
    .replace(BARE_HOST, (host) => (isWellKnown(host) ? host : '<host>'))
    .replace(USER, '<user>@');
}

/** A reply whose parts that come from the post may stand in public. */
export function publicReply(reply: Reply): Reply {
  const { corrected } = reply;
  return {
    ...reply,
    causes: reply.causes.map((cause) => ({
      ...cause,
      evidence: cause.evidence.map((quote) => ({ ...quote, text: publicText(quote.text) })),
    })),
    next: reply.next.map((later) => ({ ...later, quote: later.quote === null ? null : publicText(later.quote) })),
    corrected: corrected === null ? null : { from: publicText(corrected.from), to: publicText(corrected.to) },
  };
}
