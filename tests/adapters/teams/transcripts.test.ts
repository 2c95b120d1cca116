import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript, type Transcript } from "../../conversations/transcript.ts";
import { aMovableClock, type MovableClock } from "../../fakes/a-movable-clock.ts";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import { anOffice, type Office } from "./an-office.ts";
import { holdTranscript } from "./hold-transcript.ts";

const conversations = join(import.meta.dirname, "../../conversations");
const transcripts = readdirSync(conversations)
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({ file, transcript: parseTranscript(readFileSync(join(conversations, file), "utf8")) }));

/** Why a transcript cannot be held somewhere; undefined where it can. */
function impossible({ turns }: Transcript, kind: ChatKind): string | undefined {
  if (turns.some(({ act }) => act === "mutters")) return "Teams passes on no words that do not mention the bot";
  if (kind === "personal" && new Set(turns.map(({ person }) => person)).size > 1) return "one person only";
  if (kind === "groupChat" && turns.some(({ act }) => act === "run"))
    return "what is decided in private is not exported";
  return undefined;
}

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** Decisions are numbered by workspace, so whoever records one has a workspace of their own. */
async function hold(transcript: Transcript, kind: ChatKind, old = false): Promise<void> {
  const { begins, turns } = transcript;
  const decides = turns.some(({ act, words }) => act === "record" || words === "record it");
  const clock = aMovableClock(begins?.at ?? Date.now());
  if (!decides) return holdIn(office, transcript, kind, { clock, folder: "", old });
  // Commands beside it open the database from outside.
  const folder = begins === undefined ? "" : mkdtempSync(join(tmpdir(), "waymark-teams-"));
  const own = await anOffice(begins === undefined ? {} : { clock, zone: begins.zone, looks: true, folder });
  await holdIn(own, transcript, kind, { clock, folder, old }).finally(() => own.close());
  if (folder !== "") rmSync(folder, { recursive: true, force: true });
}

interface How {
  readonly clock: MovableClock;
  readonly folder: string;
  readonly old: boolean;
}

async function holdIn({ fake, table: sit }: Office, transcript: Transcript, kind: ChatKind, how: How) {
  const { clock, folder, old } = how;
  const before = [fake.refused().length, fake.faults.length];
  const people = [...new Set(transcript.turns.map(({ person }) => person))];
  const table = await sit(kind, people, { pack: transcript.pack, old });
  // Who decides gets a message of their own.
  if (transcript.begins !== undefined) for (const person of people) table.tenant.personal(person);
  const said = await holdTranscript(transcript, table, { clock, folder, environment: { WAYMARK_DATA: folder } });
  transcript.turns.forEach(({ line, expected }, index) => {
    expect(shown(said[index] ?? [], expected), line).toEqual(expected);
  });
  const refused = fake.refused().map(({ call, answer }) => `${call}: ${JSON.stringify(answer)}`);
  expect([...refused.slice(before[0]), ...fake.faults.slice(before[1])]).toEqual([]);
}

describe.each(["personal", "groupChat", "channel"] as const)("the transcripts, held in Teams: %s", (kind) => {
  for (const { file, transcript } of transcripts) {
    const why = impossible(transcript, kind);
    test.skipIf(why !== undefined)(why === undefined ? file : `${file} (${why})`, () => hold(transcript, kind));
  }
});

describe("with clients that do not know Action.Execute", () => {
  test.each(["by-buttons.md", "cost.md", "after-the-recommendation.md"])("%s", async (file) => {
    const found = transcripts.find((one) => one.file === file);
    if (found === undefined) throw new Error(`there is no ${file}`);
    await hold(found.transcript, "channel", true);
  });
});
