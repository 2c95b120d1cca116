import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript } from "../../conversations/transcript.ts";
import { aMovableClock } from "../../fakes/a-movable-clock.ts";
import { holdTranscript } from "./hold-transcript.ts";
import { serveWeb } from "./serve-web.ts";

test("the whole life of a decision, held on the page without a script", async () => {
  const file = join(import.meta.dirname, "../../conversations/a-whole-life.md");
  const transcript = parseTranscript(readFileSync(file, "utf8"));
  const { at = 0, zone = "UTC" } = transcript.begins ?? {};
  const clock = aMovableClock(at);
  const served = await serveWeb({ pack: transcript.pack, time: { clock, zone } });
  try {
    const said = await holdTranscript(transcript, served, clock);
    transcript.turns.forEach(({ line, expected }, index) => {
      expect(shown(said[index] ?? [], expected), line).toEqual(expected);
    });
  } finally {
    await served.close();
  }
});
