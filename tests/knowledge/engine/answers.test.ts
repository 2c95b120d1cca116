import { expect, test } from "vitest";
import {
  createModel,
  fromAnswers,
  ModelError,
  type ModelSpec,
  turn,
  UnknownAnswerError,
} from "../../../knowledge/engine/index.ts";

const spec: ModelSpec = {
  options: [{ id: "x" }, { id: "y" }],
  questions: [
    {
      id: "team-size",
      weight: 3,
      choices: [
        { id: "small", prior: 1, fits: [2, 0] },
        { id: "large", prior: 1, fits: [0, 2] },
      ],
    },
    {
      id: "data-store",
      weight: 3,
      choices: [
        { id: "relational", prior: 1, fits: [2, 0] },
        { id: "documents", prior: 1, fits: [0, 2] },
      ],
    },
    {
      id: "purpose",
      weight: 1,
      choices: [
        { id: "toy", prior: 1, fits: [0, 0] },
        { id: "real", prior: 1, fits: [0, 0] },
      ],
    },
  ],
  rules: [],
};
const model = createModel(spec);

test("written answers become statements of one author", () => {
  const stated = fromAnswers(
    model,
    { "team-size": "small", "data-store": ["relational", "documents"], purpose: "unknown" },
    "ana",
  );
  expect(stated).toEqual({
    answers: {
      "team-size": { ana: { kind: "choice", choice: "small" } },
      "data-store": { ana: { kind: "one-of", choices: ["relational", "documents"] } },
      purpose: { ana: { kind: "unknown" } },
    },
    excluded: {},
    waived: [],
    fromText: [],
  });
  expect(fromAnswers(model, { purpose: { notApplicable: "no product yet" } }).answers.purpose).toEqual({
    file: { kind: "not-applicable", reason: "no product yet" },
  });
});

test("every unknown question and choice is listed with the nearest known one", () => {
  const read = () =>
    fromAnswers(model, {
      "team-sise": "small",
      "data-store": ["relationl", "documents", "dokument"],
      purpose: "unknwon",
    });
  expect(read).toThrow(UnknownAnswerError);
  try {
    read();
  } catch (error) {
    expect((error as UnknownAnswerError).problems).toEqual([
      { path: "team-sise", given: "team-sise", nearest: "team-size" },
      { path: "data-store[0]", given: "relationl", nearest: "relational" },
      { path: "data-store[2]", given: "dokument", nearest: "documents" },
      { path: "purpose", given: "unknwon", nearest: "unknown" },
    ]);
  }
});

test("what is too long to be an id is clipped in the message", () => {
  const [question, choice] = ["q".repeat(1_000_000), "c".repeat(1_000_000)];
  const read = () => fromAnswers(model, { [question]: "small", purpose: choice });
  expect(read).toThrow(/^q{63}…: "q{63}…" is not known.*\npurpose: "c{63}…" is not known, did you mean/);
});

test("statements about questions or choices the model does not have are refused, not ignored", () => {
  const stated = {
    answers: { "team-size": { ana: { kind: "choice", choice: "huge" } as const } },
    excluded: { colour: ["red"] },
    waived: ["shape"],
    fromText: [],
  };
  expect(() => turn(model, stated)).toThrow(/"huge".*\n.*"colour".*\n.*"shape"/);
});

test("a model that cannot be computed with lists every problem at once", () => {
  const [first, ...rest] = spec.questions;
  const broken = {
    ...spec,
    root: "missing",
    questions: [{ ...first!, weight: 0, choices: [{ id: "small", prior: 0, fits: [2], vetoes: ["z"] }] }, ...rest],
  };
  try {
    createModel(broken);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).problems).toEqual([
      "the root is not a question",
      "team-size needs a positive weight",
      "team-size.small needs one integer per option",
      "team-size.small needs positive integer priors",
      "team-size.small vetoes an unknown option",
    ]);
  }
});
