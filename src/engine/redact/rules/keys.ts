import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';
import { isRandom } from '../strength.ts';

const BASE64 = 'A-Za-z0-9';

/** Private keys, password hashes, recovery phrases. */
export const keyRules: readonly Rule[] = [
  {
    name: 'private-key-block',
    kind: 'private-key',
    anchors: ['-----BEGIN'],
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----((?:[^-]|-(?!----)){16,20000}(?:-----END)?)/y,
    inside: true,
    extends: false,
    upTo: lengthOfKey,
    accepts: (value) => /[A-Za-z0-9+/=]{12}/.test(value),
    hides: () =>
      [1, 2, 3].map(
        (nth) => `-----BEGIN ${nth === 1 ? '' : 'RSA '}PRIVATE KEY-----\n«${invented(BASE64, 64, nth)}»\n-----END`,
      ),
    keeps: () => [
      '-----BEGIN PUBLIC KEY-----',
      '-----BEGIN CERTIFICATE-----\nMIIB',
      'a -----BEGIN PRIVATE KEY----- line',
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    rotate: 'Replace this key and remove its public half where it is trusted.',
  },
  {
    name: 'key-file-of-another-make',
    kind: 'private-key',
    anchors: ['---- BEGIN SSH0', '-----BEGIN OpenVPN Static', 'Private-Lines:'],
    pattern:
      /(?:---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY ----|-----BEGIN OpenVPN Static key V1-----|Private-Lines:[ \t]{0,4}\d{1,3})((?:[^-]|-(?!---)){16,20000})/y,
    inside: true,
    extends: false,
    upTo: (value) => value.split(/\n(?:Private-MAC|Key-Derivation)/, 1)[0]!.length,
    accepts: (value) => /[A-Za-z0-9+/=]{12}/.test(value),
    hides: () => [
      `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n«${invented(BASE64, 48, 1)}»\nPrivate-MAC: x`,
      `-----BEGIN OpenVPN Static key V1-----\n«${invented('a-f0-9', 32, 2)}»\n-----END OpenVPN Static key V1-----`,
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n«${invented(BASE64, 64, 3)}»\n---- END SSH2`,
    ],
    keeps: () => ['---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', 'Public-Lines: 2', 'Private-Lines: 0'],
    source: 'https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html',
    rotate: 'Replace this key and remove its public half where it is trusted.',
  },
  {
    name: 'json-web-key',
    kind: 'private-key',
    anchors: ['"d":', '"k":'],
    pattern: /"[dk]":[ \t]{0,2}"([\w-]{20,1000})"/y,
    inside: true,
    extends: false,
    accepts: (value, text, start) =>
      /"kty"\s{0,2}:/.test(text.slice(Math.max(0, start - 800), start + value.length + 800)),
    hides: () =>
      [1, 2, 3].map((nth) => `{"kty":"OKP","crv":"Ed25519","d":"«${invented('A-Za-z0-9_-', 43, nth)}»","x":"a"}`),
    keeps: () => [
      '{"d":"M12 2C6.47 2 2 6.47 2 12s4.47 10"}',
      '{"kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
      '"k":"value"',
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc7517',
    rotate: 'Replace this key and remove its public half where it is trusted.',
  },
  {
    name: 'private-key-body',
    kind: 'private-key',
    anchors: [
      'MC0CAQAwBQYDK0VwBCIEI',
      'MIIEvQIBADAN',
      'MIIEvgIBADAN',
      'MIIEvwIBADAN',
      'b0BlbnNzaC0rZXktdjE',
      'LS0tLS0CRUdJTi',
      'MIGHAgEAMBMG',
    ],
    pattern:
      /(?:MC4CAQAwBQYDK2VwBCIEI|MIIEv[QgwA]IBADAN|b3BlbnNzaC1rZXktdjE|LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVE|BFTkNSWVBURU)|MIGHAgEAMBMG)[A-Za-z0-9+/_-]{16,8000}={0,2}/y,
    hides: () => [1, 2, 3].map((nth) => `key «MC4CAQAwBQYDK2VwBCIEI${invented(BASE64, 42, nth)}=»`),
    keeps: () => [
      'MC4CAQAwBQYDK2VwBCIEI',
      'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA',
      'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc5958',
    rotate: 'Replace this key and remove its public half where it is trusted.',
  },
  {
    name: 'password-hash',
    kind: 'password-hash',
    anchors: ['$0$', '$0a$', '$0b$', '$0y$', '$y$', '$argon0', '$pbkdf0', '$scrypt', '{SSHA', 'pbkdf0_sha', '$apr0$'],
    pattern:
      /(?:\$(?:[156]|y|gy|2[abxy]?|7|apr1|argon2(?:id|i|d)|pbkdf2(?:-sha\d{1,3})?|scrypt)\$[\w./$=,+-]{18,400}|\{S?SHA\d{0,3}\}[A-Za-z0-9+/]{20,200}={0,2}|pbkdf2_sha\d{1,3}\$[\w./$=,+-]{20,400})/y,
    inside: true,
    hides: () => [1, 2, 3].map((nth) => `root:«$6$${invented(BASE64, 8, nth)}$${invented(BASE64, 86, nth)}»:19800:0`),
    keeps: () => ['costs $6$', '$1$2', 'argon2id is a hash'],
    source: 'https://www.man7.org/linux/man-pages/man5/crypt.5.html',
    rotate: 'Change the password that it was made from.',
  },
  {
    name: 'recovery-phrase',
    kind: 'recovery-phrase',
    anchors: ['phrase', 'mnemonic', 'seed', 'words', 'semilla'],
    pattern:
      /(?:phrase|mnemonic|(?:seed )?words|seed|semilla)["'`]{0,2}[ \t]{0,3}(?:is|es|was|:|=|->|-)?:?[ \t]{0,4}["'`]?([a-z][a-z \t\n,]{44,300})/iy,
    inside: true,
    extends: false,
    upTo: lengthOfWords,
    accepts: (value) =>
      value.split(/[\s,]{1,8}/).length >= 12 && !/\b(?:the|and|for|are|was|not|but|from|has)\b/.test(value),
    hides: () =>
      ['seed phrase', 'my 12 words', 'wallet seed'].map(
        (name, nth) => `${name}: «${WORDS.slice(nth, nth + 12).join(' ')}»\nerror`,
      ),
    keeps: () => ['seed phrase: never share it', 'the phrase was wrong', 'mnemonic: twelve words'],
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    rotate: 'Move the funds to a new wallet at once: a recovery phrase cannot be changed.',
  },
  {
    name: 'aws-secret-beside-id',
    kind: 'aws-secret-key',
    anchors: ['AKIA', 'ASIA'],
    pattern: /A[KS]IA[A-Z2-7]{16}["'`]?[\s,:;|]{1,6}["'`]?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/y,
    accepts: (value) => isRandom(value, 40),
    hides: () => [1, 2, 3].map((nth) => `AKIA${'Q'.repeat(16)},«${invented(BASE64, 40, nth)}»\neu-west-1`),
    keeps: () => ['AKIA is a prefix', 'ASIAN food', 'AKIA,'],
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    rotate: 'Deactivate this key at console.aws.amazon.com/iam and create a new one.',
  },
  {
    name: 'wireguard-key',
    kind: 'wireguard-key',
    anchors: ['private-key <(', 'PrivateKey', 'PresharedKey', 'preshared-key'],
    pattern: /(?:private-?key|preshared-?key)["'`]?(?:[ \t:="'`]{1,6}|[ \t]{1,3}<\(echo )([A-Za-z0-9+/]{43}=)/iy,
    inside: true,
    hides: () => [1, 2, 3].map((nth) => `PrivateKey = «${invented(BASE64, 43, nth)}=»\nAddress = 10.8.0.2/24`),
    keeps: () => ['PublicKey = x', 'PrivateKey = <key>', 'private-key <(cat key)'],
    source: 'https://www.wireguard.com/quickstart/',
    rotate: 'Create a new pair: wg genkey',
  },
  {
    name: 'key-buffer',
    kind: 'whatsapp-key',
    anchors: ['"private', "'private"],
    pattern:
      /["']private["']?\\?["']?[ \t]{0,2}:\s{0,20}\{\s{0,40}["'\\]{0,4}type["'\\]{0,4}:[ \t]{0,2}["'\\]{0,4}Buffer["'\\]{0,4},\s{0,40}["'\\]{0,4}data["'\\]{0,4}:[ \t]{0,2}["'\\]{0,4}([A-Za-z0-9+/=]{20,2000})/iy,
    inside: true,
    hides: () => [1, 2, 3].map((nth) => `{"private":{"type":"Buffer","data":"«${invented(BASE64, 43, nth)}=»"}}`),
    keeps: () => ['{"public":{"type":"Buffer","data":"x"}}', '"private": true', '"private": {}'],
    source: 'https://github.com/WhiskeySockets/Baileys',
    rotate: 'Link WhatsApp again: openclaw channels login --channel whatsapp',
  },
];

const WORDS = 'acid acoustic acquire across actor actress actual adapt addict adjust admit adult advance advice'.split(
  ' ',
);

/** Headers of a key, and a line of it: base64, with the marks of a quote or a list before it. */
const HEADER = /^[ \t>|│]{0,16}(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset)\b/;
const BODY =
  /^[ \t>|│"'+]{0,16}(?:[A-Za-z0-9+/=\\ ]{40,20000}|(?=[^\n]{0,70}[\d=A-Z+/])[A-Za-z0-9+/=\\]{1,80})["',]{0,3}[ \t\r|│]{0,80}$/;

/** A private key at the start of a text, without what was written after it: up to its END, or as far as lines are base64. */
function lengthOfKey(text: string): number {
  if (text.endsWith('-----END')) return text.length - '-----END'.length;
  let length = 0;
  for (const line of text.split('\n')) {
    if (line.trim().length > 1 && !HEADER.test(line) && !BODY.test(line)) {
      const quote = /^[A-Za-z0-9+/=\\ ]{16,20000}(?=["'])/.exec(line);
      return quote === null ? Math.max(length - 1, 0) : length + quote[0].length;
    }
    length += line.length + 1;
  }
  return text.length;
}

/** The words of a recovery phrase at the start of a text: 12 to 24 of three to eight letters, on one line if it is long enough. */
function lengthOfWords(text: string): number {
  const line = text.split('\n', 1)[0]!;
  const words = line.trim().split(/[\s,]{1,8}/).length >= 12 ? line : text;
  let count = 0;
  let length = 0;
  for (const match of words.matchAll(/([a-z]{1,40})([\s,]{0,8})/g)) {
    if (match[1]!.length < 3 || match[1]!.length > 8 || count === 24) break;
    count++;
    length = match.index + match[1]!.length;
  }
  return length;
}
