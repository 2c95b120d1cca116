import { describe, expect, it } from "vitest";
import { createLive } from "../../../adapters/web/live.ts";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";

const remark = (key: string): OutgoingReply => ({ to: "thread", key, reply: { kind: "tension", text: key } });
const notice = (key: string, to: OutgoingReply["to"] = "thread", text = key): OutgoingReply => ({
  to,
  key,
  reply: { kind: "notice", text, buttons: [] },
});
const keys = (live: ReturnType<typeof createLive>, person: string, session = "s", anchor = "now") =>
  live.remarks("c", session, person, anchor).map((remark) => remark.outgoing.key);

describe("remarks", () => {
  it("to one person are shown to that person only, and wake only them", () => {
    const live = createLive();
    const woken: string[] = [];
    live.listen("c", "ada", () => woken.push("ada"));
    live.listen("c", "bob", () => woken.push("bob"));
    live.tell("c", "s", notice("private", { person: "ada" }));
    expect(woken).toEqual(["ada"]);
    live.tell("c", "s", notice("for all"));
    expect(woken).toEqual(["ada", "ada", "bob"]);
    expect(keys(live, "ada")).toEqual(["private", "for all"]);
    expect(keys(live, "bob")).toEqual(["for all"]);
  });

  it("stay in their session and conversation", () => {
    const live = createLive();
    live.tell("c", "earlier", notice("old"));
    live.tell("c", undefined, notice("to the conversation"));
    live.tell("other", "s", notice("elsewhere"));
    expect(keys(live, "ada")).toEqual(["to the conversation"]);
  });

  it("with the same key replace each other, unless they are another person's", () => {
    const live = createLive();
    live.tell("c", "s", notice("why", { person: "ada" }, "first"));
    live.tell("c", "s", notice("why", { person: "bob" }));
    live.tell("c", "s", notice("why", { person: "ada" }, "second"));
    const texts = live.remarks("c", "s", "ada", "now").map(({ outgoing }) => outgoing.reply);
    expect(texts).toEqual([{ kind: "notice", text: "second", buttons: [] }]);
    expect(keys(live, "bob")).toEqual(["why"]);
  });

  it("in passing give way to the next of their kind, while others stay", () => {
    const live = createLive();
    live.tell("c", "s", notice("first"));
    live.tell("c", "s", remark("a tension"));
    live.tell("c", "s", notice("for ada", { person: "ada" }));
    live.tell("c", "s", notice("second"));
    expect(keys(live, "ada")).toEqual(["a tension", "for ada", "second"]);
  });

  it("are dropped when what they announced is over", () => {
    const live = createLive();
    live.tell("c", "s", remark("settled now"));
    live.forget("c", "settled now");
    live.forget("elsewhere", "settled now");
    expect(keys(live, "ada")).toEqual([]);
  });

  it("keep the place where they were first shown", () => {
    const live = createLive();
    live.tell("c", "s", remark("one"));
    expect(live.remarks("c", "s", "ada", "question:a")[0]?.anchor).toBe("question:a");
    live.tell("c", "s", remark("two"));
    expect(live.remarks("c", "s", "ada", "question:b").map(({ anchor }) => anchor)).toEqual([
      "question:a",
      "question:b",
    ]);
  });

  it("are forgotten beyond the limits, oldest first", () => {
    const live = createLive({ conversations: 2, remarks: 3, listeners: 9, listenersPerPerson: 9 });
    for (const key of ["1", "2", "3", "4"]) live.tell("c", "s", remark(key));
    expect(keys(live, "ada")).toEqual(["2", "3", "4"]);
    live.tell("d", "s", notice("x"));
    live.tell("e", "s", notice("x"));
    expect(keys(live, "ada")).toEqual([]);
  });
});

describe("listeners", () => {
  it("are bounded, per person and in all, and a place is free again when one leaves", () => {
    const live = createLive({ conversations: 9, remarks: 9, listeners: 3, listenersPerPerson: 2 });
    const nothing = () => undefined;
    const first = live.listen("c", "ada", nothing);
    expect(live.listen("c", "ada", nothing)).toBeDefined();
    expect(live.listen("c", "ada", nothing)).toBeUndefined();
    expect(live.listen("c", "bob", nothing)).toBeDefined();
    expect(live.listen("c", "eve", nothing)).toBeUndefined();
    first?.();
    expect(live.listen("c", "eve", nothing)).toBeDefined();
  });

  it("hear nothing after they left, nor of other conversations", () => {
    const live = createLive();
    let woken = 0;
    const leave = live.listen("c", "ada", () => {
      woken += 1;
    });
    live.changed("d");
    expect(woken).toBe(0);
    live.changed("c");
    expect(woken).toBe(1);
    leave?.();
    live.changed("c");
    expect(woken).toBe(1);
  });
});
