import { expect, test } from "vitest";
import { createLocator, lintPack, loadPack } from "../../../knowledge/index.ts";
import { changed, smallPackFiles } from "./small-pack.ts";

const questions = "questions.yaml";

test("findings are found in their files: choices without naming them, whole files, and where a key is not written", () => {
  const locate = createLocator(smallPackFiles);
  const textAt = (path: string) => {
    const at = locate(path);
    const file = smallPackFiles.find(({ name }) => name === at?.file);
    return at && `${at.file} ${file!.text.split("\n")[at.line - 1]!.slice(at.column - 1)}`;
  };
  expect(textAt("questions.writers.staff.fits.repo")).toMatch(/^questions\.yaml repo: -1, site: -1/);
  expect(textAt("questions.writers.mixed.fits.repo")).toBe("questions.yaml id: mixed");
  expect(textAt("questions.readers.choices.public.label")).toMatch(/^questions\.yaml label: Anybody/);
  expect(textAt("evidence.e-staff")).toBe("evidence/people.yaml id: e-staff");
  expect(textAt("manifest.options.site")).toBe("pack.yaml id: site");
  expect(textAt("scenarios.audited-how-tos.rules")).toMatch(/^cases\/scenarios\.yaml rules:/);
  expect(textAt("archetypes")).toBe("archetypes.yaml - id: product-team");
  expect(locate("weather.today")).toBeUndefined();
  const { pack } = loadPack(changed({ file: questions, find: "weight: 4", put: "weight: 9" }));
  for (const { path } of lintPack(pack, "2026-11-21")) expect([path, locate(path)?.file]).toEqual([path, questions]);
});
