import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { saying } from "./an-office.ts";
import { pressPayload } from "./press-payload.ts";
import { type ServedSlack, serveSlack } from "./serve-slack.ts";

let fake: FakeSlack;
let served: ServedSlack;
let acme: Workspace;
let globex: Workspace;

const open = async (options: Parameters<typeof startFakeSlack>[0] = {}) => {
  fake = await startFakeSlack(options);
  [acme, globex] = [fake.team("acme"), fake.team("globex")];
  for (const team of [acme, globex]) {
    team.person("ana");
    team.channel("general", { members: ["ana"] });
  }
  served = await serveSlack(fake);
};

afterEach(async () => {
  await served.close();
  await fake.stop();
});

interface Walk {
  readonly state: string;
  readonly cookie: string;
  readonly callback: URL;
}

/** From the install page through Slack's consent, up to the redirect back, which is not followed yet. */
async function consent(team: Workspace, parameters: Record<string, string> = {}): Promise<Walk> {
  const page = await fetch(`${served.address}/slack/install`);
  const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
  const address = /href="([^"]+oauth[^"]+)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  const asked = new URL(address);
  for (const [name, value] of Object.entries({ team: teamId(team), ...parameters }))
    asked.searchParams.set(name, value);
  const answered = await fetch(asked, { redirect: "manual" });
  const back = new URL(answered.headers.get("location") ?? "");
  const callback = new URL(`${back.pathname}${back.search}`, served.address);
  return { state: asked.searchParams.get("state") ?? "", cookie, callback };
}

function teamId(team: Workspace): string {
  return team.person("ana").team;
}

async function install(team: Workspace, parameters: Record<string, string> = {}): Promise<number> {
  const { callback, cookie } = await consent(team, parameters);
  return (await fetch(callback, { headers: { cookie } })).status;
}

const invite = (team: Workspace): void => void team.addBot("general");

describe("installing", () => {
  beforeEach(() => open());

  test("two workspaces install it, and each hears only its own, at the same time", async () => {
    expect([await install(acme), await install(globex)]).toEqual([200, 200]);
    for (const team of [acme, globex]) invite(team);
    const seats = [acme.as("ana").in("general"), globex.as("ana").in("general")];
    const turns = ["Up to 20", "More than 200"];
    await Promise.all(
      seats.map(async (seat, at) => {
        await seat.command("/architect");
        const first = await seat.sees(saying("How many parcels"));
        await seat.press(first.ts, turns[at] ?? "");
        const list = await seat.sees(saying("Does any of these hold"));
        await seat.press(list.ts, "None of these");
        await seat.sees(saying(at === 0 ? "Where do most of them go?" : "Who could drive every day?"));
      }),
    );
    await fake.settled();
    const [ours, theirs] = seats.map((seat) => JSON.stringify(seat.visible().map(({ text }) => text)));
    expect([ours?.includes("Up to 20"), theirs?.includes("ana: More than 200")]).toEqual([true, true]);
    expect([ours?.includes("ana: More than 200"), theirs?.includes("ana: Up to 20")]).toEqual([false, false]);
    for (const { method, team, args } of fake.log.filter((one) => one.method.startsWith("chat."))) {
      const channel = [acme, globex].find((one) => one.as("ana").in("general").channel.id === args.channel);
      expect([method, team]).toEqual([method, channel && teamId(channel)]);
    }
    expect(fake.refused()).toEqual([]);
  });

  test("a button of one workspace's interview does nothing in another", async () => {
    await install(acme);
    await install(globex);
    for (const team of [acme, globex]) invite(team);
    const ana = acme.as("ana").in("general");
    await ana.command("/architect");
    await ana.sees(saying("How many parcels"));
    const other = globex.as("ana").in("general");
    const act = { kind: "choice" as const, question: "volume", choice: "few" };
    await fake.deliver("interaction", pressPayload(other, act, served.sessionId ?? ""));
    await globex.as("ana").dm().sees(saying("No interview is open here"));
    expect((await served.store.recent(`slack:${teamId(acme)}`, ana.person.id, 1))[0]?.answers).toEqual({});
  });

  test("a state is good once, only with its cookie, and not when it is made up", async () => {
    const walk = await consent(acme);
    const withoutCookie = await fetch(walk.callback);
    expect(withoutCookie.status).toBeGreaterThanOrEqual(400);
    const good = await fetch(walk.callback, { headers: { cookie: walk.cookie } });
    const again = await fetch(walk.callback, { headers: { cookie: walk.cookie } });
    expect([good.status, again.status >= 400]).toEqual([200, true]);
    const forged = new URL(walk.callback);
    forged.searchParams.set("state", "made.up");
    const cookie = `${walk.cookie.split("=")[0]}=made.up`;
    expect((await fetch(forged, { headers: { cookie } })).status).toBeGreaterThanOrEqual(400);
  });

  test("tokens are not readable in the database, and are gone after the app is removed", async () => {
    await install(acme);
    const token = fake.world.installations.at(-1)?.botToken ?? "";
    const kept = await served.installations.get(`slack:${teamId(acme)}`);
    expect(kept).toMatchObject({ botToken: token, installedBy: acme.as("ana").person.id });
    const bytes = [served.file, `${served.file}-wal`].map((file) => readFileSync(file).toString("latin1")).join();
    expect([bytes.includes("installations"), bytes.includes(token)]).toEqual([true, false]);
    acme.uninstall();
    await fake.settled();
    expect(await served.installations.get(`slack:${teamId(acme)}`)).toBeUndefined();
  });

  test("an organisation installs it for all its workspaces", async () => {
    const org = fake.org("initech");
    const team = org.team("sales");
    team.person("ana");
    team.channel("general", { members: ["ana"] });
    expect(await install(team, { enterprise: org.org.id })).toBe(200);
    team.addBot("general");
    const ana = team.as("ana").in("general");
    await ana.command("/architect");
    const first = await ana.sees(saying("How many parcels"));
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    expect(await served.installations.get(`slack:${org.org.id}`)).toBeDefined();
    const [session] = await served.store.recent(`slack:${org.org.id}`, ana.person.id, 1);
    expect(session?.workspace).toBe(`slack:${org.org.id}`);
  });
});

describe("tokens that end", () => {
  beforeEach(() => open({ rotation: true }));

  test("five things at once with a token about to end renew it once, and all of them are done", async () => {
    await install(acme);
    invite(acme);
    const workspace = `slack:${teamId(acme)}`;
    const kept = await served.installations.get(workspace);
    expect(kept?.expiresAt).toBeGreaterThan(Date.now());
    await served.installations.put({ ...kept!, expiresAt: Date.now() + 60_000 });
    const ana = acme.as("ana").in("general");
    await Promise.all([1, 2, 3, 4, 5].map((turn) => ana.mention(`@bot number ${turn}`)));
    await fake.until(
      () => (ana.visible().filter(saying("How many parcels")).length === 5 ? true : undefined),
      () => JSON.stringify(ana.visible().map(({ text }) => text)),
    );
    const renewals = fake.log.filter(
      ({ method, args }) => method === "oauth.v2.access" && args.grant_type === "refresh_token",
    );
    expect(renewals).toHaveLength(1);
    expect((await served.installations.get(workspace))?.botToken).not.toBe(kept?.botToken);
    expect(fake.refused()).toEqual([]);
  });
});
