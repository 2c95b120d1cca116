/** A conversation as a file tells it. */
export interface Transcript {
  readonly title: string;
  /** Folder name of the pack. */
  readonly pack: string;
  /** What the file says before the first line of talk, to be kept when it is written again. */
  readonly head: readonly string[];
  readonly turns: readonly Turn[];
}

/** What one person does, and the lines the bot is expected to say. */
export interface Turn {
  /** The line as it stands in the file. */
  readonly line: string;
  readonly person: string;
  /** `says`, `mutters` (not addressed to the bot), or what stands in brackets: `start`, `press`, `tick`, … */
  readonly act: string;
  readonly words: string;
  readonly expected: readonly string[];
}

/** Reads a transcript: `> Ana: words`, `> Ana (aside): words` or `> Ana [act words]`, each followed by what the bot says. */
export function parseTranscript(text: string): Transcript {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line.startsWith("> "));
  const head = lines.slice(0, first);
  const turns: Turn[] = [];
  let expected: string[] = [];
  for (const line of lines.slice(first)) {
    if (line.startsWith("> ")) {
      expected = [];
      turns.push({ line, ...parseLine(line), expected });
    } else if (line !== "") expected.push(line);
  }
  const pack = head.find((line) => line.startsWith("pack: "))?.slice("pack: ".length) ?? "delivery";
  return { title: head[0]?.replace(/^# /, "") ?? "", pack, head, turns };
}

function parseLine(line: string): Pick<Turn, "person" | "act" | "words"> {
  const acting = /^> (\S+) \[([a-z-]+) ?(.*)\]$/.exec(line);
  if (acting) return { person: acting[1] ?? "", act: acting[2] ?? "", words: acting[3] ?? "" };
  const talking = /^> (\S+?)( \(aside\))?: ?(.*)$/.exec(line);
  if (!talking) throw new Error(`not a line of a transcript: ${line}`);
  return { person: talking[1] ?? "", act: talking[2] ? "mutters" : "says", words: talking[3] ?? "" };
}
