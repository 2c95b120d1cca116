import { describe, expect, test } from "vitest";
import { fromAnswers, recommend, type WrittenAnswers, whyAfter } from "../../../knowledge/index.ts";
import { bench } from "./python-web.ts";

const { pack, model, today } = bench;

/** What the articles disagree on: answers it touches, and near ones it does not. */
const contradictions: Readonly<Record<string, { touched: WrittenAnswers; untouched: WrittenAnswers }>> = {
  x01: { touched: { skills: "no" }, untouched: { skills: "django" } },
  x02: { touched: { purpose: "demo", people: "one" }, untouched: { purpose: "years", people: "one" } },
  x03: { touched: { purpose: "seed" }, untouched: { purpose: "demo" } },
  x04: { touched: { peak: "waitmany" }, untouched: { peak: "short" } },
  x05: { touched: { peak: "live" }, untouched: { peak: "waitmany" } },
  x06: { touched: { modules: "content" }, untouched: { modules: "shop" } },
  x07: { touched: { accounts: "sso", backoffice: "staff" }, untouched: { accounts: "roles", backoffice: "staff" } },
  x08: { touched: { breadth: "many" }, untouched: { breadth: "one" } },
  x09: { touched: { fixed: "tiny" }, untouched: { fixed: "sqla" } },
  x10: { touched: { purpose: "learn" }, untouched: { purpose: "years" } },
  x11: { touched: { breadth: "one", purpose: "seed" }, untouched: { breadth: "one", purpose: "years" } },
  x12: { touched: { fixed: "pick" }, untouched: { fixed: "sqla" } },
  x13: { touched: { client: "pages", risk: "personal" }, untouched: { client: "front", risk: "personal" } },
  x14: { touched: { skills: "hire" }, untouched: { skills: "both" } },
  x15: { touched: { contract: "typed" }, untouched: { contract: "useful" } },
  x16: { touched: { seam: "clean", accounts: "roles" }, untouched: { seam: "clean", accounts: "open" } },
  x17: { touched: { care: "part", people: "one" }, untouched: { care: "team", people: "one" } },
  x18: { touched: { seam: "jobs" }, untouched: { seam: "clean" } },
  x19: { touched: { people: "split" }, untouched: { people: "big" } },
  x20: { touched: { fixed: "audit" }, untouched: { fixed: "defaults" } },
  x21: { touched: { seam: "apart" }, untouched: { seam: "tangled" } },
  x22: { touched: { risk: "regulated" }, untouched: { risk: "business" } },
  x23: { touched: { purpose: "seed", breadth: "few" }, untouched: { purpose: "seed", breadth: "one" } },
  x24: { touched: { client: "analysts" }, untouched: { client: "programs" } },
};

const nameOf = (id: string) => id.split("-")[0] ?? id;

/** The disagreements a team that gives these answers reads in its details. */
function read(written: WrittenAnswers): string[] {
  const { details } = recommend({ pack, model, stated: fromAnswers(model, written), today });
  return details.disagreements.map(({ text }) => text);
}

describe("where the articles disagree", () => {
  test("all of it is data: X01 to X24, once each", () => {
    const ids = Array.from({ length: 24 }, (_, at) => `x${String(at + 1).padStart(2, "0")}`);
    expect(pack.contradictions.map(({ id }) => nameOf(id))).toEqual(ids);
    expect(Object.keys(contradictions)).toEqual(ids);
  });

  test.each(pack.contradictions)(
    "$id is read by a team it touches and by no other",
    ({ id, about, follow, because }) => {
      const { touched, untouched } = contradictions[nameOf(id)]!;
      const said = (texts: readonly string[]) =>
        texts.filter((text) => text.startsWith(`Sources disagree on ${about}: `));
      const [text, ...more] = said(read(touched));
      expect(text).toMatch(/\. We follow .+, because .+\.$/);
      expect(text).toContain(`We follow ${follow}, because ${because}.`);
      expect(more).toEqual([]);
      expect(said(read(untouched))).toEqual([]);
      expect(said(read({}))).toEqual([]);
    },
  );

  test("what is followed rests on more than the articles", () => {
    const official = new Map(pack.evidence.map((piece) => [piece.id, piece.grade]));
    const onOpinion = pack.contradictions.filter(({ evidence }) => evidence.every((id) => official.get(id) === "D"));
    expect(onOpinion.map(({ id }) => id)).toEqual([]);
  });

  test("an answer that one of them touches alone says so when asked why", () => {
    expect(whyAfter(pack, "risk", "regulated", today)?.text).toContain("Sources disagree on what a framework saves");
    expect(whyAfter(pack, "risk", "business", today)?.text).not.toContain("Sources disagree");
  });
});
