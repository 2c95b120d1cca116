import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript } from "../../conversations/transcript.ts";
import { aMovableClock } from "../../fakes/a-movable-clock.ts";
import { packNamed } from "../pack-named.ts";
import { holdTranscript } from "./hold-transcript.ts";

test("the whole life of a decision, held in two terminals", async () => {
  const file = join(import.meta.dirname, "../../conversations/a-whole-life.md");
  const transcript = parseTranscript(readFileSync(file, "utf8"));
  const { at = 0, zone = "UTC" } = transcript.begins ?? {};
  const folder = mkdtempSync(join(tmpdir(), "waymark-terminals-"));
  try {
    const here = { folder, pack: packNamed(transcript.pack), clock: aMovableClock(at), zone };
    const { lines, screens } = await holdTranscript(transcript, here);
    transcript.turns.forEach(({ line, expected }, index) => {
      expect(shown(lines[index] ?? [], expected), line).toEqual(expected);
    });
    const tooWide = screens.flatMap(({ text }) => text.split("\n")).filter((line) => line.length > 80);
    expect(tooWide.filter((line) => !/^> |https:/.test(line))).toEqual([]);
    // What is meant for one person is on no other's screen, and signing prints no answer once more.
    expect(screens.filter(({ text }) => text.includes("In brief, for Ana")).map(({ person }) => person)).toEqual([]);
    expect(screens.filter(({ text }) => /> record it\n\n {2}= /.test(text))).toEqual([]);
    expect(screens.filter(({ text }) => text.includes("> record it"))).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
