import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scopes } from "../../../adapters/slack/manifest.ts";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript } from "../../conversations/transcript.ts";
import { startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { holdTranscript } from "./hold-transcript.ts";
import { serveSlack } from "./serve-slack.ts";

const folder = join(import.meta.dirname, "../../conversations");
const files = readdirSync(folder).filter((file) => file.endsWith(".md"));

describe("the transcripts, held in Slack", () => {
  test.concurrent.each(files)("%s", async (file) => {
    const transcript = parseTranscript(readFileSync(join(folder, file), "utf8"));
    const fake = await startFakeSlack({ events: ["app_mention", "message.channels", "message.im"] });
    const team = fake.team("acme");
    const { botToken } = team.install({ scopes: scopes({ typedReplies: true }).map(({ scope }) => scope) });
    const people = [...new Set([...transcript.turns.map(({ person }) => person), "Grace", "Linus", "Margaret"])];
    for (const person of people) team.person(person);
    team.channel("table", { members: people, bot: true });
    const served = await serveSlack(fake, { token: botToken, typedReplies: true, pack: transcript.pack });
    try {
      const said = await holdTranscript(transcript, { fake, team, served });
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
