import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";
import { type Answer, plainVisitor } from "./visitor.ts";

const other = readPack(join(import.meta.dirname, "../../../knowledge/packs/service-or-module"));
let served: ServedWeb;
beforeEach(async () => {
  served = await serveWeb({ others: [other] });
});
afterEach(() => served.close());

const placeOf = (page: Answer) => page.headers.get("location") ?? "";
const chosen = (page: Answer) => [...page.text.matchAll(/value="([^"]+)" required checked/g)].map(([, id]) => id);

describe("several packs on the page", () => {
  it("are offered by title and scope, the first one chosen, and the one that is pressed is begun", async () => {
    const visitor = plainVisitor(served.address);
    const start = await visitor.get("/");
    for (const { manifest } of [served.pack, other]) expect(start.text).toContain(manifest.title);
    expect(chosen(start)).toEqual([served.pack.manifest.id]);
    const place = placeOf(await visitor.submit(start, {}, { name: "Ada", text: "", pack: other.manifest.id }));
    const thread = await visitor.get(place);
    expect(thread.text).toContain(`We are deciding ${other.manifest.decides}.`);
    expect(thread.text).toContain("<option>A module with its own walls</option>");
    expect((await visitor.get("/")).text).toContain(`${other.manifest.title}: 0 answers so far`);
  });

  it("keep the choice through a mistake in the form, and through a restart of the interview", async () => {
    const visitor = plainVisitor(served.address);
    const again = await visitor.submit(await visitor.get("/"), {}, { name: " ", text: "", pack: other.manifest.id });
    expect([again.status, chosen(again)]).toEqual([422, [other.manifest.id]]);
    const first = placeOf(await visitor.submit(again, {}, { name: "Ada", text: "", pack: other.manifest.id }));
    await visitor.post(`${first}/event`, { key: "a-key-of-its-own", kind: "command", name: "restart" });
    const old = await served.bot.session(first.slice("/s/".length));
    expect((await served.bot.session(old?.next ?? ""))?.pack.id).toBe(other.manifest.id);
  });

  it("begin nothing for a pack that is not offered, and say what to do", async () => {
    const visitor = plainVisitor(served.address);
    const page = await visitor.submit(await visitor.get("/"), {}, { name: "Ada", text: "", pack: "gone" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("not offered here any more. Choose one and press Start again.");
  });

  it("have a list of sources each, and a citation leads to the list of its own pack", async () => {
    const visitor = plainVisitor(served.address);
    const lists = await Promise.all(["/sources", `/sources/${other.manifest.id}`].map((path) => visitor.get(path)));
    expect(lists.map(({ text }) => text.includes('id="istio-one-binary"'))).toEqual([false, true]);
    expect(lists[0]?.text).toContain(`href="/sources/${other.manifest.id}"`);
    expect((await visitor.get("/sources/none-such")).status).toBe(404);
    const start = await visitor.get("/");
    const text = "a trial that must scale, like netflix";
    const place = placeOf(await visitor.submit(start, {}, { name: "Ada", text, pack: other.manifest.id }));
    expect((await visitor.get(place)).text).toContain(`href="/sources/${other.manifest.id}#basecamp-twelve"`);
  });
});
