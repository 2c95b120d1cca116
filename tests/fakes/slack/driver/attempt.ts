export type Kind = "command" | "event" | "interaction";

/** One try to reach the app, over HTTP or the socket. */
export interface Attempt {
  readonly at: number;
  readonly kind: Kind;
  /** The type of the event or interaction, or the command's name. */
  readonly what: string;
  /** 0 for the first, then the number Slack sends along. */
  readonly retry: number;
  /** What came of it: `answered` whatever the status. */
  readonly outcome: "answered" | "timeout" | "connection";
  /** 0 when nothing was answered. Over the socket 200 stands for an acknowledgement. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/** One thing Slack has to say to the app. `attempts` grows with retries. */
export interface Delivery {
  readonly kind: Kind;
  readonly what: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: Attempt[];
  /** Settles after the first attempt. */
  readonly first: Promise<Attempt>;
}

export function accepted({ status }: Attempt): boolean {
  return status >= 200 && status < 300;
}
