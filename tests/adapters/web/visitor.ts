import { parseFields } from "./parse-fields.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Somebody with a browser that runs no script: follows no redirect, keeps cookies, names its Origin on forms. */
export interface PlainVisitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(
    path: string,
    fields: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Posts the form of the page that has this value in a hidden field or button, with its hidden fields. */
  submit(
    page: Answer,
    match: Record<string, string>,
    more?: Record<string, string | readonly string[]>,
  ): Promise<Answer>;
}

export function plainVisitor(address: string): PlainVisitor {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie === "" ? {} : { cookie }), ...init.headers };
    const response = await fetch(new URL(path, address), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const visitor: PlainVisitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers: { accept: "text/html", ...headers } }),
    post(path, fields, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value);
      return send(path, { method: "POST", body, headers: { accept: "text/html", origin: address, ...headers } });
    },
    submit(page, match, more = {}) {
      const form = parseFields(page.text).find(({ fields, buttons }) =>
        Object.entries(match).every(([name, value]) => fields[name] === value || buttons.includes(`${name}=${value}`)),
      );
      if (form === undefined) throw new Error(`no form with ${JSON.stringify(match)}`);
      return visitor.post(form.action, { ...form.fields, ...match, ...more });
    },
  };
  return visitor;
}
