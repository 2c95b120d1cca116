const evidence = (
  id: string,
  grade: string,
  sources: readonly string[],
  speaks: readonly object[],
  more: object = {},
) => ({
  id,
  statement: `Statement of ${id}.`,
  grade,
  sources,
  checkedOn: "2026-11-01",
  consequence: "risk",
  speaks,
  ...more,
});

const cell = (question: string, choice: string, option: string, side: "for" | "against") => ({
  question,
  choice,
  option,
  side,
});

/** What the small decision pack rests on: each grade, a vendor, an expired piece and two that disagree. */
export const decisionEvidence = [
  evidence("size-large", "B", ["docs"], [cell("size", "large", "solid", "for"), cell("size", "large", "mixed", "for")]),
  evidence("size-small", "C", ["report"], [cell("size", "small", "light", "for")]),
  evidence(
    "data-linked",
    "A",
    ["study"],
    [cell("data", "linked", "solid", "for"), cell("data", "linked", "mixed", "for")],
    { contradicts: ["data-vendor"] },
  ),
  evidence("data-vendor", "D", ["vendor"], [cell("data", "linked", "light", "against")]),
  evidence("data-none", "B", ["docs"], [cell("data", "none", "light", "for")]),
  evidence("seam-none", "C", ["report"], []),
  evidence("seam-clean", "C", ["report"], [cell("seam", "clean", "mixed", "for")]),
  evidence("seam-jobs", "C", ["report"], [cell("seam", "jobs", "mixed", "against")]),
  evidence("care-routine", "C", ["report"], [cell("care", "routine", "light", "for")], { validUntil: "2026-06-30" }),
  evidence("care-nobody", "B", ["docs"], [cell("care", "nobody", "light", "against")]),
  evidence("risk-low", "C", ["report"], [cell("risk", "low", "light", "for")]),
  evidence(
    "risk-audited",
    "D",
    ["vendor"],
    [cell("risk", "audited", "solid", "for"), cell("risk", "audited", "mixed", "for")],
  ),
  evidence("rule-audited", "C", ["report"], [{ rule: "audited-and-unwatched" }]),
  evidence("gate-charts", "C", ["report"], []),
  evidence("stake-demo", "C", ["report"], [cell("stake", "demo", "light", "for")]),
];
