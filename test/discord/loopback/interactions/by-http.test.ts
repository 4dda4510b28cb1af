import { createPublicKey, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Channel, type Discord, openDiscord, type Person } from '../discord.ts';
import { type Json, rest } from '../raw-rest.ts';

let discord: Discord;
let chat: Channel;
let ann: Person;
let server: Server;
let url: string;
let answer: (interaction: Json) => object | null;
let checks: boolean;

beforeEach(async () => {
  discord = await openDiscord({ deadlineMs: 200 });
  chat = discord.guild().text('chat');
  ann = discord.person({ name: 'ann' });
  checks = true;
  answer = () => ({ type: 4, data: { content: 'by HTTP', flags: 64 } });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (checks && !isSigned(request.headers, body)) {
      response.writeHead(401).end();
      return;
    }
    const interaction = JSON.parse(body) as Json;
    const reply = interaction.type === 1 ? { type: 1 } : answer(interaction);
    response
      .writeHead(reply ? 200 : 202, { 'content-type': 'application/json' })
      .end(reply ? JSON.stringify(reply) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [{ name: 'diagnose', description: 'd' }]);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await discord.close();
});

function isSigned(headers: { readonly [name: string]: string | string[] | undefined }, body: string): boolean {
  const der = Buffer.from(`302a300506032b6570032100${discord.application.publicKey}`, 'hex');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const said = Buffer.from(String(headers['x-signature-timestamp']) + body);
  return verify(null, said, key, Buffer.from(String(headers['x-signature-ed25519']), 'hex'));
}

test('an endpoint that answers PING and refuses forgeries gets signed interactions', async () => {
  await discord.sendInteractionsTo(url);
  const exchange = await ann.slash(chat, 'diagnose');
  expect(exchange.shown).toMatchObject({ content: 'by HTTP', isPrivate: true });
  expect(exchange.ackMs).toBeLessThan(200);
});

test('an endpoint that takes a forged signature is not taken', async () => {
  checks = false;
  await expect(discord.sendInteractionsTo(url)).rejects.toThrow('takes a forged signature: 200');
});

test('an endpoint that does not answer PING is not taken', async () => {
  checks = true;
  server.removeAllListeners('request');
  server.on('request', (_, response) => response.writeHead(200).end('{}'));
  await expect(discord.sendInteractionsTo(url)).rejects.toThrow('does not answer PING');
});

test('an empty answer leaves the callback to REST', async () => {
  await discord.sendInteractionsTo(url);
  answer = ({ id, token }) => {
    void rest(discord, `POST /interactions/${id}/${token}/callback`, { type: 4, data: { content: 'by REST' } });
    return null;
  };
  expect((await ann.slash(chat, 'diagnose')).shown?.content).toBe('by REST');
});

test('a malformed answer is noted and shown to nobody', async () => {
  await discord.sendInteractionsTo(url);
  answer = () => ({ type: 4, data: { content: 5 } });
  const exchange = await ann.slash(chat, 'diagnose');
  expect(exchange.shown).toBeNull();
  expect(discord.faultsFound).toEqual(['interaction by HTTP: data.content: must be string,null']);
});

test('the signature is over timestamp and body', () => {
  const headers = { 'x-signature-timestamp': '1', 'x-signature-ed25519': discord.application.sign('1', '{}') };
  expect([isSigned(headers, '{}'), isSigned(headers, '{ }')]).toEqual([true, false]);
});
