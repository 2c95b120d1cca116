import { describe, expect, test } from "vitest";
import {
  assess,
  type CostInputs,
  costPanel,
  createModel,
  explain,
  fromAnswers,
  type LoadedPack,
  lintPack,
  neededCapabilities,
  recommend,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";
import { bench, options } from "./python-web.ts";

const { pack, model, today, trials } = bench;
const stack = pack.stack!;
const portal: WrittenAnswers = {
  breadth: "many",
  purpose: "years",
  client: "pages",
  records: "linked",
  backoffice: "staff",
  accounts: "roles",
  risk: "regulated",
  peak: "short",
  modules: "none",
};
const service: WrittenAnswers = { ...portal, peak: "compute", seam: "apart", operate: "other", care: "platform" };
const stated = (answers: WrittenAnswers) => fromAnswers(model, answers);
const detailsOf = (answers: WrittenAnswers, on: LoadedPack = pack) =>
  recommend({ pack: on, model, stated: stated(answers), today }).details;
const panel = (answers: WrittenAnswers, inputs: Partial<CostInputs> = {}) =>
  costPanel({ pack, model, stated: stated(answers), today, inputs: { with: [], without: [], ...inputs } })!;

describe("the stack of python-web", () => {
  test("knows the 21 capabilities in every option, each package with a state of a day not long ago", () => {
    expect(stack.capabilities).toHaveLength(21);
    expect(lintPack(pack, "2026-11-24").filter(({ path }) => path.startsWith("stack"))).toEqual([]);
    const later = lintPack(pack, "2028-01-01").filter(({ path }) => path.startsWith("stack.packages"));
    expect(later.length).toBeGreaterThan(20);
  });

  test("never recommends what is abandoned, and says so where people would reach for it", () => {
    const abandoned = stack.packages.filter(({ status }) => status === "abandoned").map(({ id }) => id);
    expect(abandoned).toEqual(["flask-jwt"]);
    const provided = stack.capabilities.flatMap((one) => Object.values(one.options));
    expect(provided.flatMap(({ packages, alternatives }) => [...packages, ...alternatives])).not.toContain("flask-jwt");
    expect(provided.flatMap(({ avoid }) => avoid)).toContain("flask-jwt");
  });

  test.each([
    ["real-time", "django", /WebSockets need Channels/],
    ["background-work", "django", /ships no worker/],
    ["multi-factor", "django", /third party/],
    ["back-office", "django", /trusted staff/],
    ["accounts-roles", "flask", /revived/],
  ])("warns in %s of %s", (id, option, words) => {
    const warnings = stack.capabilities.find((one) => one.id === id)?.options[option]?.warnings.join(" ");
    expect(warnings).toMatch(words);
  });

  test("details list exactly what the answers imply, and what open questions could add is marked as such", () => {
    const [shown] = detailsOf(portal).stacks ?? [];
    const ids = shown?.capabilities.map(({ id }) => id);
    expect(ids).toEqual(neededCapabilities(stack, stated(portal)).implied.map(({ id }) => id));
    expect(ids).toEqual(
      expect.arrayContaining(["accounts-roles", "multi-factor", "back-office", "testing", "deployment"]),
    );
    for (const id of ["e-commerce", "real-time", "rest-api", "graphql"]) expect(ids).not.toContain(id);
    expect(shown?.possible.some((text) => text.startsWith("REST API, if "))).toBe(true);
    expect(shown?.possible.some((text) => text.startsWith("Real time"))).toBe(false);
  });

  test("an option in two parts says which part carries what, with the seam and when to merge it back", () => {
    const shown = detailsOf(service).stacks?.find(({ seam }) => seam.length > 0);
    expect(shown?.seam.map(({ about }) => about)).toEqual(["Identity", "Sessions", "Data", "Gateway or bus", "Deploy"]);
    expect(shown?.collapse).toContain("second table");
    const parts = (id: string) => shown?.capabilities.find((one) => one.id === id)?.parts.map(({ part }) => part);
    expect([parts("back-office"), parts("deployment")]).toEqual([["core"], ["core", "service"]]);
  });
});

describe("the cost of python-web", () => {
  test("is direction and a driver in words until days or a day rate are given", () => {
    const before = panel(portal);
    expect(before.figures).toBeUndefined();
    expect(before.direction).toMatch(/takes? .* over 3 years\. The main driver is /);
    expect(before.direction).not.toMatch(/\d\d/);
    expect(panel(portal, { days: 40 }).figures?.totals.map(({ option }) => option)).toEqual(options);
  });

  test("is money only with a day rate", () => {
    expect(panel(portal, { days: 40 }).figures?.totals.some(({ money }) => money)).toBe(false);
    const [first] = panel(portal, { rate: 100 }).figures?.totals ?? [];
    expect(first?.money?.middle).toBeGreaterThan((first?.days.middle ?? 0) * 90);
    expect(first?.money?.middle).toBeLessThan((first?.days.middle ?? 0) * 110);
  });

  test("says of at most three drivers what they rest on, and calls a judgement one", () => {
    for (const { figures } of [panel(portal, { days: 40 }), panel(service, { days: 40 })]) {
      expect(figures?.drivers.length).toBeGreaterThan(0);
      expect(figures?.drivers.length).toBeLessThanOrEqual(3);
      for (const { restsOn } of figures?.drivers ?? []) expect(restsOn).toMatch(/[Jj]udgement|fact/);
    }
  });

  test("grows with what is counted", () => {
    const middle = (inputs: Partial<CostInputs>) =>
      panel(portal, { days: 40, ...inputs }).figures?.totals.map(({ days }) => days.middle) ?? [];
    const [more, usual, less] = [middle({ with: ["e-commerce"] }), middle({}), middle({ without: ["accounts-roles"] })];
    usual.forEach((days, at) => {
      expect(more[at]).toBeGreaterThan(days);
      expect(less[at]).toBeLessThanOrEqual(days);
    });
  });

  test("changes no assessment: with and without costs and stack every scenario has the same hash", () => {
    const { stack: _, costs: __, ...bare } = pack;
    const without = createModel(toModelSpec(bare, today));
    for (const { answers } of trials.scenarios) {
      const hash = (on: typeof model) => {
        const said = fromAnswers(on, answers);
        return explain(on, said, { assessment: assess(on, said) }).hash;
      };
      expect(hash(without)).toBe(hash(model));
    }
  });
});
