import { beforeEach, describe, expect, test } from "vitest";
import { canonicalHouse, hashHouse, loadHouse, readPack } from "../../../knowledge/index.ts";
import type { LogAsk } from "../../../src/decisions/read-log.ts";
import { readLog } from "../../../src/decisions/read-log.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { aDecided, knowledgeOf, TODAY } from "../decisions/a-decided.ts";
import { botHarness } from "./bot-harness.ts";

const at = botHarness();
const pack = readPack(new URL("../../fixtures/packs/delivery", import.meta.url).pathname);
const asked = async (words: string, person: string, channel?: string) => {
  const { bot } = at.aBot({ pack });
  const ask = readLog(words) as LogAsk;
  return bot.log(ask, { workspace: "local", person: { id: person, name: person }, channel });
};
const shown = async (...who: Parameters<typeof asked>) => {
  const reply = await asked(...who);
  if (reply.kind === "decisions") return reply.items.map(({ id }) => id);
  if (reply.kind === "decision") return [reply.decision.id, ...reply.decision.chain.map(({ id }) => id)];
  return "text" in reply ? reply.text : reply.kind;
};

describe("what was decided in a private place", () => {
  const place = { conversation: "local/board/12", private: true, participants: ["grace", "linus"] };
  const grace = { id: "grace", name: "Grace" };
  const due = { nextOn: "1970-01-02", history: [] };
  beforeEach(async () => {
    const old = { ...place, status: "superseded", supersededBy: "WM-3" } as const;
    await at.decisions.put(aDecision({ id: "WM-1", review: due }), 0);
    await at.decisions.put(aDecision({ id: "WM-2", ...old, owner: grace }), 0);
    await at.decisions.put(aDecision({ id: "WM-3", ...place, owner: grace, review: due, supersedes: "WM-2" }), 0);
    await at.decisions.put(aDecision({ id: "WM-4", supersedes: "WM-3", owner: grace, review: due }), 0);
  });

  test("is listed, shown, due and replayed there", async () => {
    expect(await shown("list", "ana", "local/board")).toEqual(["WM-4", "WM-3", "WM-2", "WM-1"]);
    expect(await shown("due", "ana", "local/board")).toEqual(["WM-4", "WM-3", "WM-1"]);
    expect(await shown("show WM-3", "ana", "local/board")).toEqual(["WM-3", "WM-2", "WM-3"]);
    expect(await shown("replay WM-3", "ana", "local/board")).toMatch(/^WM-3 was written elsewhere/);
  });

  test("is found by those who took part wherever they ask", async () => {
    expect(await shown("list", "linus")).toEqual(["WM-4", "WM-3", "WM-2", "WM-1"]);
    expect(await shown("mine", "grace")).toEqual(["WM-4", "WM-3", "WM-2"]);
    expect(await shown("show WM-2", "linus")).toEqual(["WM-2", "WM-2", "WM-3"]);
  });

  test.each(["list", "due", "list wm", "list parcels"])("is in no page others get of `%s`", async (words) => {
    for (const channel of [undefined, "local/table", "local/board2"]) {
      expect(await shown(words, "ana", channel)).toEqual(["WM-4", "WM-1"]);
    }
    expect(await shown("list superseded", "ana")).toEqual([]);
  });

  test.each(["show WM-2", "show WM-3", "replay WM-3"])("is absent for others who say `%s`", async (words) => {
    const [id] = /WM-\d/.exec(words) ?? [];
    expect(await shown(words, "ana", "local/table")).toBe(
      `There is no ${id} here that you may see. \`list\` shows those you may.`,
    );
  });

  test("is not given away by a record that took its place, but for the id that stands in it", async () => {
    expect(await shown("show WM-4", "ana")).toEqual(["WM-4"]);
  });
});

describe("a replay", () => {
  const house = loadHouse({ name: "h", text: "packs: { delivery: { weights: { volume: 9 } } }" }, [pack], TODAY);
  const rules = house.packs.delivery!;
  const { decision } = aDecided(knowledgeOf(pack), "courier", 3, ["accept"]);

  test("of a record whose house rules were tampered with says so", async () => {
    await at.archive.put(pack.hash, "unused: the pack is here");
    const receipt = {
      ...decision.receipt!,
      house: { hash: hashHouse(rules), canonical: canonicalHouse(rules).replace("9", "1") },
    };
    await at.decisions.put({ ...decision, receipt }, 0);
    expect(await shown("replay WM-7", "ana")).toMatch(
      /^WM-7 replayed: it differs from the record\.\n- House rules: SHA-256 [0-9a-f]{64} then; what the receipt holds is not that any more\.$/,
    );
  });

  test("of a record as it was written is identical", async () => {
    await at.decisions.put(decision, 0);
    expect(await shown("replay WM-7", "ana")).toMatch(/^WM-7 replayed: identical\./);
  });
});
