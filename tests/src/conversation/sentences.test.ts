import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Event, Given } from "../../../src/conversation/event.ts";
import { CHECKLIST, type Session } from "../../../src/conversation/session.ts";
import { step } from "../../../src/conversation/step.ts";
import { knowledgeOf } from "../../conversations/replay.ts";

const Sentence = z.object({
  text: z.string(),
  pending: z.string().optional(),
  answer: z.string().nullish(),
  facts: z.record(z.string(), z.string()).default({}),
});
const file = new URL("../../fixtures/sentences.yaml", import.meta.url).pathname;
const sentences = z.array(Sentence).parse(parse(readFileSync(file, "utf8")));
const knowledge = knowledgeOf("python-web");
const base = { workspace: "w", conversation: "w/c", author: { id: "ana", name: "Ana" } };

describe("sentences said to the bot", () => {
  test.each(sentences.map((sentence) => [JSON.stringify(sentence.text.slice(0, 60)), sentence] as const))(
    "%s records what is beyond doubt, and nothing more before somebody confirms",
    (_, { text, pending, answer, facts }) => {
      const expected = { ...facts, ...(pending && answer ? { [pending]: answer } : {}) };
      const certain = entriesOf(expected, (value) => value.endsWith("!"));
      const unsure = entriesOf(expected, (value) => !value.endsWith("!"));
      const heard = said(waitingFor(pending), { ...base, id: "said", kind: "text", text, addressed: true });
      expect(recorded(heard, ["typed", "button"])).toEqual(certain);
      expect(recorded(heard, ["read"])).toEqual({});

      const [proposal] = heard.proposals;
      if (proposal === undefined) return;
      const keep = proposal.facts.map(({ question }) => question);
      const event: Event = { ...base, id: "confirmed", kind: "confirm", proposal: proposal.id, keep };
      const confirmed = said(heard, event);
      expect(recorded(confirmed, ["typed", "button"])).toEqual(certain);
      expect(recorded(confirmed, ["read"])).toEqual(unsure);
    },
  );

  test("a sentence with facts to confirm leads to a proposal", () => {
    const offered = sentences.filter(({ pending, text }) => {
      const heard = said(waitingFor(pending), { ...base, id: "said", kind: "text", text, addressed: true });
      return heard.proposals.length > 0;
    });
    expect(offered.length).toBeGreaterThan(20);
  });
});

/** An interview that waits for the answer to one question, or for none: then the checklist is open. */
function waitingFor(pending: string | undefined): Session {
  const started = step(knowledge, undefined, { ...base, id: "start", kind: "start", text: "" }, 0);
  if ("nothing" in started) throw new Error("a start opens a session");
  return { ...started.session, revisiting: pending ?? CHECKLIST };
}

function said(session: Session, event: Event): Session {
  const result = step(knowledge, session, event, 0);
  return "nothing" in result ? session : result.session;
}

function recorded({ answers }: Session, via: readonly string[]): Record<string, string> {
  const pairs = Object.entries(answers).flatMap(([question, byAuthor]) =>
    Object.values(byAuthor).flatMap((answer) => (via.includes(answer.via) ? [[question, readBack(answer.given)]] : [])),
  );
  return Object.fromEntries(pairs);
}

function readBack(given: Given): string {
  return given.kind === "choice" ? given.choice : given.kind === "one-of" ? given.choices.join("/") : given.kind;
}

function entriesOf(expected: Readonly<Record<string, string>>, wanted: (value: string) => boolean) {
  const entries = Object.entries(expected).filter(([, value]) => wanted(value));
  return Object.fromEntries(entries.map(([question, value]) => [question, value.replace("!", "")]));
}
