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
/** Lines of the box, at first and below a reply. */
const ROWS = 9;
const FEWER_ROWS = 4;

const form = element<HTMLFormElement>('clinic');
const locale = form.dataset['locale'] as Locale;
const say = sitePhrases(locale);
const paste = element<HTMLTextAreaElement>('paste');
const pasteLabel = form.querySelector('label')!;
const picker = element<HTMLInputElement>('files');
const chosen = element('chosen');
const status = element('status');
const progress = element<HTMLProgressElement>('progress');
const anew = element<HTMLButtonElement>('anew');
const conversation = element('conversation');
const found = element('found');

const client = new Client(new URL(form.dataset['worker']!, document.baseURI).href);
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
/** One thing is asked about a conversation at a time; what is pressed, dropped or sent by a key meanwhile counts for nothing. */
let isBusy = false;

opened.then(() => document.documentElement.setAttribute('data-ready', ''), fail);
showShared().catch(fail);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void answer(paste.value, [...(picker.files ?? [])]);
});
paste.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
anew.addEventListener('click', () => {
  if (isBusy) return;
  isNew = true;
  conversation.replaceChildren();
  conversation.before(form);
  pasteLabel.textContent = say.pasteLabel;
  paste.placeholder = say.pasteHint;
  paste.rows = ROWS;
  anew.hidden = true;
  clear();
  history.replaceState(null, '', location.pathname);
  tell('');
  paste.focus();
});
picker.addEventListener('change', showChosen);
for (const type of ['dragover', 'drop'] as const) {
  document.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return; // text goes where it is dropped
    event.preventDefault();
    if (type === 'drop') void answer(paste.value, [...event.dataTransfer.files]);
  });
}
document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (button !== null) copy(button, button.dataset['copy']!, say.copied).catch(fail);
});
let pause = 0;
const sought = element<HTMLInputElement>('words');
sought.addEventListener('input', () => {
  clearTimeout(pause);
  const words = sought.value;
  pause = window.setTimeout(() => search(words, () => sought.value === words).catch(fail), PAUSE);
});

async function answer(text: string, files: readonly File[]): Promise<void> {
  if (isBusy) return;
  if (text.trim() === '' && files.length === 0) return tell(say.nothingPasted, true);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) return tell(say.tooLarge(MOST_BYTES / 1024 / 1024), true);
  progress.removeAttribute('value');
  tell(say.loading);
  await alone(async () => {
    await opened;
    tell(say.answering);
    const told = await client.ask({ kind: 'answer', text, files, isNew }, 'answered', ({ read, of }) => {
      progress.value = of === 0 ? 1 : read / of;
      tell(say.reading(`${Math.round(progress.value * 100)} %`));
    });
    isNew = false;
    clear();
    conversation.after(form);
    pasteLabel.textContent = say.followUp;
    paste.placeholder = '';
    paste.rows = FEWER_ROWS;
    anew.hidden = false;
    tell('');
    show(told);
    document.documentElement.setAttribute('data-took', String(Math.round(told.took * 10) / 10));
  });
}

function clear(): void {
  paste.value = '';
  picker.value = '';
  showChosen();
}

function showChosen(): void {
  const names = [...(picker.files ?? [])].map(({ name }) => name);
  chosen.textContent = names.length === 0 ? say.dropFiles : say.chosen(names);
  chosen.classList.toggle('drop', names.length === 0);
}

/** Does what takes a while, with the page showing so, and tells if it fails. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (isBusy) return;
  const button = form.querySelector('button')!;
  isBusy = true;
  button.disabled = true;
  progress.hidden = false;
  try {
    await work();
  } catch (error) {
    fail(error as Error);
  } finally {
    isBusy = false;
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
  if (reply.causes.length > 0) turn.append(buttons(reply));
  for (const older of conversation.querySelectorAll('.feedback')) older.remove();
  conversation.append(turn);
  turn.focus({ preventScroll: true });
  turn.scrollIntoView({ block: 'start' });
}

/** For a reply that names entries: how it went, and a link to them. */
function buttons(reply: Answered['reply']): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'bar feedback';
  const told = document.createElement('p');
  told.className = 'small';
  told.setAttribute('role', 'status');
  const lead = reply.kind === 'related' ? undefined : reply.causes[0];
  if (lead !== undefined) {
    bar.append(
      button(say.solved, () => {
        told.textContent = say.solvedThanks;
      }),
      button(say.notIt, () => void ruleOut(lead)),
    );
  }
  bar.append(
    button(say.share, (pressed) => {
      const link = new URL(`#causes=${reply.causes.join(',')}`, location.href);
      copy(pressed, link.href, say.copied).then(() => {
        told.textContent = say.shareCopied;
      }, fail);
    }),
    told,
  );
  return bar;
}

function ruleOut(cause: string): Promise<void> {
  return alone(async () => show(await client.ask({ kind: 'rule-out', cause }, 'answered')));
}

/** `isWanted`: whether these are still the words that are looked for, once they are found. */
async function search(words: string, isWanted: () => boolean): Promise<void> {
  if (words.trim() === '') return found.replaceChildren();
  await opened;
  const { entries } = await client.ask({ kind: 'search', words }, 'found');
  if (!isWanted()) return;
  found.replaceChildren(
    ...(entries.length === 0
      ? [line(say.nothingFound)]
      : entries.map(({ id, title }) => line(title, entryAddress(id)))),
  );
}

/** `#causes=one,two`: entries that somebody sent a link to. Names only, and only those that look like one. */
async function showShared(): Promise<void> {
  const ids = /^#causes=([a-z0-9,-]+)$/.exec(location.hash)?.[1]?.split(',') ?? [];
  if (ids.length === 0) return;
  await opened;
  const { entries } = await client.ask({ kind: 'look-up', causes: ids.slice(0, 5) }, 'found');
  if (entries.length === 0) return;
  const list = document.createElement('ul');
  list.append(...entries.map(({ id, title }) => line(title, entryAddress(id))));
  const heading = document.createElement('p');
  heading.textContent = say.shared;
  conversation.prepend(heading, list);
}

function entryAddress(id: string): string {
  return `${form.dataset['causes']}${id}/`;
}

function line(text: string, address?: string): HTMLLIElement {
  const item = document.createElement('li');
  const shown = address === undefined ? item : item.appendChild(document.createElement('a'));
  if (shown instanceof HTMLAnchorElement) shown.href = address!;
  shown.append(...text.split('`').map((part, place) => (place % 2 === 0 ? part : code(part))));
  return item;
}

function code(text: string): HTMLElement {
  const made = document.createElement('code');
  made.textContent = text;
  return made;
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
  if (pressed.textContent === told) return; // pressed again meanwhile
  const before = pressed.textContent;
  pressed.textContent = told;
  setTimeout(() => {
    pressed.textContent = before;
  }, 1500);
}

function tell(text: string, isFault = false): void {
  status.textContent = text;
  status.classList.toggle('risk', isFault);
}

function fail({ message }: Error): void {
  tell(say.failed(message), true);
}

function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}
