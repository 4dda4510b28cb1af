import type { APIInteraction, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Choice, Exchange, Message } from '../discord.ts';
import type { InteractionState } from '../interactions/state.ts';
import type { World } from '../world.ts';
import { messageView } from './message-view.ts';
import { until } from './until.ts';

const states = new WeakMap<Exchange, InteractionState>();

/** A live view of an interaction and its answers. */
export function exchangeView(world: World, state: InteractionState): Exchange {
  const view = new ExchangeView(world, state);
  states.set(view, state);
  return view;
}

/** The interaction behind a view. */
export function interactionBehind(exchange: Exchange): InteractionState {
  return states.get(exchange)!;
}

class ExchangeView implements Exchange {
  readonly #world: World;
  readonly #state: InteractionState;

  constructor(world: World, state: InteractionState) {
    this.#world = world;
    this.#state = state;
  }

  get interaction(): APIInteraction {
    return this.#state.json;
  }
  get first(): Exchange['first'] {
    return this.#state.first;
  }
  get ackMs(): number | null {
    return this.#state.ackMs;
  }
  get isReceived(): boolean {
    return this.#state.isReceived;
  }
  get deliveredMs(): number | null {
    return this.#state.deliveredMs;
  }
  get refusals(): readonly number[] {
    return this.#state.refusals;
  }
  get refused(): number | null {
    return this.#state.refusals[0] ?? null;
  }
  get shown(): Message | null {
    const id = this.#state.originalId;
    const message = id === null ? undefined : this.#world.messages.get(id);
    return message && !message.isDeleted ? messageView(this.#world, message) : null;
  }
  get followUps(): readonly Message[] {
    return this.#state.followUps.map((id) => messageView(this.#world, this.#world.messages.get(id)!));
  }
  get choices(): readonly Choice[] | null {
    return this.#state.choices;
  }
  get modal(): APIModalInteractionResponseCallbackData | null {
    return this.#state.modal;
  }

  settled(timeoutMs?: number): Promise<Exchange> {
    const isSettled = (): boolean => this.#state.first !== null && !this.#state.isPending;
    return until(() => (isSettled() ? this : null), timeoutMs, 'an answer other than "thinking"');
  }
}
