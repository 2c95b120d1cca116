/** What a call meets instead of its answer. */
export type Failure =
  /** The connection is cut before the call counts. */
  | { readonly kind: "reset" }
  /** The call counts, then the connection is cut: the caller cannot know. */
  | { readonly kind: "reset-after" }
  /** `code`, where given, is what the platform calls it. */
  | { readonly kind: "status"; readonly status: number; readonly code?: string }
  /** Answered as usual, but late. */
  | { readonly kind: "slow"; readonly ms: number }
  /** 429; `retryAfter` in seconds. */
  | { readonly kind: "limited"; readonly retryAfter: number }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "pass" };

export interface Failures {
  /** What the next calls of the method meet, one each. */
  fail(method: string, ...failures: Failure[]): void;
  failAlways(method: string, failure: Failure): void;
  heal(method?: string): void;
  next(method: string): Failure;
}

export function createFailures(): Failures {
  const queued = new Map<string, Failure[]>();
  const always = new Map<string, Failure>();
  return {
    fail: (method, ...failures) => void queued.set(method, [...(queued.get(method) ?? []), ...failures]),
    failAlways: (method, failure) => void always.set(method, failure),
    heal(method) {
      for (const store of [queued, always]) method === undefined ? store.clear() : store.delete(method);
    },
    next: (method) => queued.get(method)?.shift() ?? always.get(method) ?? { kind: "pass" },
  };
}
