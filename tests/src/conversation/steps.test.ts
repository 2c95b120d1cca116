import { describe, expect, test } from "vitest";
import { thread } from "../../../src/conversation/thread.ts";
import { sessionId } from "../../../src/identity.ts";
import { knowledgeOf } from "../../conversations/replay.ts";
import { bo, hold } from "./hold.ts";

const knowledge = knowledgeOf("delivery");
const begun = () => hold(knowledge);
/** The root question and the checklist are behind us; where the parcels go is asked. */
const underWay = () => begun().answers("some").does({ kind: "checklist", ticked: [] });

describe("the start", () => {
  test("asks the first question at once, and who decides beside it", () => {
    const { session, result } = begun();
    expect(session.id).toBe(sessionId("local", "e0"));
    expect(
      "nothing" in result
        ? []
        : result.replies.map((each) => [each.mode, "outgoing" in each ? each.outgoing.reply.kind : undefined]),
    ).toEqual([
      ["send", "root"],
      ["send", "question"],
    ]);
    expect(session.phase).toBe("setup");
  });

  test("the root says the scope, the way out, and that answers are open", () => {
    const root = thread(knowledge, begun().session)[0]?.reply;
    const lines = root?.kind === "root" ? root.lines.join(" ") : "";
    expect(lines).toContain(knowledge.pack.manifest.scope);
    expect(lines).toMatch(
      /At most 7 questions.*If none of these options fits I will say so and why.*`stop`.*answers are open/,
    );
  });

  test("keeps a description nothing could be read from, and says so", () => {
    const held = hold(knowledge, "Lamps");
    expect(held.session.context.map(({ text }) => text)).toEqual(["Lamps"]);
    expect(held.words().slice(0, 2)).toEqual([
      "root",
      "I kept 1 sentence as context for the record; no answer was read from it.",
    ]);
  });

  test("the leaning is kept from the starter alone and shown to nobody", () => {
    const held = begun().does({ kind: "setup", lean: "Courier" }).does({ kind: "setup", lean: "Van" }, bo);
    expect(held.session.lean).toBe("Courier");
    held.says("status", bo).answers("some");
    const replies = "nothing" in held.result ? held.result.notices : held.result.replies;
    expect(JSON.stringify([replies, thread(knowledge, held.session)])).not.toMatch(/Courier|lean/);
  });
});

describe("buttons", () => {
  test("of the same answer twice, of another answer, of a question not asked: a private word, nothing saved", () => {
    const held = underWay();
    const before = held.session;
    for (const [question, choice, words] of [
      ["volume", "some", "Your answer is recorded already: 21 to 200."],
      ["volume", "few", "You answered this already: 21 to 200. To answer differently press Change."],
      ["stay", "years", "This question is not being asked at the moment"],
      ["volume", "no-such", "That button does not belong to this interview any more"],
      ["__proto__", "x", "That button does not belong to this interview any more"],
    ] as const) {
      held.answers(choice, question);
      expect(held.words()[0]).toContain(words);
      expect("nothing" in held.result && held.result.notices[0]?.to).toEqual({ person: "ana" });
    }
    expect(held.session).toBe(before);
  });

  test("of somebody else's question count as their own answer", () => {
    const held = underWay().answers("few", "volume", bo);
    expect(Object.keys(held.session.answers.volume ?? {})).toEqual(["ana", "bo"]);
  });

  test("of another session do nothing here", () => {
    const held = begun().does({ kind: "command", name: "stop", session: "another" });
    expect(held.words()).toEqual(["That belongs to another interview, so nothing was changed here."]);
  });

  test("of a closed session point to the new one", () => {
    const held = underWay().does({ kind: "command", name: "restart" });
    expect(held.session.phase).toBe("closed");
    held.answers("near", "distance");
    expect(held.words()).toEqual([
      "This interview was closed and started again, so nothing was changed here. Answer in the new one.",
    ]);
    const pressable = thread(knowledge, held.session).filter(({ reply }) => reply.kind === "question");
    expect(pressable).toEqual([]);
  });
});

