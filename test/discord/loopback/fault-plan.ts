/** `POST /channels/1/messages`: method and path contain the text, or match the pattern. */
export type Match = string | RegExp;

/** What befalls one request before it is carried out. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'refusal'; readonly status: number; readonly code: number; readonly message: string }
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly isGlobal: boolean };

type Planned = { readonly fault: Fault; readonly match: Match | null; left: number };

/** Faults of REST and the CDN that are still to come. */
export class FaultPlan {
  #planned: Planned[] = [];
  #slow: { readonly ms: number; readonly match: Match | null }[] = [];
  #limits: { readonly match: Match | null; readonly until: number }[] = [];
  #cuts: { readonly match: Match | null; left: number }[] = [];
  /** Nothing is planned: the usual case, told apart at once. */
  isEmpty = true;

  add(fault: Fault, times: number, match: Match | null): void {
    this.#planned.push({ fault, match, left: times });
    this.isEmpty = false;
  }

  slow(ms: number, match: Match | null): void {
    if (ms === 0) this.#slow = match === null ? [] : this.#slow.filter((one) => String(one.match) !== String(match));
    else this.#slow.push({ ms, match });
    this.isEmpty = false;
  }

  limit(match: Match | null, ms: number): void {
    this.#limits.push({ match, until: Date.now() + ms });
    this.isEmpty = false;
  }

  cut(times: number, match: Match | null): void {
    this.#cuts.push({ match, left: times });
    this.isEmpty = false;
  }

  /** ms to wait before this request is carried out. */
  delay(request: string): number {
    return this.#slow.filter(({ match }) => fits(match, request)).reduce((sum, { ms }) => sum + ms, 0);
  }

  /** The fault of this request, which is used up by it. `isExempt`: the global limit does not hold for it. */
  next(request: string, isExempt: boolean): Fault | null {
    const now = Date.now();
    this.#limits = this.#limits.filter(({ until }) => until > now);
    for (const { match, until } of this.#limits) {
      if (match === null ? !isExempt : fits(match, request)) {
        return { kind: 'limited', retryAfterMs: until - now, isGlobal: match === null };
      }
    }
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    const planned = this.#planned.find(({ match }) => fits(match, request));
    if (!planned) return null;
    planned.left -= 1;
    return planned.fault;
  }

  /** The connection is to be cut before this request's answer. */
  isCut(request: string): boolean {
    this.#cuts = this.#cuts.filter(({ left }) => left > 0);
    const cut = this.#cuts.find(({ match }) => fits(match, request));
    if (!cut) return false;
    cut.left -= 1;
    return true;
  }
}

function fits(match: Match | null, request: string): boolean {
  if (match === null) return true;
  return typeof match === 'string' ? request.includes(match) : match.test(request);
}
