import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  formatProblem,
  PackError,
  readPack,
  readPackFiles,
  readTrials,
  readWholePack,
} from "../../../knowledge/index.ts";
import { smallPackFolder } from "./small-pack.ts";

let parent = "";
let folder = "";

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "waymark-pack-"));
  folder = join(parent, "small");
  cpSync(smallPackFolder, folder, { recursive: true });
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function problems(read: (folder: string) => unknown = readWholePack): string[] {
  try {
    read(folder);
  } catch (error) {
    if (error instanceof PackError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe("reading a folder", () => {
  test("gives the pack, and its trials when they are asked for", () => {
    const pack = readPack(folder);
    const trials = readTrials(folder, pack);
    expect(readWholePack(folder)).toEqual({ pack, trials });
    expect(trials.scenarios.map((scenario) => scenario.id)).toEqual([
      "support-writes-for-customers",
      "audited-how-tos",
    ]);
  });

  test("does not even read trials to load a pack", () => {
    write("cases/public.yaml", new Uint8Array(10 * 1024 * 1024));
    expect(readPack(folder).manifest.id).toBe("team-handbook");
    expect(problems()).toEqual(["cases/public.yaml:1:1 at most 1 MiB, this has 10485760 bytes; split the file"]);
  });

  test("says so when there is no folder", () => {
    expect(problems(() => readPack(join(parent, "nothing")))[0]).toMatch(/there is no such folder; a pack is a folder/);
  });

  test("names the folder when it refuses its pack", () => {
    write("pack.yaml", "id: [");
    expect(() => readPack(folder)).toThrow(`The pack in ${folder} has 1 problem; nothing of it was loaded.`);
  });

  test("ignores README.md and names that begin with a dot", () => {
    write("README.md", "# notes");
    write(".swp", "\0");
    expect(problems()).toEqual([]);
  });

  test("refuses files no pack has, at any depth, and says what is allowed", () => {
    write("question.yaml", "[]");
    write("evidence/notes.txt", "x");
    mkdirSync(join(folder, "evidence/more"));
    expect(problems().map((line) => line.replace(/allowed: pack\.yaml, .*, README\.md$/, "allowed: …"))).toEqual([
      "evidence/more:1:1 no pack has this file; allowed: …",
      "evidence/notes.txt:1:1 no pack has this file; allowed: …",
      "question.yaml:1:1 no pack has this file; allowed: …",
    ]);
  });

  test("lists what cannot be read beside everything else that is wrong", () => {
    write("sources.yaml", new Uint8Array([0x2d, 0x20, 0xff]));
    write("asides.yaml", "- id: x");
    write("more.yaml", "");
    expect(problems().map((line) => line.split(" ")[0])).toEqual([
      "asides.yaml:1:3",
      "asides.yaml:1:3",
      "asides.yaml:1:3",
      "more.yaml:1:1",
      "sources.yaml:1:3",
    ]);
  });

  test("follows links inside the folder and refuses those that lead out, nowhere or in a circle", () => {
    writeFileSync(join(parent, "outside.yaml"), "[]");
    rmSync(join(folder, "asides.yaml"));
    rmSync(join(folder, "caveats.yaml"));
    rmSync(join(folder, "tensions.yaml"));
    renameSync(join(folder, "evidence/pages.yaml"), join(folder, ".pages.yaml"));
    symlinkSync(join(parent, "outside.yaml"), join(folder, "asides.yaml"));
    symlinkSync("nowhere.yaml", join(folder, "caveats.yaml"));
    symlinkSync("tensions.yaml", join(folder, "tensions.yaml"));
    symlinkSync("../.pages.yaml", join(folder, "evidence/pages.yaml"));
    const link = "links to a place outside the pack's folder; copy the file";
    expect(problems()).toEqual([`asides.yaml:1:1 ${link}`, `caveats.yaml:1:1 ${link}`, `tensions.yaml:1:1 ${link}`]);
  });

  test("refuses a folder link that leads out", () => {
    const elsewhere = join(parent, "elsewhere");
    cpSync(join(folder, "evidence"), elsewhere, { recursive: true });
    rmSync(join(folder, "evidence"), { recursive: true });
    symlinkSync(elsewhere, join(folder, "evidence"));
    expect(problems(readPack).map((line) => line.replace(/; allowed: .*/, ""))).toEqual([
      "evidence:1:1 no pack has this file",
      "evidence/*.yaml:1:1 this file is required",
    ]);
  });

  test("refuses too many files", () => {
    for (let index = 0; index < 70; index++) write(`evidence/e${index}.yaml`, "[]");
    expect(problems().some((line) => line.includes("at most 64 files, this has 85"))).toBe(true);
  });
});

describe("encodings", () => {
  test("a byte order mark is no part of the text", () => {
    const [file] = readPackFiles(folder).filter((each) => each.name === "pack.yaml");
    write("pack.yaml", `\uFEFF${file?.text}`);
    expect(readPackFiles(folder)).toContainEqual(file);
    expect(problems()).toEqual([]);
  });

  test("Latin-1 is refused at the first byte that is not UTF-8", () => {
    write("pack.yaml", Buffer.from("id: ok\ntitle: Töpfe und Pfannen für Größere\n", "latin1"));
    expect(problems(readPack)).toEqual(["pack.yaml:2:9 is not UTF-8 from here on; save it as UTF-8"]);
  });

  test("UTF-16 is refused at its first byte", () => {
    write("pack.yaml", Buffer.from("\uFEFFid: ok\n", "utf16le"));
    expect(problems(readPack)).toEqual(["pack.yaml:1:1 is not UTF-8 from here on; save it as UTF-8"]);
  });

  test("a file that ends within a character is refused there", () => {
    write("pack.yaml", Buffer.from("id: é").subarray(0, 5));
    expect(problems(readPack)[0]).toMatch(/^pack\.yaml:1:5 is not UTF-8/);
  });
});
