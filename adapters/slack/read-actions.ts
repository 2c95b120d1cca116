import { Consequence } from "../../knowledge/index.ts";
import type { Event } from "../../src/conversation/event.ts";
import { CommandName, MOST_CONSEQUENCES } from "../../src/conversation/event.ts";
import { type Act, readButtonValue, readOption } from "./acts.ts";
import type { Draft, From, Incoming } from "./incoming.ts";
import type { BlockActions, PressedAction } from "./payloads.ts";
import { TICK, TICKS } from "./render/lists.ts";
import { conversationAt, refOf, workspaceOf } from "./workspace.ts";

const TOO_MANY = `Tick at most ${MOST_CONSEQUENCES}, so nothing was changed: if all matter, none is weighed. Untick some and press again.`;

/** Something pressed or chosen in a message or in the Home tab. */
export function readActions(payload: BlockActions): Incoming {
  const { user, container, message, channel } = payload;
  const workspace = workspaceOf({
    team: payload.team?.id ?? user.team_id,
    enterprise: payload.enterprise?.id,
    wholeEnterprise: payload.is_enterprise_install,
  });
  const [action] = payload.actions;
  if (workspace === undefined || action === undefined) return { kind: "nothing", why: "no workspace" };
  // Ticking tells Slack's client only; what counts is sent with the button below.
  if (action.type === "checkboxes") return { kind: "nothing", why: "a tick" };
  if (action.action_id.startsWith("pick-")) return { kind: "nothing", why: "a pick" };
  const ts = message?.ts ?? container.message_ts ?? undefined;
  const thread = message?.thread_ts ?? container.thread_ts ?? (container.is_ephemeral === true ? undefined : ts);
  const from: From = {
    how: "click",
    workspace,
    user: user.id,
    name: user.name ?? user.username,
    channel: channel?.id,
    thread,
    responseUrl: payload.response_url ?? undefined,
    trigger: payload.trigger_id,
    ...(channel && ts && container.is_ephemeral !== true ? { pressed: refOf(channel.id, ts) } : {}),
  };
  const meant = meaningOf(action);
  if (meant === undefined) return { kind: "unknown", from };
  const { session, act } = meant;
  if (["note", "not-applicable", "setup", "cost", "choose", "fill-in", "hand-over"].includes(act.kind)) {
    return { kind: "modal", from, session, act };
  }
  if (act.kind === "command" && act.name === "forget" && session === "") {
    return { kind: "words", from, words: act.argument === "me" ? "forget-me" : "forget" };
  }
  const conversation =
    channel == null ? workspace : conversationAt(workspace, { channel: channel.id, thread: thread ?? undefined });
  const base = { id: `click/${payload.trigger_id.slice(0, 150)}`, workspace, conversation, session };
  const ticks = ticksIn(payload);
  if (act.kind === "hurts" && (ticks?.length ?? 0) > MOST_CONSEQUENCES) return { kind: "unknown", from, why: TOO_MANY };
  const draft = act.kind === "schedule" ? scheduleDraft(payload, base, act.was) : toDraft(act, base, ticks);
  return draft === undefined ? { kind: "unknown", from } : { kind: "event", from, draft };
}

function meaningOf(action: PressedAction): { session: string; act: Act } | undefined {
  const chosen = action.selected_option?.value;
  if (chosen !== undefined) return readOption(action.block_id, chosen);
  return action.type === "button" && action.value != null ? readButtonValue(action.value) : undefined;
}

type Base = Pick<Extract<Event, { kind: "details" }>, "id" | "workspace" | "conversation" | "session">;

function toDraft(act: Act, base: Base, ticks: readonly string[] | undefined): Draft | undefined {
  switch (act.kind) {
    case "choice":
      return { ...base, kind: "answer", question: act.question, given: { kind: "choice", choice: act.choice } };
    case "unknown":
      return { ...base, kind: "answer", question: act.question, given: { kind: "unknown" } };
    case "command": {
      const name = CommandName.safeParse(act.name);
      if (!name.success) return undefined;
      return {
        ...base,
        kind: "command",
        name: name.data,
        ...(act.argument === undefined ? {} : { argument: act.argument }),
      };
    }
    case "restart":
      return { ...base, kind: "command", name: "restart" };
    case "what-if":
      return { ...base, kind: "what-if", changes: act.changes };
    case "details":
      return { ...base, kind: "details" };
    case "decide":
      return { ...base, kind: "decide", option: act.option, on: act.on };
    case "ratify":
      return { ...base, kind: "ratify", on: act.on };
    case "not-now":
      return { ...base, kind: "not-now" };
    case "log": {
      // Shown in the Home tab too, where there is no session.
      const { session, ...rest } = base;
      return { ...rest, kind: "log", words: act.words, ...(session === "" ? {} : { session }) };
    }
    case "review":
      return { ...base, kind: "review", words: act.words };
    case "none":
      return { ...base, kind: "checklist", ticked: [] };
    case "ticked": {
      const ticked = ticks?.map((tick) => {
        const [question = "", choice = ""] = tick.split(TICK, 2);
        return { question, choice };
      });
      return ticked === undefined ? undefined : { ...base, kind: "checklist", ticked };
    }
    case "hurts": {
      const chosen = Consequence.array().max(MOST_CONSEQUENCES).safeParse(ticks);
      return chosen.success ? { ...base, kind: "consequences", chosen: chosen.data } : undefined;
    }
    case "begin":
      return {
        kind: "start",
        id: base.id,
        workspace: base.workspace,
        conversation: act.conversation,
        text: act.text,
        pack: act.pack,
      };
    case "keep": {
      if (ticks === undefined) return undefined;
      return { ...base, kind: "confirm", proposal: act.proposal, keep: [...ticks] };
    }
    case "drop":
      return { ...base, kind: "confirm", proposal: act.proposal, keep: [] };
    default:
      return undefined;
  }
}

/** What is picked, as the words that say it; what was not touched stays as it was. */
function scheduleDraft(
  { state }: BlockActions,
  { session, ...base }: Base,
  was: Readonly<Record<string, string>>,
): Draft {
  const picked = Object.assign({}, ...Object.values(state?.values ?? {}));
  const words = Object.entries(was).map(([pick, value]) => picked[`pick-${pick}`]?.selected_option?.value ?? value);
  return {
    ...base,
    kind: "log",
    words: `schedule ${words.join(" ")}`.slice(0, 200),
    ...(session === "" ? {} : { session }),
  };
}

/** What is ticked in the lists of the message, touched or not; undefined when the payload says nothing about them. */
function ticksIn({ state, message }: BlockActions): string[] | undefined {
  const touched = new Map(Object.entries(state?.values ?? {}).filter(([block]) => block.startsWith(TICKS)));
  const shown = (message?.blocks ?? []).filter(({ block_id: id }) => id?.startsWith(TICKS) && !touched.has(id));
  if (touched.size + shown.length === 0) return undefined;
  return [
    ...shown.flatMap(({ elements }) => elements?.[0]?.initial_options ?? []),
    ...[...touched.values()].flatMap((block) => block.tick?.selected_options ?? []),
  ].map(({ value }) => value);
}
