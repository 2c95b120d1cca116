/** An activity on its way to the bot. */
export type Activity = Readonly<Record<string, unknown>> & { readonly type: string; readonly id?: string };

/** One try to reach the bot. */
export interface Attempt {
  readonly at: number;
  /** 0 for the first. */
  readonly retry: number;
  readonly outcome: "answered" | "timeout" | "connection";
  /** 0 when nothing was answered. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/** One thing Teams has to say to the bot. `attempts` grows with repeats. */
export interface Delivery {
  readonly activity: Activity;
  readonly attempts: Attempt[];
  readonly first: Promise<Attempt>;
  /** Settles when no repeat follows: with the answer, or the last try without one. */
  readonly last: Promise<Attempt>;
}

export function accepted({ status }: Attempt): boolean {
  return status >= 200 && status < 300;
}
