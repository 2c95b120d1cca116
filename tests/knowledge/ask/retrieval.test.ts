import { describe, expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import { measureAnswers, readQuestions } from "../../bench/ask-measures.ts";
import { packFolder } from "../packs/python-web.ts";

const pack = readPack(packFolder);
const questions = readQuestions("python-web");
const { rows, misses } = measureAnswers(pack, questions);

/** The runs of four words in a text. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(3).map((_, at) => words.slice(at, at + 4).join(" "));
}

describe("answers to labelled questions", () => {
  test("there are enough of them, and half of those not covered are about neighbouring topics", () => {
    expect(questions.development.length).toBeGreaterThanOrEqual(60);
    expect(questions.held).toHaveLength(60);
    expect(questions.uncovered.held.length).toBeGreaterThanOrEqual(30);
    const near = questions.uncovered.held.filter(({ neighbouring }) => neighbouring);
    expect(near.length * 2).toBeGreaterThanOrEqual(questions.uncovered.held.length);
  });

  test("every expected answer exists", () => {
    const known = new Set([...pack.faq, ...pack.evidence].map(({ id }) => id));
    const expected = [...questions.development, ...questions.held].flatMap(({ expect: ids }) => ids);
    expect(expected.filter((id) => !known.has(id))).toEqual([]);
  });

  test("no held question shares four words in a row with an entry, nor with a development question", () => {
    const entries = pack.faq.flatMap(({ question, also, answer, belief = "" }) => [question, ...also, answer, belief]);
    const seen = new Set([...entries, ...questions.development.map(({ ask }) => ask)].flatMap(runsOf));
    expect(questions.held.flatMap(({ ask }) => runsOf(ask).filter((run) => seen.has(run)))).toEqual([]);
    expect(runsOf("how do the four words go")).toEqual(["how do the four", "do the four words", "the four words go"]);
  });

  test("the goals hold on the half that was never tuned on", () => {
    expect(rows.filter(({ holds }) => !holds)).toEqual([]);
    expect(rows.filter(({ goal }) => goal === ">= 90").map(({ name }) => name)).toEqual([
      "ask-top1-held",
      "ask-refused-held",
    ]);
  });

  test("a pack that says something else is measured as bad as it is", () => {
    const swapped = { ...pack, faq: pack.faq.map((entry) => ({ ...entry, id: `other-${entry.id}` })) };
    const other = measureAnswers(swapped, questions);
    expect(other.rows.find(({ name }) => name === "ask-top1-held")?.holds).toBe(false);
    expect(other.misses.length).toBeGreaterThan(misses.length);
  });
});
