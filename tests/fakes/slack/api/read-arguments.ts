import type { Request } from "express";

type Read =
  | { readonly args: Readonly<Record<string, unknown>>; readonly token: string | undefined }
  | { readonly error: string; readonly messages: readonly string[] };

/** Arguments that are JSON inside a form. */
const STRUCTURED = ["blocks", "attachments", "view", "metadata", "files"];

/** Arguments from a form, JSON or the address, and the token from the header or among them, as Slack takes both. */
export function readArguments(request: Request): Read {
  const type = request.headers["content-type"] ?? "";
  const body = Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "";
  let given: Record<string, unknown>;
  if (type.startsWith("application/json")) {
    const parsed = readJson(body);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
      return { error: parsed === undefined ? "invalid_json" : "json_not_object", messages: [] };
    given = { ...(parsed as Record<string, unknown>) };
    for (const [name, value] of Object.entries(given))
      if (STRUCTURED.includes(name) && typeof value === "string") given[name] = readJson(value) ?? value;
  } else {
    if (body !== "" && !type.startsWith("application/x-www-form-urlencoded"))
      return { error: type === "" ? "missing_post_type" : "invalid_post_type", messages: [] };
    const query = new URL(request.originalUrl, "http://slack").searchParams;
    given = Object.fromEntries([...query, ...new URLSearchParams(body)]);
    for (const name of STRUCTURED) {
      if (typeof given[name] !== "string") continue;
      const parsed = readJson(given[name]);
      if (parsed === undefined) return malformed(name);
      given[name] = parsed;
    }
  }
  const { token: inside, ...args } = given;
  const [, basic] = /^Basic (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  if (basic !== undefined) {
    const [id, secret] = Buffer.from(basic, "base64").toString("utf8").split(":");
    return { args: { client_id: id, client_secret: secret, ...args }, token: undefined };
  }
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
  return { args, token: bearer ?? (typeof inside === "string" ? inside : undefined) };
}

function malformed(name: string): Read {
  if (name === "blocks") return { error: "invalid_blocks_format", messages: [] };
  return { error: "invalid_arguments", messages: [`failed to parse ${name}`] };
}

function readJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
