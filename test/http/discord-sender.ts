import { generateKeyPairSync, sign } from 'node:crypto';

/** What Discord sends with an interaction. */
export type Sent = { readonly body: string; readonly headers: { readonly [name: string]: string } };

/** Signs interactions as Discord does, with a key of its own. */
export type DiscordSender = {
  /** 64 hex digits, as the developer portal shows it. */
  readonly publicKey: string;
  /** `atMs`: the time that is signed, now unless told otherwise. */
  readonly signed: (interaction: unknown, atMs?: number) => Sent;
};

export function discordSender(): DiscordSender {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('hex'),
    signed: (interaction, atMs = Date.now()) => {
      const body = typeof interaction === 'string' ? interaction : JSON.stringify(interaction);
      const timestamp = String(Math.floor(atMs / 1_000));
      const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
      return { body, headers: { 'X-Signature-Timestamp': timestamp, 'X-Signature-Ed25519': signature } };
    },
  };
}
