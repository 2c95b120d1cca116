/** What a call is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | readonly unknown[] | undefined;
}

export function ok(body?: Answer["body"], status = 200): Answer {
  return { status, body };
}

/** As the connector words its errors. */
export function refuse(status: number, code: string, message = code): Answer {
  return { status, body: { error: { code, message } } };
}
