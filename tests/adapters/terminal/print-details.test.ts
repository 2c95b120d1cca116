import { expect, test } from "vitest";
import { printDetails } from "../../../adapters/terminal/print-details.ts";
import { fromAnswers, recommend } from "../../../knowledge/index.ts";
import { bench } from "../../knowledge/packs/python-web.ts";

const { pack, model, today } = bench;

test("details in a terminal name disagreeing sources, vendor claims and how many independent sources a line has", () => {
  const stated = fromAnswers(model, { breadth: "many", risk: "regulated", records: "linked", backoffice: "staff" });
  const printed = printDetails(recommend({ pack, model, stated, today })).replace(/\s+/g, " ");
  expect(printed).toContain("Where sources disagree: - Sources disagree on");
  expect(printed).toContain("because protections that are on by default are configured once");
  expect(printed).toMatch(/Vendor claims, never decisive: - Vendor claim \(/);
  expect(printed).toMatch(/Ledger: .*\([2-9] independent sources\)/);
});
