import { afterAll, beforeAll, expect, test } from "vitest";
import type { DecisionStore, SessionStore } from "../../../../src/ports.ts";
import type { Workspace } from "../../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../../fakes/slack/start-fake-slack.ts";
import type { Installation, Message } from "../../../fakes/slack/world/world.ts";
import { aProcess, type Process } from "./a-process.ts";

/** What the processes share. */
export interface SharedDecisions {
  /** Says to each process where everything is kept. */
  readonly env: Readonly<Record<string, string>>;
  /** The same, past the processes. */
  open(): Promise<{ readonly store: SessionStore; readonly decisions: DecisionStore }>;
  remove(): Promise<void>;
}

/** Before the signature is stored, after it and before the decision is, and while both wait to be told. */
const STEPS = ["computed", "committed", "acknowledged", "claimed"] as const;

/** The process somebody signs at dies around the commit: whoever lives writes the decision, once, under one number. */
export function holdDecisionKilling(share: () => Promise<SharedDecisions>): void {
  let shared: SharedDecisions;
  let slack: FakeSlack;
  let acme: Workspace;
  let installed: Installation;
  let kept: Awaited<ReturnType<SharedDecisions["open"]>>;
  let serving: Process;

  beforeAll(async () => {
    shared = await share();
    slack = await startFakeSlack({ retryDelaysMs: [0, 300, 1500] });
    acme = slack.team("acme");
    installed = acme.install();
    acme.person("ana");
    for (const step of STEPS) acme.channel(step, { members: ["ana"], bot: true });
    serving = await aProcess(slack, installed, shared.env);
    kept = await shared.open();
  });

  afterAll(async () => {
    await serving.stop();
    await kept.store.close();
    await slack.stop();
    await shared.remove();
  });

  const says = (words: string) => (message: Message) => message.text.includes(words);

  test.each(STEPS.map((step, at) => [step, `WM-${at + 1}`] as const))(
    "killed when the signature is %s: the next process finishes it as %s",
    async (step, id) => {
      const ana = acme.as("ana").in(step);
      slack.pointTo({ url: serving.url });
      const { ts: root } = await ana.mention("@bot");
      await ana.sees(says("How many parcels"));
      for (const words of ["Up to 20", "none", "all over the country", "1", "accept"]) {
        await ana.mention(`@bot ${words}`, { thread: root });
      }
      await ana.sees(says("decides: Courier"));
      await slack.settled();

      serving.dieAt(step);
      await ana.mention("@bot record it", { thread: root });
      expect(await serving.ended).toBe("SIGKILL");
      serving = await aProcess(slack, installed, shared.env);
      slack.pointTo({ url: serving.url });
      // What was not acknowledged nobody repeats for a person for ever: they say it again.
      if (step === "computed") await ana.mention("@bot record it", { thread: root });
      await ana.sees(says(id));
      await slack.settled();

      const session = (await kept.store.pointer(`slack:${acme.team.id}/${ana.channel.id}/${root}`)) ?? "";
      await expect
        .poll(
          async () => {
            const read = await kept.store.read(session);
            return read.kind === "found" && read.session.outbox.length;
          },
          { timeout: 8000 },
        )
        .toBe(0);
      const all = await Array.fromAsync(kept.decisions.all(`slack:${acme.team.id}`));
      expect(all.map((decision) => decision.id)).toEqual(STEPS.slice(0, all.length).map((_, at) => `WM-${at + 1}`));
      expect(all.filter(({ sessionId }) => sessionId === session).map((decision) => decision.id)).toEqual([id]);
      expect(await kept.decisions.get(`slack:${acme.team.id}`, id)).toMatchObject({ version: 1 });
      expect(ana.visible().filter(says(`saved as ${id}`)).length).toBe(1);
    },
  );
}
