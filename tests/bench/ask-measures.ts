import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { ask, type LoadedPack } from "../../knowledge/index.ts";
import { type Measure, measure } from "../../src/commands/report.ts";

const Covered = z.strictObject({ ask: z.string(), expect: z.array(z.string()).min(1) });
const Uncovered = z.strictObject({ ask: z.string(), neighbouring: z.boolean() });
const Questions = z.strictObject({
  development: z.array(Covered),
  held: z.array(Covered),
  uncovered: z.strictObject({ development: z.array(Uncovered), held: z.array(Uncovered) }),
});
export type Questions = z.infer<typeof Questions>;

/** A question whose first answer is not the expected one, and what was said instead. */
export interface Miss {
  readonly half: "development" | "held";
  readonly ask: string;
  readonly expected: string;
  readonly said: string;
}

/** The labelled questions of one pack; `name` is its folder's. */
export function readQuestions(name: string): Questions {
  return Questions.parse(parse(readFileSync(new URL(`../fixtures/ask/${name}.yaml`, import.meta.url), "utf8")));
}

/** How often the first answer is right, and how often what the pack does not cover is refused, on both halves. */
export function measureAnswers(pack: LoadedPack, questions: Questions): { rows: Measure[]; misses: Miss[] } {
  const halves = ["held", "development"] as const;
  const judged = halves.map((half) => ({
    half,
    covered: questions[half].map(({ ask: question, expect }) => judge(pack, half, question, expect)),
    uncovered: questions.uncovered[half].map(({ ask: question, neighbouring }) => ({
      neighbouring,
      ...judge(pack, half, question, [REFUSED]),
    })),
  }));
  const rows = judged.flatMap(({ half, covered, uncovered }) => {
    const goal = half === "held" ? ([">=", 90] as const) : undefined;
    const near = uncovered.filter(({ neighbouring }) => neighbouring);
    return [
      measure(`ask-top1-${half}`, shareOf(covered), "%", goal),
      measure(`ask-refused-${half}`, shareOf(uncovered), "%", goal),
      measure(`ask-refused-neighbouring-${half}`, shareOf(near), "%"),
      measure(`ask-wrong-${half}`, covered.filter(({ right, said }) => !right && said !== REFUSED).length, "answers"),
      measure(`ask-questions-${half}`, covered.length + uncovered.length, "questions"),
    ];
  });
  const misses = judged.flatMap(({ covered, uncovered }) => [...covered, ...uncovered].filter(({ right }) => !right));
  return { rows, misses };
}

const REFUSED = "not covered";

function judge(pack: LoadedPack, half: Miss["half"], question: string, expect: readonly string[]) {
  const asked = ask(pack, question);
  const said = asked.kind === "answered" ? asked.from.id : REFUSED;
  return { half, ask: question, expected: expect.join(" or "), said, right: expect.includes(said) };
}

function shareOf(judged: readonly { readonly right: boolean }[]): number {
  return (100 * judged.filter(({ right }) => right).length) / judged.length;
}
