import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { type ReadFact, readPack, type Understood, understand } from "../../../knowledge/index.ts";

const Facts = z.record(z.string(), z.string()).default({});
const Sentence = z.strictObject({
  text: z.string(),
  pending: z.string().optional(),
  answer: z.string().nullish(),
  facts: Facts,
  scenario: Facts,
  asks: z.boolean().default(false),
  exits: z.array(z.string()).default([]),
  asides: z.array(z.string()).default([]),
  command: z.string().optional(),
  empty: z.boolean().default(false),
  recall: z.boolean().default(false),
});

const root = join(import.meta.dirname, "../../..");
const pack = readPack(join(root, "knowledge/packs/python-web"));
const sentences = z.array(Sentence).parse(parse(readFileSync(join(root, "tests/fixtures/sentences.yaml"), "utf8")));

describe("sentences people type", () => {
  test("there are at least 70 of them, and they are all different", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(70);
    expect(new Set(sentences.map(({ pending, text }) => `${pending} ${text}`)).size).toBe(sentences.length);
  });

  test.each(sentences.map((sentence) => [JSON.stringify(sentence.text.slice(0, 60)), sentence] as const))(
    "%s",
    (_, sentence) => {
      const understood = understand(pack, sentence.text, { pending: sentence.pending });
      expect(summary(understood)).toEqual({
        answer: sentence.answer ?? null,
        facts: sentence.facts,
        scenario: sentence.scenario,
        asks: sentence.asks,
        exits: sentence.exits,
        asides: sentence.asides,
        command: sentence.command ?? null,
        empty: sentence.empty,
      });
    },
  );

  test("no fact is certain that the fixture does not call certain", () => {
    const wrong = sentences.flatMap((sentence) => {
      const { answer, facts } = understand(pack, sentence.text, { pending: sentence.pending });
      const expected: Readonly<Record<string, string>> = {
        ...sentence.facts,
        ...(sentence.pending && sentence.answer ? { [sentence.pending]: sentence.answer } : {}),
      };
      return [answer, ...facts]
        .filter((fact) => fact?.certain && expected[fact.question] !== readBack(fact))
        .map((fact) => `${sentence.text}: ${fact?.question}`);
    });
    expect(wrong).toEqual([]);
  });

  test("plain statements are understood", () => {
    const plain = sentences.filter((sentence) => sentence.recall);
    const wanted = plain.flatMap(({ text, facts }) => Object.keys(facts).map((question) => ({ text, question })));
    const found = wanted.filter(({ text, question }) =>
      understand(pack, text).facts.some((fact) => fact.question === question),
    );
    expect(plain.length).toBeGreaterThanOrEqual(8);
    expect(found.length / wanted.length).toBe(1);
  });
});

function summary({ answer, facts, scenario, asks, exits, asides, command, empty }: Understood) {
  const readable = (list: readonly ReadFact[]) =>
    Object.fromEntries(list.map((fact) => [fact.question, readBack(fact)]));
  return {
    answer: answer && readBack(answer),
    facts: readable(facts),
    scenario: readable(scenario),
    asks,
    exits,
    asides,
    command: command?.name ?? null,
    empty,
  };
}

function readBack({ given, certain }: ReadFact): string {
  const value = given.kind === "choice" ? given.choice : given.kind === "one-of" ? given.choices.join("/") : given.kind;
  return certain ? `${value}!` : value;
}
