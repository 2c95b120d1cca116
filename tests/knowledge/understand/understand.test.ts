import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understand } from "../../../knowledge/index.ts";
import { LONGEST_TEXT } from "../../../knowledge/understand/tokenise.ts";
import { aSmallPack } from "./a-small-pack.ts";

const pack = aSmallPack();
const choice = (id: string) => ({ kind: "choice", choice: id });

describe("words that mean something to the language it is written in", () => {
  test.each(["constructor", "__proto__", "toString", "has own property: valueOf"])(
    "%s is a word like any other",
    (text) => {
      expect(understand(pack, text, { pending: "load" }).answer).toBeNull();
    },
  );
});

describe("numbers", () => {
  test.each([
    ["500", "few"],
    ["500k users", "many"],
    ["10,000 users", "some"],
    ["10.000 users", "some"],
    ["1.5m", "many"],
    ["ten thousand", "some"],
    ["two hundred and fifty", "few"],
    ["half a million users", "many"],
    ["about 2 thousand", "some"],
    ["over 100k", "many"],
    ["under a thousand", "few"],
    ["tens of thousands", "some"],
    ["twenty-five users", "few"],
    ["100-200 users", "few"],
  ])("%s is %s", (text, expected) => {
    expect(understand(pack, text, { pending: "load" }).answer).toMatchObject({
      given: choice(expected),
      certain: true,
    });
  });

  test("a number without its unit says nothing about a question nobody asked", () => {
    expect(understand(pack, "we have 500 tickets a day").facts).toEqual([]);
  });

  test("a small number may be a position or a quantity and is confirmed", () => {
    expect(understand(pack, "3", { pending: "load" }).answer).toMatchObject({ given: choice("few"), certain: false });
    expect(understand(pack, "option 3", { pending: "load" }).answer).toMatchObject({
      given: choice("many"),
      certain: true,
    });
  });

  test("the corrected number counts, whichever side it stands on", () => {
    for (const text of ["actually 500k users not 5k", "5k users. Sorry, 500k users", "not 5k users but 500k users"])
      expect(understand(pack, text).facts).toMatchObject([{ question: "load", given: choice("many") }]);
  });
});

describe("facts", () => {
  test("keep the words they were read from, as written", () => {
    const [fact] = understand(pack, "Honestly, we mostly want Edit  Screens for the staff").facts;
    expect(fact).toMatchObject({ given: choice("forms"), words: "Edit Screens", certain: false, nearest: "charts" });
  });

  test("ignore case, diacritics, plural and invisible characters", () => {
    for (const text of ["CAFE", "cafés", "the Cafés", "ca\u200bfés", "cafe\u0301s"])
      expect(understand(pack, text).facts).toMatchObject([{ given: choice("charts"), certain: false }]);
  });

  test("never come out of a longer word", () => {
    expect(understand(pack, "platforms and flowcharts").facts).toEqual([]);
  });

  test("a cue that begins with a negation is matched as such", () => {
    expect(understand(pack, "no forms").facts).toMatchObject([{ given: choice("charts") }]);
    expect(understand(pack, "we do not want forms").facts).toEqual([]);
  });

  test("a question that is not readable is answered by a whole message only", () => {
    expect(understand(pack, "clean border").facts).toEqual([]);
    expect(understand(pack, "clean border", { pending: "border" }).answer).toMatchObject({ certain: true });
    expect(understand(pack, "there is a clean border between the two", { pending: "border" }).answer).toBeNull();
  });

  test("two different choices become one of these", () => {
    expect(understand(pack, "forms or charts").facts).toMatchObject([
      { given: { kind: "one-of", choices: ["forms", "charts"] }, certain: false },
    ]);
  });
});

