import { expect, test } from "vitest";
import { renderSourcesPage } from "../../../adapters/web/render/sources-page.ts";
import { readPack, sourceRank } from "../../../knowledge/index.ts";

const pack = readPack("knowledge/packs/python-web");

test("the page of sources lists official and measured ones first and vendors last, each with its better graded statements first", () => {
  const page = renderSourcesPage(pack, []).markup;
  const listed = [...page.matchAll(/id="source-([a-z0-9-]+)"/g)].map(([, id]) => id);
  expect(listed).toHaveLength(pack.sources.length);
  const ranks = listed.map((id) => sourceRank(pack.sources.find((source) => source.id === id)!.kind));
  expect(ranks).toEqual(ranks.toSorted());
  for (const section of page.split("<section").slice(1)) {
    const grades = [...section.matchAll(/class="grade grade-([a-d])"/g)].map(([, grade]) => grade);
    expect(grades).toEqual(grades.toSorted());
  }
});
