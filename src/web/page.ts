import type { Locale } from '../engine/types.ts';
import { sitePhrases } from '../site/phrases.ts';
import { Client } from './client.ts';
import './style.css';
import type { Response } from './protocol.ts';

type Answered = Extract<Response, { kind: 'answered' }>;

/** Bytes of all files together. */
const MOST_BYTES = 25 * 1024 * 1024;
/** Milliseconds after the last key before a search begins. */
const PAUSE = 120;

const form = element<HTMLFormElement>('clinic');
const locale = form.dataset['locale'] as Locale;
const say = sitePhrases(locale);
const paste = element<HTMLTextAreaElement>('paste');
const picker = element<HTMLInputElement>('files');
const status = element('status');
const progress = element<HTMLProgressElement>('progress');
const anew = element<HTMLButtonElement>('anew');
const conversation = element('conversation');
const found = element('found');

const client = new Client(new Worker(form.dataset['worker']!, { type: 'module' }));
const opened = client.ask(
  {
    kind: 'open',
    knowledge: new URL(form.dataset['knowledge']!, document.baseURI).href,
    entries: form.dataset['causes']!,
    locale,
  },
  'opened',
);
let isNew = true;

opened.then(
  () => document.documentElement.setAttribute('data-ready', ''),
  (error: Error) => tell(say.failed(error.message)),
);
showShared();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void answer(paste.value, [...(picker.files ?? [])]);
});
paste.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
anew.addEventListener('click', () => {
  isNew = true;
  conversation.replaceChildren();
  anew.hidden = true;
  paste.value = '';
  picker.value = '';
  history.replaceState(null, '', location.pathname);
  tell('');
  paste.focus();
});
for (const type of ['dragover', 'drop'] as const) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    if (type === 'drop') void answer(paste.value, [...(event.dataTransfer?.files ?? [])]);
  });
}
document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (button !== null) void copy(button, button.dataset['copy']!, say.copied);
});
let pause = 0;
element<HTMLInputElement>('words').addEventListener('input', (event) => {
  clearTimeout(pause);
  const words = (event.target as HTMLInputElement).value;
  pause = window.setTimeout(() => void search(words), PAUSE);
});

async function answer(text: string, files: readonly File[]): Promise<void> {
  if (text.trim() === '' && files.length === 0) return tell(say.nothingPasted);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) return tell(say.tooLarge(MOST_BYTES / 1024 / 1024));
  const button = form.querySelector('button')!;
  button.disabled = true;
  progress.hidden = false;
  progress.removeAttribute('value');
  try {
    tell(say.loading);
    await opened;
    tell(say.answering);
    const told = await client.ask({ kind: 'answer', text, files, isNew }, 'answered', ({ read, of }) => {
      progress.value = of === 0 ? 1 : read / of;
      tell(say.reading(`${Math.round(progress.value * 100)} %`));
    });
    isNew = false;
    paste.value = '';
    picker.value = '';
    paste.placeholder = say.followUp;
    anew.hidden = false;
    tell('');
    show(told);
    document.documentElement.setAttribute('data-took', String(Math.round(told.took * 10) / 10));
  } catch (error) {
    tell(say.failed((error as Error).message));
  } finally {
    button.disabled = false;
    progress.hidden = true;
  }
}

function show({ reply, view }: Answered): void {
  const turn = document.createElement('article');
  turn.className = `reply ${reply.kind}`;
  turn.setAttribute('aria-label', say.reply);
  turn.tabIndex = -1;
  turn.innerHTML = view; // every part of it was escaped by the templates that made it
  turn.append(buttons(reply));
  for (const older of conversation.querySelectorAll('.feedback')) older.remove();
  conversation.append(turn);
  turn.focus({ preventScroll: true });
  turn.scrollIntoView({ block: 'start' });
}

function buttons(reply: Answered['reply']): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'bar feedback';
  const lead = reply.kind === 'related' ? undefined : reply.causes[0];
  if (lead !== undefined) {
    bar.append(
      button(say.solved, () => tell(say.solvedThanks)),
      button(say.notIt, () => void ruleOut(lead)),
    );
  }
  if (reply.causes.length > 0) {
    bar.append(
      button(say.share, (pressed) => {
        const link = new URL(`#causes=${reply.causes.join(',')}`, location.href);
        void copy(pressed, link.href, say.copied).then(() => tell(say.shareCopied));
      }),
    );
  }
  return bar;
}

async function ruleOut(cause: string): Promise<void> {
  show(await client.ask({ kind: 'rule-out', cause }, 'answered'));
}

async function search(words: string): Promise<void> {
  if (words.trim() === '') return found.replaceChildren();
  await opened;
  const { entries } = await client.ask({ kind: 'search', words }, 'found');
  found.replaceChildren(
    ...(entries.length === 0
      ? [line(say.nothingFound)]
      : entries.map(({ id, title }) => line(title, entryAddress(id)))),
  );
}

/** `#causes=one,two`: entries that somebody sent a link to. Names only, and only those that look like one. */
function showShared(): void {
  const ids = /^#causes=([a-z0-9,-]+)$/.exec(location.hash)?.[1]?.split(',') ?? [];
  if (ids.length === 0) return;
  const list = document.createElement('ul');
  list.append(...ids.slice(0, 5).map((id) => line(id, entryAddress(id))));
  const heading = document.createElement('p');
  heading.textContent = say.shared;
  conversation.append(heading, list);
}

function entryAddress(id: string): string {
  return `${form.dataset['causes']}${id}/`;
}

function line(text: string, address?: string): HTMLLIElement {
  const item = document.createElement('li');
  const shown = address === undefined ? item : item.appendChild(document.createElement('a'));
  if (shown instanceof HTMLAnchorElement) shown.href = address!;
  shown.textContent = text;
  return item;
}

function button(text: string, press: (pressed: HTMLElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', () => press(made));
  return made;
}

async function copy(pressed: HTMLElement, text: string, told: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  const before = pressed.textContent;
  pressed.textContent = told;
  setTimeout(() => {
    pressed.textContent = before;
  }, 1500);
}

function tell(text: string): void {
  status.textContent = text;
}

function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}
