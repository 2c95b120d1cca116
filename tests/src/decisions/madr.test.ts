import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Decision } from "../../../src/decisions/decision.ts";
import { madr } from "../../../src/decisions/madr.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { aDecided, knowledgeOf, pythonWeb } from "./a-decided.ts";

const knowledge = knowledgeOf(pythonWeb);
const { decision } = aDecided(knowledge, "django", 6, [
  "heard: Linus, Margaret",
  "We were bitten by a framework that died.",
  "accept",
  "costly",
  "2027-03-01",
  "more than 3 incidents a month; the status page",
  "title: The customer portal",
]);
const outOf = (markdown: string) => {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  return { front: parse(front, { strict: true, uniqueKeys: true }), body };
};
const headings = (body: string) => body.split("\n").filter((line) => /^#{1,6} /.test(line));

describe("a record as MADR 4", () => {
  const markdown = madr(decision);
  const { front, body } = outOf(markdown);

  test("its front matter is YAML with the fields of MADR, and names the decision", () => {
    expect(front).toEqual({
      status: "accepted",
      date: "2026-11-24",
      "decision-makers": ["Ana"],
      consulted: ["Linus", "Margaret (not heard)"],
      informed: [],
      waymark: "WM-7",
      "waymark-interview": decision.sessionId,
    });
  });

  test("its headings are those of the template, in its order", () => {
    const options = pythonWeb.manifest.options.map(({ name }) => `### ${name}`);
    expect(headings(body)).toEqual([
      "# The customer portal",
      "## Context and Problem Statement",
      "## Decision Drivers",
      "## Considered Options",
      "## Decision Outcome",
      "### Consequences",
      "### Confirmation",
      "## Pros and Cons of the Options",
      ...options,
      "## More Information",
      "### What would change it",
      "### What would make us ignore it",
      "### Sources",
      "### Receipt",
    ]);
  });

  test("every citation in it resolves to a source it lists, and every source to the pack's", () => {
    const [reasons = "", sources = ""] = body.split("### Sources");
    const cited = [...reasons.matchAll(/\(((?:[a-z][a-z0-9-]*)(?:, [a-z][a-z0-9-]*)*)\)$/gm)]
      .flatMap(([, ids = ""]) => ids.split(", "))
      .filter((id) => pythonWeb.evidence.some((one) => one.id === id));
    const listed = [...sources.matchAll(/^\* \*\*([^*]+)\*\*/gm)].map(([, id]) => id);
    expect(cited.length).toBeGreaterThan(5);
    expect([...new Set(cited)].filter((id) => !listed.includes(id))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    const addresses = pythonWeb.sources.map(({ address }) => address);
    const linked = [...sources.matchAll(/\]\(<([^>]+)>\)/g)].map(([, address = ""]) => address);
    expect([linked.length > 5, linked.filter((address) => !addresses.includes(address))]).toEqual([true, []]);
  });

  test("a sentence has its evidence once, at most three pieces, and nothing else is listed", () => {
    const [reasons = "", sources = ""] = body.split("### Sources");
    const cited = [...reasons.matchAll(/^\* (?:(?:Good|Bad), because|Neutral:) (.*) \(([a-z0-9-, ]+)\)$/gm)].map(
      ([, sentence, ids = ""]) => ({ sentence, ids: ids.split(", ") }),
    );
    expect(cited.length).toBeGreaterThan(5);
    expect(new Set(cited.map(({ sentence }) => sentence)).size).toBe(cited.length);
    expect(Math.max(...cited.map(({ ids }) => ids.length))).toBe(3);
    const listed = [...sources.matchAll(/^\* \*\*([^*]+)\*\*/gm)].map(([, id]) => id);
    expect(listed.toSorted()).toEqual([...new Set(cited.flatMap(({ ids }) => ids))].sort());
    expect(sources).toMatch(/^\n\nAt most 3 for each sentence above, checked (?:on|between) 2026-/);
  });

  test("after “because” words lose the capital of their sentence, and names keep theirs", () => {
    const record = { ...decision.record! };
    record.recommendation = {
      ...record.recommendation,
      reasons: ["Welcome defaults help.", "Wagtail is known."].map((text) => {
        return { side: "for", text, points: 1, evidence: [] };
      }),
    };
    record.answers = [{ question: "q", text: "Are defaults welcome?", given: [] }];
    const { body: said } = outOf(madr({ ...decision, record }));
    expect(said).toContain("* Good, because welcome defaults help.\n* Good, because Wagtail is known.\n");
  });

  test("it holds what people said, with who said it, and the receipt", () => {
    for (const part of [
      "(Linus)",
      "bitten by a framework that died",
      "more than 3 incidents a month. Where to look: the status page.",
      "Costly to take back.",
      "First production use is expected on 2027-03-01.",
      `SHA-256 ${decision.receipt?.hash}`,
      `Pack python-web ${pythonWeb.manifest.version}, SHA-256 ${pythonWeb.hash}`,
    ]) {
      expect(body).toContain(part);
    }
  });

  test("the same decision gives the same bytes, also after it was kept and read again", () => {
    expect(madr(JSON.parse(JSON.stringify(decision)) as Decision)).toBe(markdown);
  });
});

describe("words that are no words", () => {
  const hostile =
    "# Title\n---\nstatus: rejected\n<script>alert(1)</script> ![x](http://x.test) | `a` *b* [c](javascript:d)";

  test("change neither the front matter nor the headings, and link nowhere", () => {
    const named = { id: "x", name: 'A: "b"\n---\n# c' };
    const record = decision.record!;
    const markdown = madr({
      ...decision,
      title: hostile,
      ratifiedBy: named,
      consulted: [{ name: `- ${hostile}`.slice(0, 100), heard: false }],
      override: { reason: "other", note: hostile },
      tripwire: { words: hostile, where: hostile },
      findOuts: [{ words: hostile, owner: hostile.slice(0, 100), dueOn: "2027-01-01" }],
      record: { ...record, context: [{ author: named, text: hostile }], ignoreWhen: { author: named, text: hostile } },
      entries: [{ at: 0, by: named, kind: "review", text: hostile }],
    });
    const { front, body } = outOf(markdown);
    expect(front).toMatchObject({ status: "accepted", "decision-makers": [named.name], waymark: "WM-7" });
    const [title, ...others] = headings(body);
    expect(title).toMatch(/^# \\# Title --- status: rejected/);
    expect(others).toEqual([...headings(outOf(madr(decision)).body).slice(1), "## Amendments"]);
    expect(body).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(javascript|!\[|(?<!\\)\]\(http:/);
  });
});

describe("what became of it", () => {
  test("a superseded one says by what, in the front matter and below", () => {
    const { front, body } = outOf(
      madr({
        ...decision,
        status: "superseded",
        supersededBy: "WM-9",
        entries: [{ at: Date.UTC(2027, 0, 1), by: decision.owner, kind: "superseded", text: "Superseded by WM-9." }],
      }),
    );
    expect(front).toMatchObject({ status: "superseded by WM-9" });
    expect(body).toMatch(/## Amendments\n\n\* 2027-01-01, Ana: Superseded by WM-9\.\n$/);
  });

  test("an override keeps its reason, and turns what speaks for the other one into what is given up", () => {
    const taken = pythonWeb.manifest.options.find(({ id }) => id !== decision.recommended);
    const { body } = outOf(
      madr({
        ...decision,
        option: taken!.id,
        outcome: taken!.name,
        override: { reason: "people", note: "they know it" },
      }),
    );
    expect(body).toContain(`Chosen option: “${taken!.name}”, against the recommendation.`);
    expect(body).toContain("Reason of the override: our people know it better. “they know it”");
    const first = decision.record!.recommendation.reasons.find(({ side }) => side === "for");
    expect(body).toMatch(new RegExp(`\\* Bad, because .*\\(${first!.evidence.join(", ")}\\)`));
  });

  test("a preview is proposed and has no number, and a record without an interview still is a record", () => {
    expect(outOf(madr(decision, { preview: true })).front).not.toHaveProperty("waymark");
    expect(outOf(madr(decision, { preview: true })).front).toMatchObject({ status: "proposed" });
    expect(headings(outOf(madr(aDecision({ id: "WM-1" }))).body)).toEqual([
      "# How parcels reach the customers",
      "## Decision Outcome",
      "### Consequences",
      "### Confirmation",
    ]);
  });
});