describe("what is left", () => {
  test("sentences nothing was read from are kept, questions and small talk are not", () => {
    const { rest, asks } = understand(pack, "We want forms. The board meets on Friday. Ok. Is that fine?");
    expect(rest).toEqual(["The board meets on Friday."]);
    expect(asks).toBe(true);
  });

  test("an exit is named by its name or a cue", () => {
    expect(understand(pack, "why not pen and paper?")).toMatchObject({ exits: ["paper"], asks: true });
    expect(understand(pack, "could Paper do it").exits).toEqual(["paper"]);
  });

  test("what a question is about is said, without a fact", () => {
    expect(understand(pack, "do we need charts?")).toMatchObject({ about: ["pages"], facts: [] });
  });

  test("change may name its question by id, topic, number or cue", () => {
    for (const [text, question] of [
      ["change load", "load"],
      ["change question 2", "pages"],
      ["change the edit screens", "pages"],
      ["change", null],
    ] as const)
      expect(understand(pack, text).command).toMatchObject({ name: "change", question });
  });
});

describe("any text", () => {
  const isSound = (text: string, pending: string | undefined) => {
    const understood = understand(pack, text, { pending });
    const found = [...(understood.answer ? [understood.answer] : []), ...understood.facts];
    for (const { question, words } of found) {
      expect(pack.questions.map(({ id }) => id)).toContain(question);
      expect(words.length).toBeLessThanOrEqual(200);
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
    if (understood.command) expect(found).toEqual([]);
    expect(understood.empty).toBe(understood.command === null && !/[\p{L}\p{N}]/u.test(text) && !/[?？؟]/.test(text));
  };

  test("gives a sound result and never throws", () => {
    const pieces = fc.constantFrom(
      ...'no not forms charts 500k users ? . , if we \n 🙂 ، مرحبا \u202e \u0000 \ud800 either or n/a option b "'.split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join(" ")),
    );
    fc.assert(fc.property(text, fc.constantFrom("load", "pages", "border", "unheard-of", undefined), isSound), {
      seed: 20261121,
      numRuns: 1_500,
    });
  });

  test("a question mark or a negation never leaves a certain fact", () => {
    const filler = fc.constantFrom("we", "have", "the", "forms", "charts", "with", "500k", "users", "and");
    fc.assert(
      fc.property(fc.array(filler, { minLength: 1, maxLength: 12 }), (words) => {
        const asked = understand(pack, `${words.join(" ")}?`, { pending: "pages" });
        const denied = understand(pack, `we do not have ${words.join(" ")}`, { pending: "pages" });
        expect([asked.answer, ...asked.facts].filter((fact) => fact?.certain)).toEqual([]);
        expect([denied.answer, ...denied.facts].filter((fact) => fact?.certain)).toEqual([]);
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });

  test.each([
    "a",
    "no forms or charts, ",
    "forms ",
    "forms\n",
    "not no forms ",
    "actually forms well charts ",
    "one ",
    "1-",
    "1,1",
    "5k users ",
    '"',
    "? ",
    ". ",
    "n/a ",
    "a'",
    "e\u0301",
    "ing",
    "if ",
    " ",
  ])("40,000 characters of %j are read in linear time", (piece) => {
    const text = piece.repeat(Math.ceil(LONGEST_TEXT / piece.length)).slice(0, LONGEST_TEXT);
    const timed = (length: number) => {
      const started = performance.now();
      understand(pack, text.slice(0, length), { pending: "pages" });
      return performance.now() - started;
    };
    const fastest = { whole: Infinity, quarter: Infinity };
    // Four times the text: linear work is four times as long, quadratic sixteen times. Below a millisecond it is noise.
    const ratio = () => fastest.whole / Math.max(1, fastest.quarter);
    // Other work on the machine only ever adds time, so more runs come nearer to the truth.
    for (let run = 0; run < 6 || (run < 40 && ratio() >= 10); run += 1) {
      fastest.whole = Math.min(fastest.whole, timed(LONGEST_TEXT));
      fastest.quarter = Math.min(fastest.quarter, timed(LONGEST_TEXT / 4));
    }
    expect(ratio()).toBeLessThan(10);
  });
});
