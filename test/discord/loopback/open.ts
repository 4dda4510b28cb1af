import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Discord, DiscordOptions, Guild, Message, Place } from './discord.ts';
import { faultsOf } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { probeEndpoint } from './interactions/post.ts';
import { signature } from './interactions/send.ts';
import { GuildHandle } from './people/guild.ts';
import { messageView } from './people/message-view.ts';
import { PersonHandle } from './people/person.ts';
import { until } from './people/until.ts';
import { applicationRoutes } from './rest/applications.ts';
import { interactionRoutes } from './rest/interactions.ts';
import { messageRoutes } from './rest/messages.ts';
import { placeRoutes } from './rest/places.ts';
import { RestServer } from './rest/server.ts';
import { snowflake } from './snowflake.ts';
import { newWorld, userJson } from './world.ts';

/** Opens the server and puts its parts together. */
export async function open(options: DiscordOptions): Promise<Discord> {
  const world = newWorld(options);
  const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 });
  const gateway = new Gateway(world, server);
  const rest = new RestServer(world, [
    ...applicationRoutes(() => gateway.identifiesLeft),
    ...interactionRoutes,
    ...messageRoutes,
    ...placeRoutes,
  ]);
  server.on('request', rest.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(world.settings.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  world.origin = `http://127.0.0.1:${port}`;

  return {
    origin: world.origin,
    api: `${world.origin}/api`,
    port,
    token: world.token,
    application: {
      id: world.application.id,
      publicKey: world.application.publicKey,
      sign: (timestamp, body) => signature(world, timestamp, body),
    },
    bot: world.bot,
    requests: world.requests,
    sessions: gateway.sessions,
    faultsFound: world.faultsFound,
    faults: faultsOf(world, gateway),
    guild: (made = {}) => new GuildHandle(world, made),
    person: ({ name, id = snowflake(), locale = 'en-US', bot = false, permissions = 0n }) => {
      world.users.set(id, { json: userJson(id, name, bot), locale, permissions });
      return new PersonHandle(world, id);
    },
    messagesIn: (place: Place): readonly Message[] => {
      const ids = world.channels.get(place.id)?.messages ?? [];
      return [...ids].map((id) => messageView(world, world.messages.get(id)!));
    },
    commands: (guild?: Guild) => world.commands.get(guild?.id ?? '') ?? [],
    sendInteractionsTo: async (url) => {
      if (url !== null) await probeEndpoint(world, url);
      world.interactionsUrl = url;
    },
    until,
    close: async () => {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
