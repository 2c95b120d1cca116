import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionId } from "../../../../src/identity.ts";
import type { SessionStore } from "../../../../src/ports.ts";
import { accepted, type Delivery } from "../../../fakes/slack/driver/attempt.ts";
import type { Seat } from "../../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../../fakes/slack/start-fake-slack.ts";
import type { Installation, Message } from "../../../fakes/slack/world/world.ts";
import { STEPS } from "../../killing/steps.ts";
import { aProcess, type Process } from "./a-process.ts";

/** What the processes share. */
export interface Shared {
  /** Says to each process where everything is kept. */
  readonly env: Readonly<Record<string, string>>;
  /** The same, past the processes. */
  open(): Promise<SessionStore>;
  remove(): Promise<void>;
}

/** Two processes on one store, of which one dies at each step of a turn in turn: what was acknowledged is not lost, and the other one ends it. */
export function holdKilling(share: () => Promise<Shared>): void {
  let slack: FakeSlack;
  let acme: Workspace;
  let installed: Installation;
  let store: SessionStore;
  let serving: Process;
  let other: Process;
  const roots: [Seat, string][] = [];
  let shared: Shared;

  beforeAll(async () => {
    shared = await share();
    slack = await startFakeSlack({ retryDelaysMs: [0, 300, 1500] });
    acme = slack.team("acme");
    installed = acme.install();
    acme.person("ana");
    for (const step of STEPS) acme.channel(step, { members: ["ana"], bot: true });
    [serving, other] = await Promise.all([
      aProcess(slack, installed, shared.env),
      aProcess(slack, installed, shared.env),
    ]);
    store = await shared.open();
  });

  afterAll(async () => {
    await Promise.all([serving.stop(), other.stop()]);
    await store.close();
    await slack.stop();
    await shared.remove();
  });

  const says = (words: string) => (message: Message) => message.text.includes(words);

  test.each(STEPS)(
    "killed when a turn is %s: nothing acknowledged is lost, another process finishes it",
    async (step) => {
      const ana = acme.as("ana").in(step);
      slack.pointTo({ url: serving.url });
      const { ts: root } = await ana.mention("@bot");
      roots.push([ana, root]);
      await ana.sees(says("How many parcels"));
      await slack.settled();

      serving.dieAt(step);
      const { deliveries } = await ana.mention("@bot Up to 20", { thread: root });
      expect(await serving.ended).toBe("SIGKILL");
      slack.pointTo({ url: other.url });
      const next = step === STEPS.at(-1) ? other : aProcess(slack, installed, shared.env);
      const list = await ana.sees(says("Does any of these hold"));
      await expect.poll(async () => (await sessionAt(root, ana)).outbox, { timeout: 8000 }).toEqual([]);

      expect(deliveries.map(({ attempts }) => attempts.some(accepted))).toEqual([true]);
      const { answers } = await sessionAt(root, ana);
      expect(Object.values(answers.volume ?? {}).map(({ given }) => given)).toEqual([
        { kind: "choice", choice: "few" },
      ]);
      // Only when it died between the send and the mark can nobody know.
      expect(ana.visible().filter(says("Does any of these hold")).length).toBeLessThanOrEqual(step === "sent" ? 2 : 1);

      // The thread goes on with whoever lives.
      await ana.press(list.ts, "None of these");
      await ana.sees(says("Where do most of them go?"));
      await slack.settled();
      [serving, other] = [other, await next];
    },
  );

  test("everything that was acknowledged in all of this is in the store", async () => {
    const sessions = await Promise.all(roots.map(([ana, root]) => sessionAt(root, ana)));
    const kept = new Set(sessions.flatMap(({ id, recentEvents }) => [id, ...recentEvents]));
    const workspace = `slack:${acme.team.id}`;
    const acknowledged = slack.deliveries.filter(({ attempts }) => attempts.some(accepted)).map(eventId);
    const lost = acknowledged.filter((id) => !kept.has(id) && !kept.has(sessionId(workspace, id)));
    expect({ acknowledged: acknowledged.length, lost }).toEqual({ acknowledged: STEPS.length * 3, lost: [] });
  });

  async function sessionAt(root: string, { channel }: Seat) {
    const id = await store.pointer(`slack:${acme.team.id}/${channel.id}/${root}`);
    const read = await store.read(id ?? "");
    if (read.kind !== "found") throw new Error(`the session is ${read.kind}`);
    return read.session;
  }
}

/** What the bot knows a payload by. */
function eventId({ payload }: Delivery): string {
  const event = payload.event as { channel: string; ts: string } | undefined;
  return event === undefined ? `click/${payload.trigger_id}` : `message/${event.channel}/${event.ts}`;
}
