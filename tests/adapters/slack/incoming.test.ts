import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Act,
  buttonValue,
  menuBlock,
  optionValue,
  readButtonValue,
  readOption,
} from "../../../adapters/slack/acts.ts";
import { incoming } from "../../../adapters/slack/incoming.ts";
import { conversationAt, placeOf, unopened, workspaceOf } from "../../../adapters/slack/workspace.ts";

const heard = { typedReplies: false };
const event = (parts: object, envelope: object = {}) => ({
  type: "event_callback",
  team_id: "T1",
  authorizations: [{ team_id: "T1", user_id: "UBOT", is_enterprise_install: false }],
  ...envelope,
  event: { type: "app_mention", channel: "C1", ts: "1700000000.000100", user: "U1", text: "<@UBOT> hello", ...parts },
});

describe("acts", () => {
  const session = "s".repeat(22);
  const longest = "q".repeat(64);
  const acts: Act[] = [
    { kind: "choice", question: longest, choice: longest },
    { kind: "unknown", question: longest },
    { kind: "not-applicable", question: longest },
    { kind: "note", question: longest },
    { kind: "command", name: "why", argument: longest },
    { kind: "command", name: "back" },
  ];

  test.each(acts)("$kind travels in a button with its session", (act) => {
    expect(readButtonValue(buttonValue(session, act) ?? "")).toEqual({ session, act });
  });

  test.each(acts)("$kind travels in a menu, whose options are short", (act) => {
    const value = optionValue(act) ?? "";
    expect(value.length).toBeLessThanOrEqual(150);
    expect(readOption(menuBlock(session, longest, "menu"), value)).toEqual({ session, act });
    expect(menuBlock(session, longest, "menu").length).toBeLessThanOrEqual(255);
  });

  test("anything else is no act", () => {
    for (const value of ["", "{", "null", '{"s":"x"}', '{"s":"x","a":{"kind":"rm"}}'])
      expect(readButtonValue(value)).toBeUndefined();
    expect(readOption("menu~s", "why")).toBeUndefined();
    expect(readOption("other~s~q", "unknown")).toBeUndefined();
  });
});

describe("events", () => {
  test("a mention is words said to the bot, in the thread of its message", () => {
    expect(incoming(event({}), heard)).toMatchObject({
      kind: "event",
      draft: {
        kind: "text",
        text: "hello",
        addressed: true,
        opens: true,
        conversation: "slack:T1/C1/1700000000.000100",
      },
    });
  });

  test("the same message told twice has one id", () => {
    const [one, two] = [{}, { event_id: "Ev2" }].map((envelope) => incoming(event({}, envelope), heard));
    expect(one?.kind === "event" && one.draft.id).toBe(two?.kind === "event" && two.draft.id);
  });

  test("people's talk is dropped unless it was asked for, and then only in threads", () => {
    const talk = { type: "message", channel_type: "channel", text: "60" };
    const thread_ts = "1700000000.000001";
    expect(incoming(event({ ...talk, thread_ts }), heard)).toEqual({ kind: "nothing", why: "people's talk" });
    expect(incoming(event(talk), { typedReplies: true })).toEqual({ kind: "nothing", why: "people's talk" });
    expect(incoming(event({ ...talk, thread_ts }), { typedReplies: true })).toMatchObject({
      draft: { addressed: false },
    });
    expect(incoming(event({ ...talk, thread_ts, text: "<@UBOT> 60" }), { typedReplies: true })).toMatchObject({
      kind: "nothing",
    });
  });

  test("in a shared channel the installation counts, not the event's team", () => {
    const read = incoming(event({}, { team_id: "T2" }), heard);
    expect(read.kind === "event" && read.from.workspace).toBe("slack:T1");
  });

  test("only the end of the bot's own token is the end of an installation", () => {
    const revoked = (tokens: object) => incoming(event({ type: "tokens_revoked", tokens }), heard).kind;
    expect([revoked({ oauth: ["U1"] }), revoked({ bot: [] }), revoked({ bot: ["UBOT"] })]).toEqual([
      "nothing",
      "nothing",
      "removed",
    ]);
  });
});

describe("places", () => {
  test("a workspace is a team, or the organisation that installed it whole", () => {
    expect(workspaceOf({ team: "T1", enterprise: "E1" })).toBe("slack:T1");
    expect(workspaceOf({ team: "T1", enterprise: "E1", wholeEnterprise: true })).toBe("slack:E1");
    expect(workspaceOf({})).toBeUndefined();
  });

  test("direct messages have no thread, and a thread that is not there yet is none", () => {
    expect(conversationAt("slack:T1", { channel: "D1", thread: "1.1" })).toBe("slack:T1/D1");
    expect(placeOf(unopened("slack:T1", "C1", "abc"))).toEqual({ channel: "C1" });
    expect(placeOf("slack:T1/C1/1.1")).toEqual({ channel: "C1", thread: "1.1" });
  });
});

test("three ticks of what hurts most are told so, and are no answer", () => {
  const ticks = ["risk", "running-effort", "time-to-first-release"].map((value) => ({ value }));
  const press = {
    type: "block_actions",
    team: { id: "T1" },
    user: { id: "U1" },
    channel: { id: "C1" },
    trigger_id: "1",
    container: { type: "message", message_ts: "1700000000.000100" },
    state: { values: { "ticks-0": { tick: { type: "checkboxes", selected_options: ticks } } } },
    actions: [{ type: "button", action_id: "hurts", block_id: "hurts", value: buttonValue("s", { kind: "hurts" }) }],
  };
  expect(incoming(press, heard)).toMatchObject({ kind: "unknown", why: expect.stringContaining("at most 2") });
});

test("any payload gives a result, never an exception", () => {
  const any = fc.anything({ withNullPrototype: true, withBigInt: false });
  const shaped = fc.record(
    {
      type: fc.constantFrom("event_callback", "block_actions", "view_submission", "message_action", "other"),
      event: any,
      actions: fc.oneof(any, fc.array(any)),
      team: any,
      user: any,
      view: any,
      state: any,
      container: any,
      message: any,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(any, shaped), (body) => {
      expect(incoming(body, { typedReplies: true }).kind).toBeTypeOf("string");
    }),
    { seed: 7, numRuns: 2000 },
  );
});
