import type { KbFiles } from '../../../src/kb/load.ts';
import type { QuietPost } from '../shapes.ts';
import { ENGLISH } from './chat/english.ts';
import { OTHER_LANGUAGES } from './chat/other-languages.ts';
import { OTHER_PROGRAMS } from './chat/other-programs.ts';
import { fill } from './fill.ts';
import { random } from './random.ts';
import { ownTexts, sharedTexts } from './sign-texts.ts';

/** How many error texts each template is filled with. */
const FILLINGS = 6;

/** Chat that names errors of the knowledge base without having them, and other programs' look-alike output. */
export function chatPosts(files: KbFiles): readonly QuietPost[] {
  const errors = [
    ...files.entries.causes.filter((cause) => cause.status !== 'retired').flatMap(ownTexts),
    ...sharedTexts(files.entries).map(({ text }) => text),
  ];
  const english = Object.entries(ENGLISH).flatMap(([kind, templates]) => filled(kind, 'en', templates, errors));
  const others = Object.entries(OTHER_LANGUAGES).flatMap(([lang, templates]) => filled(lang, lang, templates, errors));
  const programs = OTHER_PROGRAMS.map((text, index) => ({
    id: `chat/program-${index + 1}`,
    kind: 'other programs',
    lang: 'en',
    text,
    why: 'another program',
  }));
  return [...english, ...others, ...programs];
}

function filled(
  kind: string,
  lang: string,
  templates: readonly string[],
  errors: readonly string[],
): readonly QuietPost[] {
  if (errors.length === 0) return [];
  return templates.flatMap((template, index) =>
    Array.from({ length: FILLINGS }, (_, filling) => {
      const id = `chat/${kind}-${index + 1}-${filling + 1}`;
      const from = random(id);
      const text = template.replaceAll('…', () => fill(from.pick(errors), from));
      return { id, kind, lang, text, why: 'it names an error and has none' };
    }),
  );
}
