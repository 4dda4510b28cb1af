/** One expression that matches where any of several does; they must have the same flags and no groups that are counted. */
export function anyOf(forms: readonly RegExp[]): RegExp {
  return new RegExp(forms.map((form) => form.source).join('|'), forms[0]?.flags);
}
