import { describe, expect, test } from "vitest";
import { loadContent, type ModelSpec, toModelSpec } from "../../../knowledge/index.ts";
import { type Change, changed, smallPackFiles } from "./small-pack.ts";

const today = "2026-06-01";

function modelOf(day: string, ...changes: readonly Change[]): ModelSpec {
  return toModelSpec(loadContent(changes.length > 0 ? changed(...changes) : smallPackFiles), day);
}

function choiceOf(model: ModelSpec, question: string, choice: string) {
  return model.questions.find((each) => each.id === question)?.choices.find((each) => each.id === choice);
}

describe("the model of a pack", () => {
  const model = modelOf(today);

  test("keeps options, questions and choices in authored order and names the root", () => {
    expect(model.options).toEqual([{ id: "wiki" }, { id: "repo" }, { id: "site", buildsOn: "repo" }]);
    expect(model.questions.map((question) => question.id)).toEqual([
      "size",
      "writers",
      "readers",
      "approval",
      "upkeep",
    ]);
    expect(model.root).toBe("size");
  });

  test("carries fits per option, priors, vetoes and the fit gate", () => {
    expect(choiceOf(model, "writers", "developers")).toEqual({
      id: "developers",
      prior: 500,
      priorByRoot: { large: 300 },
      fits: [-1, 2, 2],
      grades: ["A", "A", "A"],
    });
    expect(choiceOf(model, "upkeep", "nobody")).toMatchObject({ fits: [0, 0, -2], vetoes: ["site"] });
    expect(choiceOf(model, "approval", "records")).toMatchObject({ none: true });
    expect(model.questions.find((question) => question.id === "approval")).toMatchObject({ rare: true, weight: 5 });
  });

  test("carries rules with their points, vetoes and grade, in id order", () => {
    expect(model.rules).toEqual([
      {
        id: "large-and-reviewed",
        consequence: "risk",
        when: [
          { question: "size", choices: ["large"] },
          { question: "approval", choices: ["review"] },
        ],
        points: [0, 0, 0],
        vetoes: ["wiki"],
        grade: "C",
      },
      {
        id: "staff-for-customers",
        consequence: "time-to-first-release",
        when: [
          { question: "writers", choices: ["staff"] },
          { question: "readers", choices: ["public"] },
        ],
        points: [4, 0, 0],
        grade: "C",
      },
    ]);
  });
});

describe("a fit's grade", () => {
  const gradesOf = (model: ModelSpec, question: string, choice: string) => choiceOf(model, question, choice)?.grades;

  test("counts evidence through the last day it is valid, and one grade worse after it", () => {
    expect(gradesOf(modelOf("2027-03-01"), "writers", "developers")).toEqual(["A", "A", "A"]);
    expect(gradesOf(modelOf("2027-03-02"), "writers", "developers")).toEqual(["B", "B", "B"]);
  });

  test("is D when there is none of its sign", () => {
    const other = {
      file: "evidence/pages.yaml",
      find: "choice: large, option: wiki, side: for",
      put: "choice: large, option: wiki, side: against",
    };
    expect(gradesOf(modelOf(today, other), "size", "large")?.[0]).toBe("D");
  });

  test("is D at best when all of it is vendor material, whatever the authors say", () => {
    const vendor = {
      file: "evidence/pages.yaml",
      find: "texts and attachments.\n  grade: B\n  sources: [wiki-manual]",
      put: "texts and attachments.\n  grade: A\n  sources: [wiki-brochure]",
    };
    expect(gradesOf(modelOf(today, vendor), "size", "large")?.[0]).toBe("D");
    const mixed = { ...vendor, put: vendor.put.replace("[wiki-brochure]", "[wiki-brochure, docs-survey]") };
    expect(gradesOf(modelOf(today, mixed), "size", "large")?.[0]).toBe("A");
  });

  test("is that of the best piece when there are several", () => {
    const second = {
      file: "evidence/pages.yaml",
      find: "- id: e-look",
      put: "- id: e-look-2\n  statement: The survey found the same.\n  grade: A\n  sources: [docs-survey]\n  checkedOn: 2026-02-12\n  consequence: running-effort\n  speaks:\n    - { question: size, choice: [large], option: wiki, side: for }\n- id: e-look",
    };
    expect(gradesOf(modelOf(today), "size", "large")?.[0]).toBe("B");
    expect(gradesOf(modelOf(today, second), "size", "large")?.[0]).toBe("A");
  });
});
