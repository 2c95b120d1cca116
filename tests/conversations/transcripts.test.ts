import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replay } from "./replay.ts";
import { shown } from "./shown.ts";
import { parseTranscript } from "./transcript.ts";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((file) => file.endsWith(".md"));

describe("conversations go as they are written down", () => {
  test("there are enough of them", () => {
    expect(files.length).toBeGreaterThan(15);
  });

  test.each(files)("%s", async (file) => {
    const transcript = parseTranscript(readFileSync(join(folder, file), "utf8"));
    const said = await replay(transcript);
    transcript.turns.forEach(({ line, expected }, index) => {
      expect(shown(said[index] ?? [], expected), line).toEqual(expected);
    });
  });
});

describe("reading what is expected", () => {
  test.each([
    ["the lines themselves", ["a", "b"], ["a", "b"], true],
    ["a line too many", ["a", "b"], ["a"], false],
    ["a line missing", ["a"], ["a", "b"], false],
    ["the beginning of a line", ["a long line"], ["a long…"], true],
    ["another beginning", ["a long line"], ["a short…"], false],
    ["any lines in between", ["a", "b", "c", "d"], ["a", "…", "d"], true],
    ["no line in between", ["a", "d"], ["a", "…", "d"], true],
    ["another end", ["a", "b", "c"], ["a", "…", "d"], false],
  ])("%s", (_what, lines, expected, holds) => {
    expect(JSON.stringify(shown(lines, expected)) === JSON.stringify(expected)).toBe(holds);
  });
});
