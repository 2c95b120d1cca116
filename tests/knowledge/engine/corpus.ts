import { readFileSync } from "node:fs";
import { createModel, type Model, type ModelSpec, type Stated } from "../../../knowledge/engine/index.ts";
import { sobolColumn } from "../../../knowledge/engine/sobol-column.ts";
import { nothingSaid } from "./statements.ts";

interface CorpusChoice {
  readonly prior: number;
  readonly points: readonly number[];
  readonly vetoes: readonly number[];
}

export interface CorpusPack {
  readonly name: string;
  readonly family: string;
  readonly options: number;
  readonly questions: readonly (readonly CorpusChoice[])[];
  /** Small packs: winner probabilities (none last) from an independent implementation; answers are choice indices or -1. */
  readonly expected?: readonly { readonly answers: readonly number[]; readonly winner: readonly number[] }[];
}

const file = new URL("../../fixtures/engine-corpus.json", import.meta.url);

/** The independent corpus: packs of 16 questions, and small ones with exact chances. */
export const corpus = JSON.parse(readFileSync(file, "utf8")) as {
  readonly packs: readonly CorpusPack[];
  readonly small: readonly CorpusPack[];
};

const two = (n: number) => String(n).padStart(2, "0");

/** The pack as a specification: points become fits of weight 1. */
export function specOf(pack: CorpusPack): ModelSpec {
  return {
    options: Array.from({ length: pack.options }, (_, j) => ({ id: `o${j}` })),
    questions: pack.questions.map((choices, q) => ({
      id: `q${two(q)}`,
      weight: 1,
      choices: choices.map(({ prior, points, vetoes }, a) => ({
        id: `c${a}`,
        prior,
        fits: points,
        vetoes: vetoes.map((j) => `o${j}`),
      })),
    })),
    rules: [],
  };
}

export function modelOf(pack: CorpusPack): Model {
  return createModel(specOf(pack));
}

/** Choice indices by question, -1 for open, as one person's statements. */
export function statedBy(answers: readonly number[]): Stated {
  const given = answers.flatMap((a, q) =>
    a < 0 ? [] : [[`q${two(q)}`, { ana: { kind: "choice", choice: `c${a}` } }] as const],
  );
  return { ...nothingSaid, answers: Object.fromEntries(given) };
}

/** The n-th person drawn from the pack's prior, a choice index per question: evenly spread, so that few people say much. */
export function drawPerson(pack: CorpusPack, n: number): number[] {
  return pack.questions.map((choices, q) => {
    // The engine's own rows turned by a fixed part of the circle per question: evenly spread, but other people.
    const u = (sobolColumn(q)[n]! + 0.618 * (q + 1) * (q + 3)) % 1;
    let left = u * choices.reduce((sum, { prior }) => sum + prior, 0);
    for (const [a, { prior }] of choices.entries()) {
      left -= prior;
      if (left < 0) return a;
    }
    return choices.length - 1;
  });
}

/** Place of a question id in the pack. */
export function placeOf(question: string): number {
  return Number(question.slice(1));
}

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
