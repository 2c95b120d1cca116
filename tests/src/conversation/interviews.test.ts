import { describe, expect, test } from "vitest";
import { readTrials } from "../../../knowledge/index.ts";
import { thread } from "../../../src/conversation/thread.ts";
import { knowledgeOf } from "../../conversations/replay.ts";
import { type Held, hold } from "./hold.ts";

const knowledge = knowledgeOf("python-web");
const folder = new URL("../../../knowledge/packs/python-web", import.meta.url).pathname;
const { archetypes } = readTrials(folder, knowledge.pack);

/** Answers as a kind of team most likely would. */
function interview(answers: Readonly<Record<string, Readonly<Record<string, number>>>>): Held {
  const likely = (question: string) =>
    Object.entries(answers[question] ?? {}).reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  const held = hold(knowledge);
  for (let turn = 0; held.session.phase !== "recommended"; turn += 1) {
    if (turn > 25) throw new Error("the interview does not end");
    const asked = held.waits();
    if (asked.kind === "question") held.answers(likely(asked.question));
    else if (asked.kind === "checklist") {
      const ticked = asked.items.filter(({ question, choice }) => likely(question) === choice);
      held.does({ kind: "checklist", ticked: ticked.map(({ question, choice }) => ({ question, choice })) });
    } else throw new Error(`nothing to answer on ${asked.kind}`);
  }
  return held;
}

describe("interviews of every kind of team on the real pack", () => {
  test.each(archetypes)("$title ends in a recommendation that says why there are no more questions", ({ answers }) => {
    const held = interview(answers);
    const said = thread(knowledge, held.session).find(({ reply }) => reply.kind === "recommendation")?.reply;
    if (said?.kind !== "recommendation") throw new Error("no recommendation");
    expect(said.ended).toMatch(/^No more questions: /);
    expect(said.recommendation.provisional).toBeNull();
    const given = Object.keys(held.session.answers).length;
    expect(given).toBeGreaterThanOrEqual(1);
    expect(given).toBeLessThanOrEqual(knowledge.pack.questions.length);
  });

  test("a finished session of twelve answers stays small in the store", () => {
    const held = hold(knowledge);
    for (const { id, choices } of knowledge.pack.questions.slice(0, 12)) {
      held.does({ kind: "command", name: "change", argument: `${id}=${choices[0]?.id}` });
    }
    held.does({ kind: "command", name: "stop" });
    const bytes = Buffer.byteLength(JSON.stringify(held.session));
    console.log(`a session of ${Object.keys(held.session.answers).length} answers: ${bytes} bytes`);
    expect(bytes).toBeLessThan(6_000);
  });
});
