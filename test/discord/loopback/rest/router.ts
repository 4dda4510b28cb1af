import type { Route } from './route.ts';

type Found = { readonly route: Route; readonly params: readonly string[] };

/** Finds the route of a path. Fixed words win over names in braces. */
export class Router {
  readonly #byLength = new Map<string, { readonly route: Route; readonly parts: readonly string[] }[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const parts = route.template.split('/').slice(1);
      const key = `${route.method} ${parts.length}`;
      this.#byLength.set(key, [...(this.#byLength.get(key) ?? []), { route, parts }]);
    }
    const fixed = (parts: readonly string[]): number => parts.filter((part) => !part.startsWith('{')).length;
    for (const all of this.#byLength.values()) all.sort((a, b) => fixed(b.parts) - fixed(a.parts));
  }

  find(method: string, path: string): Found | null {
    const words = path.split('/').slice(1).map(decoded);
    for (const { route, parts } of this.#byLength.get(`${method} ${words.length}`) ?? []) {
      if (!parts.every((part, index) => part.startsWith('{') || part === words[index])) continue;
      return { route, params: words.filter((_, index) => parts[index]!.startsWith('{')) };
    }
    return null;
  }
}

/** Clients escape `@original` and emoji, and may leave them. */
function decoded(word: string): string {
  if (!word.includes('%')) return word;
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
