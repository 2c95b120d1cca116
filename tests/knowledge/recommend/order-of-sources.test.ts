import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Citation,
  cite,
  exitCard,
  fromAnswers,
  independentSources,
  recommend,
  sourceRank,
  whyAfter,
} from "../../../knowledge/index.ts";
import { bench } from "../packs/python-web.ts";

const { pack, model, today } = bench;
const kinds = new Map(pack.sources.map((source) => [source.id, source.kind]));
const pieces = new Map(pack.evidence.map((piece) => [piece.id, piece]));

const isOfficial = (id: string) => pieces.get(id)!.sources.some((source) => sourceRank(kinds.get(source)!) === 0);

/** Ids that rest on something official or measured, listed after one that does not. */
function late(ids: readonly string[]): string[] {
  const first = ids.findIndex((id) => !isOfficial(id));
  return first < 0 ? [] : ids.slice(first).filter(isOfficial);
}

/** Sources of a citation that are official or measured, listed after others. */
function lateSources({ id, sources }: Citation): string[] {
  const kindOf = (title: string) =>
    pack.sources.find((source) => source.title === title && pieces.get(id)!.sources.includes(source.id))!.kind;
  const ranks = sources.map(({ title }) => sourceRank(kindOf(title)));
  return ranks.every((rank, at) => at === 0 || rank >= ranks[at - 1]!) ? [] : [id];
}

const answers = fc.record(
  Object.fromEntries(
    pack.questions.map(({ id, choices }) => [id, fc.constantFrom("unknown", ...choices.map((choice) => choice.id))]),
  ),
);

describe("official and measured sources come first", () => {
  test("in every list of a recommendation, whatever is answered", () => {
    fc.assert(
      fc.property(answers, (written) => {
        const said = recommend({ pack, model, stated: fromAnswers(model, written), today });
        const { details } = said;
        const lists = [
          ...said.reasons,
          ...said.caveats,
          ...said.instead,
          ...details.reasons,
          ...details.ledger,
          ...details.disagreements,
        ].map(({ evidence }) => evidence);
        expect([...lists, said.citations.map(({ id }) => id)].flatMap(late)).toEqual([]);
        expect(said.citations.flatMap(lateSources)).toEqual([]);
        for (const side of ["for", "against"]) {
          const printed = said.reasons.filter((reason) => reason.side === side);
          expect(late(printed.flatMap(({ evidence }) => evidence.slice(0, 1)))).toEqual([]);
        }
      }),
      { seed: 31, numRuns: 25 },
    );
  });

  test("when asked why, for every choice, and on every exit card", () => {
    const shown = [
      ...pack.questions.flatMap(({ id, choices }) =>
        choices.map((choice) => whyAfter(pack, id, choice.id, today)!.evidence),
      ),
      ...pack.exits.map(({ id }) => exitCard(pack, fromAnswers(model, {}), id, today)!.evidence),
    ];
    expect(shown.flatMap((list) => late(list.map(({ id }) => id)))).toEqual([]);
    expect(shown.flat().flatMap(lateSources)).toEqual([]);
    expect(shown.some((list) => list.length > 1)).toBe(true);
  });

  test("in citations of any pieces in any order", () => {
    const some = fc.shuffledSubarray([...pieces.keys()], { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(some, (ids) => {
        const listed = cite(pack, ids, today).map(({ id }) => id);
        expect(late(listed)).toEqual([]);
        expect(listed).toEqual(cite(pack, ids.toReversed(), today).map(({ id }) => id));
      }),
      { seed: 32, numRuns: 100 },
    );
  });
});

describe("independent sources", () => {
  test("are publishers: two pages of one publisher count once", () => {
    const byId = (id: string) => cite(pack, [id], today);
    expect(independentSources(byId("django-default-protections"))).toBe(1);
    expect(independentSources(byId("none-waiting"))).toBe(2);
    expect(independentSources([...byId("none-waiting"), ...byId("flask-gevent-way")])).toBe(2);
    expect(independentSources([])).toBe(0);
  });
});

test("what has expired is told for the day that is asked about, whichever was asked about before", () => {
  const all = pack.evidence.map(({ id }) => id);
  const expiredOn = (day: string) => cite(pack, all, day).filter(({ expired }) => expired).length;
  const expiring = pack.evidence.filter(({ validUntil }) => validUntil !== undefined).length;
  expect(expiring).toBeGreaterThan(0);
  expect(["2099-01-01", "2000-01-01", "2099-01-01"].map(expiredOn)).toEqual([expiring, 0, expiring]);
});
