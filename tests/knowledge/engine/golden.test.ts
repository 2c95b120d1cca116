import { readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assess, createModel, explain } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";
import { corpus, modelOf, statedBy } from "./corpus.ts";

const file = new URL("../../fixtures/engine-golden.json", import.meta.url);

/** Receipt hashes of corpus packs and generated models in a fixed choice of states. */
function receipts(): Record<string, string> {
  const out: Record<string, string> = {};
  for (const pack of [...corpus.packs.filter((_, i) => i % 8 === 0), ...corpus.small.slice(0, 6)]) {
    const model = modelOf(pack);
    for (const known of [0, 5, pack.questions.length]) {
      const answers = pack.questions.map((choices, q) => (q < known ? (3 * q + 1) % choices.length : -1));
      const stated = statedBy(answers);
      out[`${pack.name} ${known}`] = explain(model, stated, { assessment: assess(model, stated) }).hash;
    }
  }
  fc.sample(anyCase({ questions: [4, 9] }, { authors: 3 }), { seed: 2026, numRuns: 24 }).forEach(
    ({ spec, stated }, i) => {
      out[`generated ${i}`] = explain(createModel(spec), stated).hash;
    },
  );
  return out;
}

// After a deliberate change of the model: UPDATE_GOLDEN=1 npx vitest run tests/knowledge/engine/golden.test.ts
test("receipts are the ones on file, bit for bit; UPDATE_GOLDEN=1 writes the file anew", () => {
  const now = receipts();
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
  expect(now).toEqual(JSON.parse(readFileSync(file, "utf8")));
});
