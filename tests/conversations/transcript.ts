/** A conversation as a file tells it. */
export interface Transcript {
  readonly title: string;
  /** Folder name of the pack. */
  readonly pack: string;
  /** When it begins, where time passes in it: the days it names are its own. */
  readonly begins: { readonly at: number; readonly zone: string } | undefined;
  /** What the file says before the first line of talk, to be kept when it is written again. */
  readonly head: readonly string[];
  readonly turns: readonly Turn[];
}

/** What one person does, or what happens beside the conversation, and the lines that are expected of it. */
export interface Turn {
  /** The line as it stands in the file. */
  readonly line: string;
  readonly person: string;
  /**
   * `says`, `mutters` (not addressed to the bot), or what stands in brackets: `start`, `press`, `tick`, …; `pass` and `run`
   * are nobody's.
   */
  readonly act: string;
  readonly words: string;
  readonly expected: readonly string[];
}

/**
 * Reads a transcript: `> Ana: words`, `> Ana (aside): words` or `> Ana [act words]`, each followed by what the bot says.
 * `> (28 days pass)` lets time pass, and `> $ npm run …` is a command beside the conversation, followed by what it prints.
 */
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
  const said = (name: string) => head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [title = ""] = head;
  const begins = said("begins");
  return {
    title: title.replace(/^# /, ""),
    pack: said("pack") ?? "delivery",
    begins: begins === undefined ? undefined : readBeginning(begins),
    head,
    turns,
  };
}

/** "2026-11-23 09:00 Europe/Berlin" */
function readBeginning(words: string): { at: number; zone: string } {
  const [day = "", time = "", zone = ""] = words.split(" ");
  const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  return { at, zone };
}

function parseLine(line: string): Pick<Turn, "person" | "act" | "words"> {
  const passing = /^> \((\d+ days) pass\)$/.exec(line);
  if (passing) return { person: "", act: "pass", words: passing[1] ?? "" };
  if (line.startsWith("> $ ")) return { person: "", act: "run", words: line.slice("> $ ".length) };
  const acting = /^> (\S+) \[([a-z-]+) ?(.*)\]$/.exec(line);
  if (acting) return { person: acting[1] ?? "", act: acting[2] ?? "", words: acting[3] ?? "" };
  const talking = /^> (\S+?)( \(aside\))?: ?(.*)$/.exec(line);
  if (!talking) throw new Error(`not a line of a transcript: ${line}`);
  return { person: talking[1] ?? "", act: talking[2] ? "mutters" : "says", words: talking[3] ?? "" };
}
