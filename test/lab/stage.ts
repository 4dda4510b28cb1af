import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import jsonPatch from 'fast-json-patch';
import getPort from 'get-port';
import mergePatch from 'json-merge-patch';
import { parse } from 'yaml';
import type { Action, Recipe } from '../../src/kb/recipe.ts';
import { openclawCommands } from '../../src/kb/shell.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { Home, type Printed } from './home.ts';
import type { Installed } from './install.ts';
import { modelConfig, startModel } from './model.ts';
import { connect, type Keys } from './socket.ts';

/** An object that is merged into another, RFC 7396: `null` takes a key away. */
type Merge = Recipe['config'] & object;

/** Where a recipe is played: a home, its configuration, its gateway, and whatever else takes part. */
export class Stage {
  readonly #home: Home;
  readonly #port: number;
  readonly #token = randomBytes(24).toString('hex');
  /** What stands in actions as `{name}`. */
  readonly #values: { [name: string]: string };
  readonly #keys: Keys = new Map();
  readonly #signal: AbortSignal;
  #gateway: Gateway | null = null;
  #occupant: Server | null = null;
  #model: { close(): Promise<void> } | null = null;

  /** Prepares what the recipe asks for; nothing of it is shown. */
  static async open(recipe: Recipe, installed: Installed, signal: AbortSignal): Promise<Stage> {
    const stage = new Stage(new Home(installed, signal), await getPort(), signal);
    try {
      await stage.#prepare(recipe);
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  private constructor(home: Home, port: number, signal: AbortSignal) {
    this.#home = home;
    this.#port = port;
    this.#values = { port: String(port), token: this.#token, home: home.path };
    this.#signal = signal;
  }

  /** Does one action. What it printed stands under its command, as a person would paste it; null if it prints nothing. */
  async act(action: Action): Promise<Printed | null> {
    const filled = JSON.parse(this.#filled(JSON.stringify(action))) as Action;
    if ('run' in filled) {
      const printed = await this.#run(filled.run, filled.env ?? {});
      for (const [name, pointer] of Object.entries(filled.take ?? {})) this.#take(name, pointer, printed.text);
      return printed;
    }
    if ('connect' in filled) {
      return connect(filled.connect, { url: this.#url, token: this.#token }, this.#keys, this.#signal);
    }
    if ('config' in filled) this.#configure(filled.config);
    else if ('write' in filled) this.#write(filled.write);
    else if ('gateway' in filled) {
      if (filled.gateway !== 'start') await this.#stop();
      if (filled.gateway !== 'stop') await this.#start();
    } else if (filled.port === 'taken') await this.#takePort();
    else await this.#freePort();
    return null;
  }

  /** A text of the recording, with what names this machine taken out. Secrets are the redactor's. */
  neutral(text: string): string {
    return text
      .replaceAll(this.#home.path, '/home/user')
      .replaceAll(dirname(dirname(this.#home.program)), '/usr/lib/node_modules')
      .replaceAll(String(this.#port), '18789')
      .replaceAll(hostname(), 'openclaw-host')
      .replace(/\bpid (\d+) \w+: .*test\/lab\/main\.ts.*/g, 'pid $1 user: other-program (127.0.0.1:18789)')
      .replace(/\bpid (\d+) \w+:/g, 'pid $1 user:');
  }

  /** Stops everything and takes the home away. */
  async close(): Promise<void> {
    await this.#stop();
    await this.#freePort();
    await this.#model?.close();
    this.#home.remove();
  }

  get #url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  async #prepare(recipe: Recipe): Promise<void> {
    this.#configure({
      gateway: { mode: 'local', port: this.#port, bind: 'loopback', auth: { mode: 'token', token: this.#token } },
      update: { checkOnStart: false },
    });
    if (recipe.model !== undefined) {
      const model = await startModel(recipe.model);
      this.#model = model;
      this.#configure(modelConfig(model.port) as Merge);
    }
    if (recipe.config !== undefined) this.#configure(JSON.parse(this.#filled(JSON.stringify(recipe.config))) as Merge);
    if (recipe.gateway !== false) await this.#start();
    for (const action of recipe.before ?? []) await this.act(action);
  }

  async #run(line: string, env: { readonly [name: string]: string }): Promise<Printed> {
    const [words, ...others] = openclawCommands(line);
    if (words === undefined || others.length > 0) throw new Error(`no single openclaw command: ${line}`);
    const shown = (printed: Printed): Printed => ({
      ...printed,
      text: `$ ${line}\n${printed.text.trimEnd()}\n${printed.exit === null ? '' : `[exit ${printed.exit}]\n`}`,
    });
    if (!/^gateway(?: run)?(?: -|$)/.test(words.join(' '))) return shown(await this.#home.run(words, { env }));
    const outcome = await startGateway(this.#home, words, env, this.#signal);
    if (!('stop' in outcome)) return shown(outcome);
    this.#gateway = outcome;
    return { text: `$ ${line}\n${outcome.text().trimEnd()}\n`, exit: 0 };
  }

  async #start(): Promise<void> {
    const outcome = await startGateway(this.#home, ['gateway', 'run'], {}, this.#signal);
    if (!('stop' in outcome)) throw new Error(`the gateway did not start:\n${outcome.text}`);
    this.#gateway = outcome;
  }

  async #stop(): Promise<void> {
    await this.#gateway?.stop();
    this.#gateway = null;
  }

  #configure(change: Merge): void {
    const path = join(this.#home.path, '.openclaw/openclaw.json');
    let before: object = {};
    try {
      before = parse(readFileSync(path, 'utf8')) as object; // a configuration that was broken on purpose is no JSON
    } catch {
      before = {};
    }
    this.#write({ '.openclaw/openclaw.json': `${JSON.stringify(mergePatch.apply(before, change), null, 2)}\n` });
  }

  #write(files: { readonly [path: string]: string }): void {
    for (const [path, text] of Object.entries(files)) {
      const full = join(this.#home.path, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }

  async #takePort(): Promise<void> {
    const server = createServer((_, response) => response.end('another program\n'));
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(this.#port, '127.0.0.1', done);
    });
    this.#occupant = server;
  }

  async #freePort(): Promise<void> {
    const server = this.#occupant;
    this.#occupant = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  #take(name: string, pointer: string, text: string): void {
    const json = text.slice(text.indexOf('\n{') + 1, text.lastIndexOf('}') + 1); // the command line may hold JSON too
    const value: unknown = jsonPatch.getValueByPointer(JSON.parse(json), pointer);
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`nothing at ${pointer} in:\n${text}`);
    this.#values[name] = String(value);
  }

  #filled(text: string): string {
    return text.replace(/\{(\w+)\}/g, (place, name: string) => this.#values[name] ?? place);
  }
}
