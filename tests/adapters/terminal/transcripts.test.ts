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
    const tooWide = screens
      .join("\n")
      .split("\n")
      .filter((line) => line.length > 80 && !/^> |https:\/\//.test(line));
    expect(tooWide).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
