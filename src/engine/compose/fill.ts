/** What was read in the person's post, by the name that steps use. */
export type Values = { readonly [name: string]: string };

/** Longest value that is filled in, in UTF-16 units; real ids, names and numbers are shorter. */
const SAFE = /^(?!-)[\w.-]{1,80}$/;
/** `{jobId}`; not `${HOME}`, curl's `%{http_code}`, nor a brace that is escaped or holds a name as code has it. */
export const STEP_HOLE = /(?<![$%\\])\{([a-z][A-Za-z\d]*)\}/g;

/**
 * An entry's text with `{name}` replaced by what was read, if that is an id, a number or a plain name; else by `<name>`,
 * which the person replaces. A value with blanks, quotes, `$` or a leading dash never gets into a command.
 */
export function fill(text: string, values: Values): string {
  return text.replace(STEP_HOLE, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]! : '';
    if (!SAFE.test(value)) return `<${name}>`;
    return name === 'channel' ? value.toLowerCase() : value; // messages say `Discord`, commands take `discord`
  });
}
