import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { turn } from "../../../knowledge/index.ts";
import { standing } from "../../../src/conversation/position.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { toStated } from "../../../src/conversation/stated.ts";
import { thread } from "../../../src/conversation/thread.ts";
import { knowledgeOf } from "../../conversations/replay.ts";
import { ana, bo, type Held, hold } from "./hold.ts";

const knowledge = knowledgeOf("delivery");
const order = { seed: 20_261_121, numRuns: 30 };
/** Which choice of whatever is asked, and who gives it. */
const presses = fc.array(fc.record({ choice: fc.nat(5), person: fc.constantFrom(ana, bo) }), { maxLength: 9 });

function press(held: Held, choice: number, person = ana): Held {
  const asked = held.waits();
  if (asked.kind === "checklist") {
    const items = asked.items.filter((_, index) => index + 3 === choice);
    return held.does(
      { kind: "checklist", ticked: items.map(({ question, choice: to }) => ({ question, choice: to })) },
      person,
    );
  }
  if (asked.kind !== "question") return held;
  return held.answers(asked.choices[choice % asked.choices.length]?.id ?? "", undefined, person);
}

describe("an interview on the pack delivery", () => {
  test("back and the same answer again restore the assessment and the place", () => {
    let times = 0;
    fc.assert(
      fc.property(presses, fc.nat(5), (before, choice) => {
        const held = before.slice(0, 4).reduce((one, { choice: at }) => press(one, at), hold(knowledge));
        const { kind } = held.waits();
        if (kind !== "question" && kind !== "checklist") return;
        press(held, choice);
        const assessed = turn(knowledge.model, toStated(held.session));
        const place = standing(knowledge, held.session).position;
        held.does({ kind: "command", name: "back" });
        expect(held.waits().kind).toBe(kind);
        press(held, choice);
        expect(turn(knowledge.model, toStated(held.session))).toEqual(assessed);
        expect(standing(knowledge, held.session).position).toEqual(place);
        times += 1;
      }),
      order,
    );
    expect(times).toBeGreaterThan(15);
  });

  test("the order of keys in what is kept changes neither the place nor the order of the messages", () => {
    fc.assert(
      fc.property(presses, (all) => {
        const { session } = all.reduce((one, { choice, person }) => press(one, choice, person), hold(knowledge));
        const answers = Object.entries(session.answers).map(([id, by]) => [id, reversed(by)] as const);
        const turned: Session = {
          ...session,
          answers: reversed(Object.fromEntries(answers)),
          excluded: reversed(session.excluded),
        };
        const messages = (one: Session) => thread(knowledge, one).map(({ key, reply }) => `${key} ${reply.kind}`);
        expect(messages(turned)).toEqual(messages(session));
        expect(standing(knowledge, turned)).toEqual(standing(knowledge, session));
      }),
      order,
    );
  });

  test("another person's answer never replaces mine", () => {
    fc.assert(
      fc.property(presses, fc.nat(5), (all, choice) => {
        const held = all.reduce((one, { choice: at }) => press(one, at), hold(knowledge));
        const mine = Object.fromEntries(Object.entries(held.session.answers).map(([id, by]) => [id, by.ana]));
        for (const { id, choices } of knowledge.pack.questions) {
          held.answers(choices[choice % choices.length]?.id ?? "", id, bo);
        }
        for (const [id, answer] of Object.entries(mine)) expect(held.session.answers[id]?.ana).toEqual(answer);
      }),
      { ...order, numRuns: 8 },
    );
  });
});

function reversed<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).reverse());
}
