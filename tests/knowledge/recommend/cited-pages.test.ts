import { expect, test } from "vitest";
import { cite as citeInSlack } from "../../../adapters/slack/render/cited.ts";
import { cited as citeInTeams } from "../../../adapters/teams/render/cited.ts";
import { renderCitations } from "../../../adapters/web/render/citation.ts";
import { type Citation, citedPages, type recommend } from "../../../knowledge/index.ts";
import { printRecommendation } from "../../../src/printing/print-recommendation.ts";
import { clear } from "../../adapters/web/gallery/recommendations.ts";

const source = (name: string) => ({
  title: `The ${name} page`,
  publisher: "Somebody",
  date: "2026-01-01",
  address: `https://${name}.example/`,
  vendor: false,
});

const piece = (
  id: string,
  grade: Citation["grade"],
  names: readonly string[],
  more: Partial<Citation> = {},
): Citation => ({
  id,
  statement: `What ${id} says.`,
  grade,
  sources: names.map(source),
  checkedOn: "2026-03-01",
  expired: false,
  ...more,
});

const pieces = [
  piece("one", "C", ["first", "second"]),
  piece("two", "A", ["first"], { checkedOn: "2026-02-01", expired: true }),
  piece("three", "B", ["third"], { expired: true }),
];
const ids = pieces.map(({ id }) => id);

test("a page is named once with every grade, its earliest check, and past its date only where all of it is", () => {
  expect(
    citedPages(pieces).map(({ address, grades, checkedOn, expired, evidence }) => [
      address,
      grades,
      checkedOn,
      expired,
      evidence,
    ]),
  ).toEqual([
    ["https://first.example/", ["A", "C"], "2026-02-01", false, ["one", "two"]],
    ["https://second.example/", ["C"], "2026-03-01", false, ["one"]],
    ["https://third.example/", ["B"], "2026-03-01", true, ["three"]],
  ]);
  expect(citedPages([piece("bare", "D", [])])).toMatchObject([{ title: "bare", address: "" }]);
});

test("no page is linked twice in a line in Slack or Teams, nor opened by two disclosures on the web", () => {
  const once = (text: string, name: string) => expect(text.split(`https://${name}.example/`)).toHaveLength(2);
  const slack = citeInSlack(ids, pieces);
  const teams = JSON.stringify(citeInTeams(ids, pieces));
  for (const name of ["first", "second", "third"]) {
    once(slack, name);
    once(teams, name);
  }
  expect(slack).toContain("A and C <https://first.example/");
  const view = { listed: new Set<string>(), sources: "" } as unknown as Parameters<typeof renderCitations>[1];
  const web = renderCitations(pieces, view)?.markup ?? "";
  expect(web.match(/<details/g)).toHaveLength(2);
  for (const { statement } of pieces) expect(web).toContain(statement);
});

test("in a terminal a page has one number, which everything that rests on it shows", () => {
  const reason = clear.reasons[0]!;
  const said: ReturnType<typeof recommend> = {
    ...clear,
    citations: pieces,
    reasons: [
      { ...reason, evidence: ["one"] },
      { ...reason, evidence: ["two"] },
    ],
    instead: [],
    caveats: [],
  };
  const printed = printRecommendation(said).replace(/\s+/g, " ");
  expect(printed).toMatch(
    /\[1, 2\].*\[1\].*Sources: \[1\] The first page.*\(grades A and C, checked 2026-02-01\) \[2\] The second page/,
  );
  expect(printed).not.toContain("[3]");
});