describe("what is kept", () => {
  test("the event it began with and the last 63, so that repeats of any of them do nothing", () => {
    const held = begun();
    const began = held.session.recentEvents[0];
    for (let index = 0; index < 80; index += 1) held.does({ kind: "setup", decider: `D${index}` });
    expect(held.session.recentEvents).toHaveLength(64);
    expect(held.session.recentEvents[0]).toBe(began);
    for (const known of [began, held.session.recentEvents[1], held.session.recentEvents[63]]) {
      held.does({ kind: "setup", decider: "again" }, undefined, known);
      expect(held.result).toEqual({ nothing: true, notices: [] });
    }
    expect(held.session.decider).toBe("D79");
  });

  test("a note with its answer, until there is another note", () => {
    const held = underWay().does({
      kind: "answer",
      question: "distance",
      given: { kind: "choice", choice: "far" },
      note: " Wales ",
    });
    held.does({ kind: "command", name: "change", argument: "distance" }).answers("near");
    expect(held.session.answers.distance?.ana).toMatchObject({ given: { choice: "near" }, note: "Wales" });
  });

  test("twenty sentences of context of 500 characters each, and the rest is said to be left out", () => {
    const held = begun().says(`${"very ".repeat(200)}long. `.repeat(30));
    expect(held.session.context).toHaveLength(20);
    expect(Math.max(...held.session.context.map(({ text }) => text.length))).toBe(500);
    expect(held.words()[0]).toMatch(/Of a long sentence I keep 500 characters\. 10 more sentences did not fit/);
  });
});

describe("what nobody is told", () => {
  test("who leads: no reply before the recommendation but evidence after an answer names an option", () => {
    const held = begun();
    const told: string[] = [];
    const note = () => {
      const { result } = held;
      const all =
        "nothing" in result
          ? result.notices
          : result.replies.flatMap((each) => ("outgoing" in each ? each.outgoing : []));
      for (const { reply } of all)
        if (!["root", "answered", "recommendation"].includes(reply.kind)) told.push(JSON.stringify(reply));
    };
    held.answers("many");
    note();
    for (const words of [
      "status",
      "result",
      "why",
      "help",
      "what if customers were nearby?",
      "none",
      "status",
      "why",
    ]) {
      held.says(words);
      note();
    }
    expect(held.session.phase).toBe("interview");
    expect(told.length).toBeGreaterThan(8);
    for (const words of told) expect(words).not.toMatch(/\bVan\b|\bCourier\b/);
  });
});

describe("the bar of certainty", () => {
  test("begins at nothing, ends full, and says so where it goes back", () => {
    const held = begun();
    expect(held.session.certainty).toBe(0);
    held.answers("some").does({ kind: "checklist", ticked: [] }).answers("far").answers("plain");
    const high = held.session.certainty;
    held.does({ kind: "command", name: "change", argument: "distance=near" });
    expect(held.session.certainty).toBeLessThan(high);
    const asked = held.waits();
    expect("progress" in asked && asked.progress.text).toContain(
      "The last answer left more open, so the bar went back.",
    );
  });
});

describe("a list on which nothing is left to tick", () => {
  /** Both of its questions were answered on their own. */
  const settled = () =>
    ["distance=near", "goods=plain", "drivers=hire"].reduce(
      (held, argument) => held.does({ kind: "command", name: "change", argument }),
      underWay(),
    );

  test("is not taken up again; the answers that stand in its place are offered", () => {
    const held = settled();
    held.does({ kind: "command", name: "change", argument: "checklist" });
    expect(held.words()).toEqual([expect.stringMatching(/^Nothing on that list is open any more/)]);
    expect(held.waits().kind).not.toBe("checklist");
    const before = held.session.order.at(-1);
    held.does({ kind: "command", name: "back" });
    expect([held.waits().kind, held.session.revisiting]).toEqual(["question", before]);
  });

  test("gives way where it was taken up and somebody answered its questions meanwhile", () => {
    const held = underWay().does({ kind: "command", name: "change", argument: "checklist" });
    expect(held.waits()).toMatchObject({ kind: "checklist", items: [{}, {}, {}] });
    held.does({ kind: "command", name: "change", argument: "goods=plain" }, bo);
    held.does({ kind: "command", name: "change", argument: "drivers=hire" }, bo);
    expect(held.waits().kind).not.toBe("checklist");
  });
});
