import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type Citation,
  createModel,
  fromAnswers,
  type Recommendation,
  readPack,
  readTrials,
  recommend,
  toModelSpec,
} from "../../../knowledge/index.ts";
import { printRecommendation } from "../../../src/printing/print-recommendation.ts";

const folder = join(import.meta.dirname, "../../../knowledge/packs/python-web");
const today = "2026-11-21";
const pack = readPack(folder);
const model = createModel(toModelSpec(pack, today));
const { scenarios } = readTrials(folder, pack);
const recommendations = scenarios.map(({ answers }) =>
  recommend({ pack, model, stated: fromAnswers(model, answers), today }),
);

/** The numbered lines under "Sources:", unwrapped. */
function sourcesOf(text: string): string[] {
  const [, block = ""] = /^Sources:\n([\s\S]*?)\n\n/m.exec(text) ?? [];
  return block.split(/^ *\[\d+\] /m).flatMap((line) => (line.trim() === "" ? [] : [line.replace(/\s+/g, " ").trim()]));
}

function referencesIn(text: string): number[][] {
  const body = text.split(/^Sources:$/m)[0] ?? "";
  return [...body.matchAll(/\[(\d+(?:,\s+\d+)*)\]/g)].map(([, list = ""]) => list.split(",").map(Number));
}

const citation = (id: string, title: string): Citation => ({
  id,
  statement: `What ${id} says.`,
  grade: "B",
  sources: [{ title, publisher: "Press", date: "2026-01-01", address: `https://${title}.example`, vendor: false }],
  checkedOn: "2026-11-01",
  expired: false,
});

test("two pieces of evidence on the same source share one line and one number", () => {
  const said: Recommendation = {
    ...recommendations[0]!,
    reasons: [],
    instead: [],
    caveats: [
      { text: "First.", evidence: ["one", "two"] },
      { text: "Second.", evidence: ["other", "two"] },
    ],
    citations: [citation("one", "manual"), citation("two", "manual"), citation("other", "survey")],
  };
  const text = printRecommendation(said);
  expect(text).toContain("First. [1]\n");
  expect(text).toContain("Second. [1, 2]\n");
  expect(sourcesOf(text).map((line) => line.split(",")[0])).toEqual(["manual", "survey"]);
});

test("in every scenario each source line appears once, and the references name all of them and nothing else", () => {
  for (const said of recommendations) {
    const text = printRecommendation(said);
    const sources = sourcesOf(text);
    expect(new Set(sources).size).toBe(sources.length);
    const references = referencesIn(text);
    for (const list of references) expect(new Set(list).size).toBe(list.length);
    expect(new Set(references.flat())).toEqual(new Set(sources.keys().map((index) => index + 1)));
  }
});
