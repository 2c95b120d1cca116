import { describe, expect, test } from "vitest";
import { type Answer, createModel, fromAnswers, recommend, toModelSpec } from "../../../knowledge/index.ts";
import { advised, model, pack, TODAY } from "./a-decision-pack.ts";

const solid = {
  size: "large",
  data: "linked",
  seam: "none",
  care: "routine",
  risk: "low",
  gate: "open",
  stake: "years",
};

describe("the verdict", () => {
  test("names an option and says what of it is out", () => {
    const said = advised(solid);
    expect(said.kind).toBe("option");
    expect(said.verdict).toMatch(/^Solid, (settled|clearly ahead|moderately ahead)\.$/);
    expect(said.split).toBe("A Solid core with Light parts is out: no part stands alone.");
    expect(said.against).toBe("Light");
  });

  test("has two levels where an option builds on the leader", () => {
    const said = advised({ ...solid, seam: "clean" });
    expect(said.verdict).toMatch(/^Core: Solid, /);
    expect(said.split).toMatch(/^Split: whether the odd part becomes its own service .*yes\.$/);
    expect(said.collapse).toBe("Merge it when it needs a second table.");
    expect(advised({ ...solid, seam: "jobs" }).split).toMatch(/no\.$/);
    expect(advised({ ...solid, seam: "jobs" }).collapse).toBeNull();
  });

  test("names both in a close call and how to decide", () => {
    const said = advised({ ...solid, data: "none", care: "nobody", size: "large" });
    expect(said.kind).toBe("close-call");
    expect(said.verdict).toMatch(
      /^Close call: (Solid or Light|Light or Solid)\. Either is defensible\. Decide by what your people already know/,
    );
  });

  test("says by elimination what is out, why, and what fixing it does", () => {
    const said = advised({ ...solid, size: "small", data: "none", risk: "audited", care: "nobody" });
    expect(said.kind).toBe("by-elimination");
    expect(said.verdict).toBe(
      "Solid, because Light is out: its data is audited, and nobody brings updates. Fix that and it becomes Light.",
    );
    expect(said.robust).toContain("Not a matter of priorities");
    expect(said.flips[0]?.becomes).toBe("light");
    expect(said.gap).toBeLessThan(0);
  });

  test("says none, what to look at instead, and the constraint to drop where it can be dropped", () => {
    const charts = advised({ ...solid, gate: "charts" });
    expect(charts.verdict).toBe("None of these fits. Charts need a chart tool. Look at a chart tool instead.");
    expect(charts.instead).toEqual([
      { name: "A chart tool", text: "It wins when only charts are wanted.", evidence: ["gate-charts"] },
    ]);
    expect(charts).toMatchObject({ option: null, runnerUp: null, against: null, reasons: [], gap: 0, stakes: null });
    const house = advised({ ...solid, gate: "house" });
    expect(house.verdict).toContain(
      "The constraint to drop, if you can: a house platform must be used: it would then be Solid.",
    );
  });

  test("says so where none is merely likely", () => {
    const spec = toModelSpec(pack, TODAY);
    const gate = spec.questions.map((question) =>
      question.id === "gate"
        ? { ...question, choices: question.choices.map((one) => ({ ...one, prior: one.none ? 900 : 1 })) }
        : question,
    );
    const likely = createModel({ ...spec, questions: gate });
    const said = recommend({ pack, model: likely, stated: fromAnswers(likely, { size: "large" }), today: TODAY });
    expect(said.kind).toBe("none");
    expect(said.verdict).toMatch(/^None of these is likely to fit: /);
    expect(said.robust).toMatch(/^Nothing you have said rules the options out yet/);
    expect(said.instead).toEqual([]);
  });

  test("says that it hardly matters where little is at stake", () => {
    const said = advised({ ...solid, stake: "demo" });
    expect(said.verdict).toContain("It hardly matters here: take what is easiest for your people.");
    expect(said.robustWord).not.toBe("strong");
    expect(said.stakes).toBe("Little is at stake: it is thrown away.");
  });
});

describe("certainty", () => {
  test("says in two sentences whether answers and whether priorities could change it", () => {
    const said = advised({ size: "large", data: "linked", seam: "none" });
    expect(said.settled).toMatch(/^(Settled|Practically settled|Leaning this way|Open): /);
    expect(said.settled).toMatch(
      /(\d+ of (20|100) teams that gave your answers|no answer to the 4 open questions can change this)/,
    );
    expect(said.robust).toMatch(/stays first in (only )?(about \d+ of (20|100)|more than 99 of 100) tries\.$/);
    expect(advised(solid).settled).toBe("Settled: every question has been answered or closed.");
  });

  test("says what was provisional about it, and what is open with the most effect", () => {
    const said = advised({ size: "large" }, { provisional: { answered: 1, of: 7, person: "Ana" } });
    expect(said.provisional).toMatch(
      /^Provisional: based on 1 of 7 questions; Ana ended it early\. Still open, with the most effect: “What about data\?” \(up to \d+\.\d points\)/,
    );
    expect(advised(solid).provisional).toBeNull();
  });

  test("turns what nobody knows into find-outs, the largest effect first", () => {
    const said = advised({ ...solid, data: "unknown", risk: "unknown" });
    expect(said.findOuts.map(({ question }) => question)).toEqual(["data", "risk"]);
    expect(said.findOuts[0]?.text).toMatch(
      /^What about data\? Ask about data\. It can move the gap by up to \d+\.\d points\.$/,
    );
  });
});

