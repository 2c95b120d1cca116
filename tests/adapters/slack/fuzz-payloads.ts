import { type Act, buttonValue, menuBlock } from "../../../adapters/slack/acts.ts";
import type { Kind } from "../../fakes/slack/driver/attempt.ts";
import type { SendOptions } from "../../fakes/slack/driver/courier.ts";

/** Who and what exists, so that much of what is sent means something. */
export interface FuzzWorld {
  readonly team: string;
  readonly bot: string;
  readonly people: readonly string[];
  readonly channels: readonly string[];
  readonly threads: readonly string[];
  readonly sessions: readonly string[];
  readonly url: string;
}

export interface Fuzzed {
  readonly kind: Kind;
  readonly payload: Record<string, unknown>;
  readonly options: SendOptions;
  /** Signed rightly and in Slack's form. */
  readonly sound: boolean;
}

const TEXTS = [
  "up to 20",
  "none of these",
  "help",
  "status",
  "back",
  "why",
  "",
  "🙂",
  "<!channel> & <@U1>",
  "what if we were 20?",
  "change 1",
  "restart",
  "constructor",
  "toString __proto__",
  "stop",
  "x".repeat(3000),
  "forget",
  "\u0000\u202e",
  "n/a because no",
];
const ODD = [null, "", 0, -1, [], {}, true, "x".repeat(5000), { a: { b: [null] } }, "__proto__", 1e308, "\u0000"];

/** One payload after another, the same for the same random numbers. */
export function createFuzz(world: FuzzWorld, random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let count = 0;
  const next = (): string => {
    count += 1;
    return String(count);
  };

  const act = (): Act =>
    pick<() => Act>([
      () => ({
        kind: "choice",
        question: pick(["volume", "distance", "drivers", "nope"]),
        choice: pick(["few", "many", "far", "nope"]),
      }),
      () => ({ kind: "unknown", question: pick(["volume", "stay", "nope"]) }),
      () => ({ kind: "note", question: "volume" }),
      () => ({
        kind: "command",
        name: pick(["help", "why", "back", "skip", "status", "result", "stop", "change", "nope"]),
      }),
      () => ({ kind: "what-if", changes: [{ question: "volume", to: "many" }] }),
      () => ({ kind: pick(["details", "none", "ticked", "setup", "hurts"]) }),
      () => ({ kind: "keep", proposal: "nope" }),
    ])();

  const common = () => {
    const user = pick(world.people);
    return {
      team: { id: world.team },
      user: { id: user, name: "somebody", team_id: world.team },
      trigger_id: `t${next()}`,
    };
  };

  const press = (): Record<string, unknown> => {
    const ts = pick(world.threads);
    const session = pick(world.sessions);
    const button = { type: "button", action_id: "a", block_id: "b", value: buttonValue(session, act()) };
    const option = {
      type: "static_select",
      action_id: "choose",
      block_id: menuBlock(session, "volume", "choices"),
      selected_option: { value: pick(["choice:few", "choice:x", "unknown", "x"]) },
    };
    return {
      ...common(),
      type: "block_actions",
      container: { type: "message", message_ts: ts },
      channel: { id: pick(world.channels) },
      message: { ts, thread_ts: ts },
      response_url: `${world.url}/nowhere`,
      state: {
        values: {
          "ticks-0": {
            tick: { type: "checkboxes", selected_options: [{ value: pick(["a=b", "x", "contents=animals"]) }] },
          },
        },
      },
      actions: [random() < 0.7 ? button : option],
    };
  };

  const message = (): Record<string, unknown> => {
    const ts = `17000${count}.000${(count % 900) + 100}`;
    const type = pick(["app_mention", "message"]);
    const channel = pick(world.channels);
    const thread = random() < 0.7 ? { thread_ts: pick(world.threads) } : {};
    const more = pick([{}, {}, {}, { subtype: "message_changed" }, { bot_id: "B1" }, { files: [] }, { edited: {} }]);
    const text = type === "app_mention" ? `<@${world.bot}> ${pick(TEXTS)}` : pick(TEXTS);
    next();
    return { type, channel, ts, user: pick(world.people), text, channel_type: "channel", ...thread, ...more };
  };

  const sound = (): Omit<Fuzzed, "options" | "sound"> =>
    pick<() => Omit<Fuzzed, "options" | "sound">>([
      () => ({
        kind: "command",
        payload: {
          command: "/architect",
          text: pick(["help", "mine", "forget", "help"]),
          team_id: world.team,
          channel_id: pick(world.channels),
          user_id: pick(world.people),
          user_name: "somebody",
          response_url: `${world.url}/nowhere`,
          trigger_id: `t${next()}`,
        },
      }),
      () => ({ kind: "interaction", payload: press() }),
      () => ({ kind: "interaction", payload: press() }),
      () => ({
        kind: "event",
        payload: {
          type: "event_callback",
          team_id: world.team,
          event_id: `Ev${next()}`,
          authorizations: [{ team_id: world.team, user_id: world.bot, is_bot: true, is_enterprise_install: false }],
          event: random() < 0.9 ? message() : { type: "app_home_opened", user: pick(world.people), tab: "home" },
        },
      }),
      () => ({
        kind: "interaction",
        payload: {
          ...common(),
          type: "view_submission",
          view: {
            id: `V${next()}`,
            callback_id: pick(["waymark-note", "waymark-reason", "waymark-setup", "other"]),
            private_metadata: JSON.stringify({
              s: pick(world.sessions),
              c: `slack:${world.team}/${pick(world.channels)}/${pick(world.threads)}`,
              q: "volume",
            }),
            state: { values: { reason: { value: { type: "plain_text_input", value: pick(TEXTS) } } } },
          },
        },
      }),
      () => ({
        kind: "interaction",
        payload: {
          ...common(),
          type: "message_action",
          callback_id: pick(["decide-here", "other"]),
          channel: { id: pick(world.channels) },
          message: { ts: pick(world.threads), user: pick(world.people), text: pick(TEXTS) },
          response_url: `${world.url}/nowhere`,
        },
      }),
    ])();

  /** Something somewhere in it is another thing, or gone. */
  const spoilt = (value: unknown, depth = 0): unknown => {
    if (typeof value !== "object" || value === null || (depth > 0 && random() < 0.2)) return pick(ODD);
    const keys = Object.keys(value);
    const key = pick(keys.length === 0 ? ["x"] : keys);
    const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
    if (random() < 0.2) delete copy[key];
    else copy[key] = spoilt(copy[key], depth + 1);
    return copy;
  };

  return (): Fuzzed => {
    const made = sound();
    const dice = random();
    if (dice < 0.6) return { ...made, options: { retries: false }, sound: true };
    if (dice < 0.85) {
      const payload = spoilt(made.payload) as Record<string, unknown>;
      return { kind: made.kind, payload: payload ?? {}, options: { retries: false }, sound: false };
    }
    const options = pick<SendOptions>([
      { signature: "v0=00" },
      { skewMs: -400_000 },
      { skewMs: 400_000 },
      { body: "{" },
      { body: "payload=%7B" },
      { body: "\u0000\u0001" },
      { contentType: "text/plain" },
      { body: "[]" },
      { body: "null" },
    ]);
    return { ...made, options: { ...options, retries: false }, sound: false };
  };
}
