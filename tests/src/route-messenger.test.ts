import { expect, test } from "vitest";
import type { Delivery } from "../../src/ports.ts";
import { routeMessenger } from "../../src/route-messenger.ts";
import { aNotice, aSession, withItems } from "../contracts/a-session.ts";
import { aFakeMessenger } from "../fakes/a-fake-messenger.ts";

function inWorkspace(workspace: string): Delivery {
  const session = withItems(aSession({ workspace, conversation: `${workspace}/C1` }), { by: "one", at: 1 });
  const [item] = session.outbox;
  if (item === undefined || item.outgoing === null) throw new Error("nothing to deliver");
  return { item, session, ref: undefined, ours: async () => true };
}

test("each workspace is spoken to by its platform, and this machine by its own", async () => {
  const [slack, local] = [aFakeMessenger(), aFakeMessenger()];
  const messenger = routeMessenger({ slack, teams: undefined }, local);
  expect(messenger.platforms).toEqual(["local", "slack"]);
  await messenger.deliver(inWorkspace("slack:T1"));
  await messenger.deliver(inWorkspace("local"));
  await messenger.notice("slack:T1/C1", "U1", aNotice("private"));
  expect([slack.arrived.length, slack.notices.length, local.arrived.length, local.notices.length]).toEqual([
    1, 1, 1, 0,
  ]);
});

test("what belongs to a platform that is not connected here is left to a process where it is, never said elsewhere", async () => {
  const local = aFakeMessenger();
  const messenger = routeMessenger({ slack: undefined }, local);
  for (const workspace of ["slack:T1", "teams:t1", "constructor:t1"]) {
    expect(await messenger.deliver(inWorkspace(workspace))).toMatchObject({ outcome: "retry" });
    await messenger.notice(`${workspace}/C1`, "U1", aNotice("private"));
  }
  expect([local.arrived, local.notices]).toEqual([[], []]);
});
