import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { scopes } from "../../../adapters/slack/manifest.ts";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript } from "../../conversations/transcript.ts";
import { aMovableClock } from "../../fakes/a-movable-clock.ts";
import { startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { holdTranscript } from "./hold-transcript.ts";
import { serveSlack } from "./serve-slack.ts";

const conversations = join(import.meta.dirname, "../../conversations");
const files = readdirSync(conversations).filter((file) => file.endsWith(".md"));

describe("the transcripts, held in Slack", () => {
  test.concurrent.each(files)("%s", async (file) => {
    const transcript = parseTranscript(readFileSync(join(conversations, file), "utf8"));
    const fake = await startFakeSlack({ events: ["app_mention", "message.channels", "message.im"] });
    const team = fake.team("acme");
    const { botToken } = team.install({ scopes: scopes({ typedReplies: true }).map(({ scope }) => scope) });
    const people = [...new Set([...transcript.turns.map(({ person }) => person), "Grace", "Linus", "Margaret"])];
    for (const person of people) team.person(person);
    team.channel("table", { members: people, bot: true });
    const { begins } = transcript;
    const clock = aMovableClock(begins?.at ?? Date.now());
    const served = await serveSlack(fake, {
      token: botToken,
      typedReplies: true,
      pack: transcript.pack,
      ...(begins === undefined ? {} : { clock, zone: begins.zone, looks: true }),
    });
    const folder = dirname(served.file);
    const around = { clock, folder, environment: { WAYMARK_DATA: folder } };
    try {
      const said = await holdTranscript(transcript, { fake, team, served, around });
      transcript.turns.forEach(({ line, expected }, index) => {
        expect(shown(said[index] ?? [], expected), line).toEqual(expected);
      });
      expect(fake.refused().map(({ method, answer }) => `${method}: ${JSON.stringify(answer)}`)).toEqual([]);
    } finally {
      await served.close();
      await fake.stop();
    }
  });
});
