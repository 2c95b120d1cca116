import { readFileSync, writeFileSync } from "node:fs";
import { replay } from "./replay.ts";
import { parseTranscript } from "./transcript.ts";

/**
 * Writes down what the bot says now in the transcripts named: `node tests/conversations/write-transcripts.ts <file>…`.
 * For new ones, and after a change of words; read the difference before it is committed. A turn with a "…" stays as it is.
 */
for (const file of process.argv.slice(2)) {
  const transcript = parseTranscript(readFileSync(file, "utf8"));
  const said = await replay(transcript);
  const turns = transcript.turns.map(({ line, expected }, index) =>
    [line, ...(expected.some((one) => one.endsWith("…")) ? expected : (said[index] ?? []))].join("\n"),
  );
  writeFileSync(file, `${[transcript.head.join("\n").trimEnd(), ...turns].join("\n\n")}\n`);
}
