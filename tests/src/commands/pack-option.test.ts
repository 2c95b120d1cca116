import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run as advise } from "../../../src/commands/advise.ts";
import { choosePack } from "../../../src/commands/choose-pack.ts";
import { run as questions } from "../../../src/commands/questions.ts";
import { readPacks } from "../../../src/commands/read-packs.ts";
import { ConfigError, UsageError } from "../../../src/errors.ts";
import { runCommand } from "./run-command.ts";

const packs = join(import.meta.dirname, "../../../knowledge/packs");
const small = join(import.meta.dirname, "../../fixtures/packs/small");
const folder = mkdtempSync(join(tmpdir(), "waymark-pack-option-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the pack a command is about", () => {
  test("is the first by name, another by name, or a folder", () => {
    expect(choosePack(packs, undefined)).toBe(join(packs, "python-web"));
    expect(choosePack(packs, "service-or-module")).toBe(join(packs, "service-or-module"));
    expect(choosePack(packs, small)).toBe(small);
    expect(choosePack(small, undefined)).toBe(small);
  });

  test("that is not there is answered with the nearest", () => {
    expect(() => choosePack(packs, "service-or-modul")).toThrow(UsageError);
    expect(() => choosePack(packs, "service-or-modul")).toThrow('did you mean "service-or-module"?');
  });

  test("is told to advise and to questions with --pack", async () => {
    const asked = await runCommand(questions, ["--pack", "service-or-module", "--json"]);
    expect(JSON.parse(asked.out).questions[0]).toMatchObject({ id: "owners", root: true });
    const answers = '{"owners": "same", "boundary": "trial"}';
    const said = await runCommand(advise, ["--answers", "-", "--pack", "service-or-module", "--json"], answers);
    expect(JSON.parse(said.out)).toMatchObject({ pack: { id: "service-or-module" }, verdict: { core: "module" } });
    const other = await runCommand(advise, ["--answers", "-", "--json"], answers);
    expect([other.code, other.err.includes("owners")]).toEqual([2, true]);
  });

  test("cannot be named where two packs share an id", () => {
    for (const name of ["one", "two"]) cpSync(small, join(folder, name), { recursive: true });
    expect(() => readPacks(folder)).toThrow(ConfigError);
    expect(() => readPacks(folder)).toThrow(/several packs have the id "/);
    expect(readPacks(packs).map(({ manifest }) => manifest.id)).toEqual(["python-web", "service-or-module"]);
  });
});
