import { describe, expect, test } from "vitest";
import { canonicalPack, type LoadedPack, parseCanonicalPack, readPack } from "../../../knowledge/index.ts";
import { sessionId } from "../../../src/identity.ts";
import { botHarness, restart, say, smallPack, start } from "./bot-harness.ts";

const at = botHarness();
const first = sessionId("local", "start-1");
const second = sessionId("local", "r1");
const other = readPack(new URL("../../fixtures/packs/delivery", import.meta.url).pathname);
const packs = [smallPack, other] as const;

function oneVersionOn(pack: LoadedPack): LoadedPack {
  return parseCanonicalPack(canonicalPack({ ...pack, manifest: { ...pack.manifest, version: "99.0.0" } }));
}

describe("which pack an interview is about", () => {
  test("is the first one, unless the start names another", async () => {
    const { bot } = at.aBot({ packs });
    await bot.handle(start("start-1"));
    await bot.handle(start("start-2", { conversation: "local/page-2", pack: other.manifest.id }));
    expect((await at.stored(first)).pack.id).toBe(smallPack.manifest.id);
    expect((await at.stored(sessionId("local", "start-2"))).pack).toEqual({
      id: other.manifest.id,
      version: other.manifest.version,
      hash: other.hash,
    });
  });

  test("must be one that is here: a start that names another is told so, and nothing begins", async () => {
    const { bot } = at.aBot({ packs });
    const handled = await bot.handle(start("start-1", { pack: "no-such-pack" }));
    expect(handled.outcome).toBe("ignored");
    expect(handled.notices.map(({ reply }) => reply)).toEqual([
      { kind: "notice", text: 'No pack here is called "no-such-pack", so nothing was started.', buttons: [] },
    ]);
    expect((await at.store.read(first)).kind).toBe("absent");
  });

  test("stays the same over a restart, in the version that is here now", async () => {
    await at.aBot({ packs }).bot.handle(start("start-1", { pack: other.manifest.id }));
    const { bot } = at.aBot({ packs: [smallPack, oneVersionOn(other)] });
    await bot.handle(say("e1"));
    await bot.handle(restart("r1"));
    expect((await at.stored(first)).pack.version).toBe(other.manifest.version);
    expect((await at.stored(second)).pack).toMatchObject({ id: other.manifest.id, version: "99.0.0" });
  });

  test("becomes the first one when an interview about a pack that went is started again", async () => {
    await at.aBot({ packs }).bot.handle(start("start-1", { pack: other.manifest.id }));
    const { bot } = at.aBot({ packs: [smallPack] });
    expect((await bot.handle(restart("r1"))).outcome).toBe("done");
    expect((await at.stored(second)).pack.id).toBe(smallPack.manifest.id);
  });

  test("is archived the first time each is used, so that the interview outlives the pack's folder", async () => {
    const { bot } = at.aBot({ packs });
    await bot.handle(start("start-1", { pack: other.manifest.id }));
    expect(await at.archive.get(other.hash)).toBe(canonicalPack(other));
    expect(await at.archive.get(smallPack.hash)).toBeUndefined();
  });
});