describe("reasons", () => {
  test("quote the choice's own sentence and what was said, measured and official sources alone where there are any", () => {
    const [first, second, third] = advised(solid).reasons.filter(({ side }) => side === "for");
    expect(first).toMatchObject({
      text: "Its data is linked suits solid.",
      said: "its data is linked",
      question: "data",
    });
    // What a vendor says of it stays in the details.
    expect(first?.evidence).toEqual(["data-linked"]);
    expect(advised(solid).details.reasons[0]?.evidence).toEqual(["data-linked", "data-vendor"]);
    expect(second).toMatchObject({ text: "It is large suits solid.", evidence: ["size-large"] });
    expect(third).toBeUndefined();
  });

  test("never rest on a vendor alone; such a line counts in the rest", () => {
    const said = advised({ ...solid, risk: "audited" });
    expect(said.reasons.map(({ question }) => question)).not.toContain("risk");
    expect(said.details.reasons.map(({ question }) => question)).toContain("risk");
    expect(said.rest).not.toBe(0);
    expect(said.details.vendorClaims).toContain("Vendor claim (Seller): Statement of risk-audited.");
  });

  test("of the split speak of the split, and the core's own are in the verdict", () => {
    const said = advised({ ...solid, seam: "clean", size: "large", data: "linked", stake: "years" });
    if (said.against === "Solid") {
      expect(said.reasons.map(({ question }) => question)).toEqual(["seam"]);
      expect(said.verdict).toContain("because its data is linked, and it is large");
    } else expect(said.against).toBe("Light");
  });
});

describe("what goes with it", () => {
  test("caveats whose conditions hold, for the options they are about", () => {
    expect(advised({ ...solid, risk: "audited" }).caveats.map(({ text }) => text)).toEqual(["Ask the auditors first."]);
    expect(advised(solid).caveats).toEqual([]);
  });

  test("sources that disagree about what was said, and which one is followed", () => {
    expect(advised(solid).details.disagreements).toEqual([
      {
        text: "Sources disagree: “Statement of data-vendor.” Against it: “Statement of data-linked.” We follow the second, because it was measured or is the specification.",
        evidence: ["data-linked", "data-vendor"],
      },
    ]);
    expect(advised({ ...solid, data: "none" }).details.disagreements).toEqual([]);
  });

  test("a contradiction of the pack whose answers are given, with the evidence of every side", () => {
    const audits = advised({ ...solid, data: "none", risk: "audited" });
    expect(audits.details.disagreements).toEqual([
      {
        text: "Sources disagree on what an audit asks for: the seller says a solid base; a report says somebody who watches. We follow the report, because it describes audits that took place.",
        evidence: ["rule-audited", "risk-audited"],
      },
    ]);
    expect(audits.citations.map(({ id }) => id)).toEqual(expect.arrayContaining(["rule-audited", "risk-audited"]));
    expect(advised({ ...solid, data: "none", risk: "low" }).details.disagreements).toEqual([]);
  });

  test("evidence that contradicts itself inside a contradiction is not told a second time", () => {
    const [both] = pack.contradictions;
    const sides = [
      { says: "one", evidence: ["data-vendor"] },
      { says: "two", evidence: ["data-linked"] },
    ];
    const when = [[{ question: "data", choices: ["linked"] }]];
    const told = { ...pack, contradictions: [{ ...both!, when, sides, evidence: ["data-linked"] }] };
    const texts = (content: typeof pack) => {
      const stated = fromAnswers(model, solid);
      return recommend({ pack: content, model, stated, today: TODAY }).details.disagreements.map(({ text }) => text);
    };
    expect(texts(told)).toEqual([expect.stringMatching(/^Sources disagree on what an audit asks for: one; two\./)]);
  });

  test("citations with their sources, vendors and expired ones marked", () => {
    const { citations } = advised(solid);
    const vendor = citations.find(({ id }) => id === "data-vendor");
    expect(vendor?.sources).toEqual([
      { title: "Brochure", publisher: "Seller", date: "undated", address: "no public address", vendor: true },
    ]);
    expect(citations.find(({ id }) => id === "care-routine")?.expired).toBe(true);
    expect(citations.find(({ id }) => id === "size-large")?.expired).toBe(false);
  });

  test("a receipt", () => {
    expect(advised(solid).details.receipt).toEqual({
      pack: { id: "decision", version: "2.0.0", hash: pack.hash },
      engine: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      assessment: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("a dispute is shown on the fact, with who said what", () => {
    const says = (choice: string): Answer => ({ kind: "choice", choice });
    const written = { ...solid, care: "nobody", size: "small", data: "none" };
    const answers = Object.fromEntries(Object.entries(written).map(([id, one]) => [id, { ana: says(one) }]));
    const stated = {
      answers: { ...answers, risk: { ana: says("audited"), bo: says("low") } },
      excluded: {},
      waived: [],
      fromText: [],
    };
    const said = recommend({ pack, model, stated, today: TODAY, names: { ana: "Ana", bo: "Bo" } });
    expect(said.findOuts[0]).toEqual({
      question: "risk",
      text: "Settle this first: Ana says its data is audited and Bo says its data is trivial.",
    });
  });
});
