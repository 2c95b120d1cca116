import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { canonicalPack, readPack } from "../../../knowledge/index.ts";
import { run } from "../../../src/commands/pack-diff.ts";

const small = join(import.meta.dirname, "../../fixtures/packs/small");
const folder = mkdtempSync(join(tmpdir(), "waymark-diff-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const old = readPack(small);

/** A copy of the small pack with texts of its files replaced. */
function version(name: string, edits: readonly (readonly [file: string, find: string, put: string])[]): string {
  const to = join(folder, name);
  cpSync(small, to, { recursive: true });
  for (const [file, find, put] of edits) {
    const text = readFileSync(join(to, file), "utf8");
    expect(text).toContain(find);
    writeFileSync(join(to, file), text.replace(find, put));
  }
  return to;
}

async function diff(...args: string[]) {
  const said = { out: "", err: "" };
  const code = await run(
    {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      packsFolder: join(import.meta.dirname, "../../../knowledge/packs"),
      archivedPack: async (hash) => (hash === old.hash ? canonicalPack(old) : undefined),
      clock: { now: () => Date.UTC(2026, 10, 24) },
    },
    args,
  );
  return { code, ...said };
}

const changed = version("changed", [
  ["pack.yaml", "version: 1.2.0", "version: 1.3.0"],
  ["pack.yaml", "name: Hosted wiki", "name: Wiki"],
  ["questions.yaml", "weight: 7", "weight: 1"],
  ["questions.yaml", "fits: { wiki: 2, repo: -1, site: -1 }", "fits: { wiki: 1, repo: -1, site: -1 }"],
  ["rules.yaml", "id: large-and-reviewed", "id: large-and-read"],
  ["evidence/pages.yaml", "rule: large-and-reviewed", "rule: large-and-read"],
  ["cases/scenarios.yaml", "rules: [large-and-reviewed]", "rules: [large-and-read]"],
  ["caveats.yaml", readFileSync(join(small, "caveats.yaml"), "utf8"), "[]\n"],
]);

describe("npm run pack:diff", () => {
  test("names what came, went and changed, by id, with the value before and after", async () => {
    const { code, out } = await diff(small, changed, "--json");
    const { changes, ...sides } = JSON.parse(out);
    expect(code).toBe(0);
    expect(sides).toMatchObject({
      old: { id: "team-handbook", version: "1.2.0", hash: old.hash },
      new: { id: "team-handbook", version: "1.3.0", hash: readPack(changed).hash },
    });
    expect(changes.filter(({ kind }: { kind: string }) => kind !== "evidence")).toEqual([
      { kind: "pack", id: "pack", change: "changed", field: "version", old: "1.2.0", new: "1.3.0" },
      { kind: "option", id: "wiki", change: "changed", field: "name", old: "Hosted wiki", new: "Wiki" },
      { kind: "weight", id: "writers", change: "changed", field: "weight", old: 7, new: 1 },
      { kind: "fit", id: "writers.staff.wiki", change: "changed", field: "fit", old: 2, new: 1 },
      { kind: "rule", id: "large-and-read", change: "added" },
      { kind: "rule", id: "large-and-reviewed", change: "removed" },
      { kind: "caveat", id: "search-outside", change: "removed" },
    ]);
  });

  test("tells which cases have another result, with the verdict then and now", async () => {
    const { out } = await diff(small, changed, "--json");
    expect(JSON.parse(out).cases).toEqual({
      of: 5,
      changed: [
        {
          id: "support-writes-for-customers",
          from: "scenarios",
          old: { leads: "wiki", kind: "option", word: "moderate" },
          new: { leads: "wiki", kind: "close-call", word: "close-call" },
        },
      ],
    });
    const spoken = await diff(small, changed);
    expect(spoken.out).toContain(
      "Cases whose result changes: 1 of 5\n  support-writes-for-customers (scenarios)  wiki (moderate) -> wiki (close-call)\n",
    );
  });

  test("prints the same for people, under headings", async () => {
    const { out } = await diff(small, changed);
    expect(out).toMatch(/^team-handbook 1\.2\.0 \(\w{12}\) -> team-handbook 1\.3\.0 \(\w{12}\)\n/);
    expect(out).toContain("Weights: 1\n  ~ writers: 7 -> 1\n");
    expect(out).toContain("Fits: 1\n  ~ writers.staff.wiki: 2 -> 1\n");
    expect(out).toContain("Rules: 2\n  + large-and-read\n  - large-and-reviewed\n");
    expect(out).toContain('  ~ wiki name: "Hosted wiki" -> "Wiki"\n');
    expect(out).toContain(
      '  ~ e-approval speaks: without {"rule":"large-and-reviewed"}, with {"rule":"large-and-read"}\n',
    );
    expect(out).not.toContain("raise it with every change");
  });

  test("says when nothing changed but a remark, and when the version was not raised", async () => {
    const exits = readFileSync(join(small, "exits.yaml"), "utf8");
    const same = version("same", [["exits.yaml", exits, `# A remark.\n${exits}`]]);
    expect((await diff(small, same)).out).toMatch(/: nothing that counts or is said has changed\.\n/);
    const silent = version("silent", [["pack.yaml", "name: Hosted wiki", "name: Wiki"]]);
    expect((await diff(small, silent)).out).toContain("The version is the same on both sides: raise it");
  });

  test("takes canonical JSON and the hash an interview ran on, and judges by the cases of the side that has some", async () => {
    const file = join(folder, "old.json");
    writeFileSync(file, `${canonicalPack(old)}\n`);
    const [byFolder, byFile, byHash, backwards] = await Promise.all([
      diff(small, changed, "--json"),
      diff(file, changed, "--json"),
      diff(old.hash, changed, "--json"),
      diff(changed, old.hash, "--json"),
    ]);
    expect(byFile).toEqual(byFolder);
    expect(byHash).toEqual(byFolder);
    expect(JSON.parse(backwards.out).cases.of).toBe(5);
    expect(JSON.parse((await diff(old.hash, file, "--json")).out).cases).toEqual({ of: 0, changed: [] });
  });

  test("compares packs that ask different things, and leaves out what one of them does not ask", async () => {
    const other = join(import.meta.dirname, "../../fixtures/packs/delivery");
    const { code, out } = await diff(small, other, "--json");
    const { changes } = JSON.parse(out);
    expect(code).toBe(0);
    expect(changes).toContainEqual({ kind: "question", id: "writers", change: "removed" });
    const apart = changes.filter(
      ({ kind, id }: { kind: string; id: string }) => kind === "choice" && /^writers\./.test(id),
    );
    expect(apart).toEqual([]);
  });

  test.each([
    ["one version only", [small], "Name two versions of a pack."],
    ["a name no pack has", [small, "no-such-pack"], 'There is no pack "no-such-pack"'],
    ["a file that is not there", [small, join(folder, "gone.json")], "There is no file"],
    ["a hash no interview ran on", ["0".repeat(64), small], "No interview kept here ran on a pack with the hash"],
  ])("answers %s with what to do, and 2", async (_what, args, words) => {
    const { code, out, err } = await diff(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(words);
    expect(err).toContain("Usage: npm run --silent pack:diff");
  });

  test("answers a version that is no pack with its problems, and 2", async () => {
    const broken = version("broken", [["questions.yaml", "weight: 7", "weight: 70"]]);
    const bad = join(folder, "bad.json");
    writeFileSync(bad, "{}");
    expect(await diff(small, broken)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("questions.yaml:32"),
    });
    expect(await diff(bad, small)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("pack.yaml:1:1 this file is required"),
    });
  });
});
