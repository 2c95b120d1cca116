import type { Checker } from "./checker.ts";
import type { Parts } from "./parts.ts";

/** Checks the values a fit starts from: a weight for every question, and nothing about what the pack does not have. */
export function checkExpert(parts: Parts, check: Checker): void {
  for (const entry of parts["cases/expert.yaml"].entries) {
    const { asked, weights, fits, rules, chains } = entry.value;
    check.ids(entry, ["asked"], "questions", asked);
    check.keys(entry, ["weights"], "questions", weights);
    const without = [...(check.known.questions?.keys() ?? [])].filter((question) => !Object.hasOwn(weights, question));
    if (without.length > 0)
      check.report(entry, ["weights"], `every question needs a weight; missing: ${without.join(", ")}`, "key");
    check.keys(entry, ["fits"], "questions", fits);
    for (const [question, choices] of Object.entries(fits))
      for (const [choice, options] of Object.entries(choices)) {
        check.choice(entry, ["fits", question, choice], question, choice);
        check.keys(entry, ["fits", question, choice], "options", options);
      }
    check.keys(entry, ["rules"], "rules", rules);
    for (const [rule, options] of Object.entries(rules)) check.keys(entry, ["rules", rule], "options", options);
    for (const [at, chain] of chains.entries()) check.choices(entry, ["chains", at], chain);
  }
}

/** Checks that every change of the log names a cell and the evidence for it. */
export function checkChanges(parts: Parts, check: Checker): void {
  for (const entry of parts["changes.yaml"].entries) {
    const { cell, evidence } = entry.value;
    check.ids(entry, ["evidence"], "evidence", evidence);
    const [kind, first = "", second = "", third = ""] = cell.split(".");
    check.id(entry, ["cell"], kind === "rules" ? "rules" : "questions", first);
    if (kind === "fits") check.choice(entry, ["cell"], first, second);
    if (kind !== "weights") check.id(entry, ["cell"], "options", kind === "fits" ? third : second);
  }
}
