import { describe, expect, test } from "vitest";
import { canonicalPack, loadPack, PackError, type PackFile, parseCanonicalPack } from "../../../knowledge/index.ts";
import { smallPackFiles } from "./small-pack.ts";

const { pack } = loadPack(smallPackFiles);
const [question] = pack.questions;
const [one, other] = pack.evidence;

const contradiction = `
- id: two-views
  about: how much it takes
  when:
    - - { question: ${question!.id}, choices: [${question!.choices[0]!.id}] }
  sides:
    - { says: one says little, evidence: [${one!.id}] }
    - { says: the other says much, evidence: [${other!.id}] }
  follow: the first
  because: it was measured
  evidence: [${one!.id}]
`;
const leftOut = `
- id: claim-of-nobody
  reason: marketing
  why: It praises and says nothing.
`;

const withFile = (name: string, text: string): PackFile[] => [...smallPackFiles, { name, text }];

function problemsOf(name: string, text: string): string[] {
  try {
    loadPack(withFile(name, text));
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
}

describe("contradictions.yaml", () => {
  test("is part of the pack and of its hash, also in an archive", () => {
    const loaded = loadPack(withFile("contradictions.yaml", contradiction)).pack;
    expect(loaded.contradictions.map(({ id }) => id)).toEqual(["two-views"]);
    expect(loaded.hash).not.toBe(pack.hash);
    expect(parseCanonicalPack(canonicalPack(loaded), loaded.hash)).toEqual(loaded);
  });

  test("names evidence, questions and choices that exist, at least two sides, and its id once", () => {
    expect(problemsOf("contradictions.yaml", contradiction.replace(`[${other!.id}]`, "[no-such-thing]"))).toEqual([
      expect.stringMatching(/^contradictions\.yaml:8:\d+ .*no-such-thing/),
    ]);
    expect(problemsOf("contradictions.yaml", contradiction.replace(question!.choices[0]!.id, "no-choice"))[0]).toMatch(
      /^contradictions\.yaml:5:.*no-choice/,
    );
    const oneSided = contradiction.replace(/ {4}- \{ says: the other.*\n/, "");
    expect(problemsOf("contradictions.yaml", oneSided)[0]).toMatch(/^contradictions\.yaml:/);
    expect(problemsOf("contradictions.yaml", contradiction + contradiction)[0]).toContain('"two-views" is taken');
  });
});

describe("not-used.yaml", () => {
  test("belongs to the folder and not to the pack: the hash stays", () => {
    const { pack: loaded, trials } = loadPack(withFile("not-used.yaml", leftOut));
    expect(trials.notUsed.map(({ id }) => id)).toEqual(["claim-of-nobody"]);
    expect(loaded.hash).toBe(pack.hash);
  });

  test("knows four reasons, and a claim once", () => {
    expect(problemsOf("not-used.yaml", leftOut.replace("marketing", "boring"))[0]).toMatch(/^not-used\.yaml:3:/);
    expect(problemsOf("not-used.yaml", leftOut + leftOut)[0]).toContain('"claim-of-nobody" is taken');
  });
});
