import { expect, test } from "vitest";
import { createLocator, loadPack } from "../../../knowledge/index.ts";
import { checkPack } from "../../../src/commands/knowledge-check/check-pack.ts";
import { type Change, changed } from "../../knowledge/pack/small-pack.ts";

const leavesNothing: readonly Change[] = [
  { file: "rules.yaml", find: "vetoes: [wiki]", put: "vetoes: [wiki, repo]" },
  { file: "pack.yaml", find: "rules: []", put: "rules: [large-and-reviewed]" },
];
/** Makes it rare among ordinary teams, so that this alone is what is wrong. */
const rare: readonly Change[] = [
  { file: "archetypes.yaml", find: "nobody: 65, review: 30, records: 5", put: "nobody: 85, review: 13, records: 2" },
  { file: "archetypes.yaml", find: "nobody: 75, somebody: 25", put: "nobody: 25, somebody: 75" },
];

function checked(...changes: readonly Change[]) {
  const files = changed(...changes);
  const { pack, trials } = loadPack(files);
  const checks = checkPack(pack, trials, "2026-11-21");
  return { files, checks, gates: checks.find(({ row }) => row.name === "none-without-gate")! };
}

test("a pack is refused for vetoes that together leave nothing, without a gate that says so", () => {
  const { checks } = checked(...leavesNothing, ...rare);
  expect(checks.flatMap(({ row }) => (row.holds ? [] : [row.name]))).toEqual(["none-without-gate"]);
});

test("it is told which vetoes do it, and where the first stands", () => {
  const { files, gates } = checked(...leavesNothing);
  expect(gates.findings.map(({ path, message }) => `${path} ${message.replace(/\d+/, "some")}`)).toEqual([
    "questions.upkeep.nobody leaves no option in some of 1400 answer sets: questions.upkeep.nobody and rules.large-and-reviewed",
  ]);
  expect(createLocator(files)(gates.findings[0]!.path)?.file).toBe("questions.yaml");
});

test("a gate that says so is no fault", () => {
  expect(checked().gates.row.value).toBe(0);
});
