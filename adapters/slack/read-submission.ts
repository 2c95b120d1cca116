import { readMetadata } from "./acts.ts";
import type { From, Incoming } from "./incoming.ts";
import type { State, ViewSubmission } from "./payloads.ts";
import { readDeciding } from "./read-deciding.ts";
import { MODALS } from "./render/modals.ts";
import { placeOf, workspaceOf } from "./workspace.ts";

const FIELDS: Readonly<Record<string, string>> = {
  [MODALS.note]: "note",
  [MODALS.reason]: "reason",
  [MODALS.setup]: "lean",
  [MODALS.cost]: "days",
  [MODALS.choose]: "note",
  [MODALS.fillIn]: "title",
  [MODALS.handOver]: "to",
};

/** A modal of ours, sent. */
export function readSubmission(payload: ViewSubmission): Incoming {
  const { user, view } = payload;
  const workspace = workspaceOf({
    // `team` is the sender's, who may be a guest from another one: https://github.com/slackapi/bolt-js/issues/1614
    team: view.app_installed_team_id ?? payload.team?.id ?? user.team_id,
    enterprise: payload.enterprise?.id,
    wholeEnterprise: payload.is_enterprise_install,
  });
  if (workspace === undefined) return { kind: "nothing", why: "no workspace" };
  const metadata = readMetadata(view.private_metadata);
  const place = metadata && placeOf(metadata.c);
  const from: From = {
    how: "submission",
    workspace,
    user: user.id,
    name: user.name ?? user.username,
    channel: place?.channel,
    thread: place?.thread,
    field: FIELDS[view.callback_id],
  };
  if (metadata === undefined) return { kind: "unknown", from };
  const { s: session, c: conversation, q: question } = metadata;
  // The view is closed when it is taken; sent twice it is the same event.
  const base = { id: `view/${view.id}`, workspace, conversation, session };
  const value = valuesOf(view.state);
  if (view.callback_id === MODALS.setup) {
    const lean = value("lean")?.value ?? undefined;
    const decider = value("decider")?.selected_user ?? undefined;
    const consulted = value("consulted")?.selected_users ?? [];
    const always = (value("always")?.selected_options ?? []).some((option) => option.value === "always");
    const draft = {
      ...base,
      kind: "setup" as const,
      ...(lean === undefined ? {} : { lean: lean.slice(0, 120) }),
      ...(always ? { always } : {}),
    };
    return { kind: "setup", from, draft, people: { decider, consulted: consulted.slice(0, 20) } };
  }
  if (view.callback_id === MODALS.cost) {
    const needs = (value("needs")?.selected_options ?? []).map((option) => option.value);
    const draft = {
      ...base,
      kind: "cost" as const,
      needs,
      days: amountIn("days", value),
      rate: amountIn("rate", value),
    };
    return { kind: "event", from, draft };
  }
  if (view.callback_id === MODALS.handOver) {
    const to = value("to")?.selected_user;
    if (to == null) return { kind: "unknown", from };
    return { kind: "hand-over", from, draft: { ...base, kind: "hand-over", to }, to };
  }
  const deciding = readDeciding(view.callback_id, value, base, metadata.on);
  if (deciding !== undefined) return { kind: "event", from, draft: deciding };
  if (question === undefined) return { kind: "unknown", from };
  if (view.callback_id === MODALS.reason) {
    const reason = (value("reason")?.value ?? "").trim().slice(0, 500);
    if (reason === "") return { kind: "unknown", from };
    return {
      kind: "event",
      from,
      draft: { ...base, kind: "answer", question, given: { kind: "not-applicable", reason } },
    };
  }
  const choice = value("choice")?.selected_option?.value;
  if (view.callback_id !== MODALS.note || choice === undefined) return { kind: "unknown", from };
  const note = (value("note")?.value ?? "").trim().slice(0, 2000);
  const given = { kind: "choice" as const, choice };
  return { kind: "event", from, draft: { ...base, kind: "answer", question, given, ...(note === "" ? {} : { note }) } };
}

/** What is no number is left for the schema to refuse. */
function amountIn(block: string, value: ReturnType<typeof valuesOf>): number | undefined {
  const said = value(block)?.value ?? "";
  return said === "" ? undefined : Number(said);
}

function valuesOf({ values }: State) {
  return (block: string) => values[block]?.value;
}
