import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";

const project = join(import.meta.dirname, "../..");
const surface = join(project, "knowledge/index.ts");
const folder = mkdtempSync(join(tmpdir(), "waymark-outside-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program beside a copy of `knowledge/` that has its packages and nothing else of the project. */
async function runOutside(program: string): Promise<{ code: unknown; out: string; err: string }> {
  const waymark = join(folder, "waymark");
  cpSync(join(project, "knowledge"), join(waymark, "knowledge"), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(waymark, "node_modules"));
  writeFileSync(join(waymark, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "program.ts"), program);
  const child = spawn(process.execPath, ["program.ts"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err] = [readAll(child.stdout), readAll(child.stderr)];
  const [code] = await once(child, "close");
  return { code, out: await out, err: await err };
}

describe("knowledge as another program uses it", () => {
  test("the program of the README runs without the rest of the project, and says what it promises", async () => {
    const readme = readFileSync(join(project, "knowledge/README.md"), "utf8");
    const [, program = ""] = /## Use it from another program[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const { code, out, err } = await runOutside(program);
    expect([code, err]).toEqual([0, ""]);
    const Said = z.object({
      verdict: z.object({ option: z.string(), robustWord: z.string() }),
      settled: z.object({ value: z.number().min(0).max(1), exact: z.boolean() }),
      next: z.object({ question: z.string(), gain: z.number() }),
      gapPoints: z.number(),
      flips: z.array(z.object({ becomes: z.string() })).min(1),
      answer: z.object({ kind: z.literal("answered"), text: z.string(), evidence: z.array(z.string()) }),
      sources: z.array(z.object({ id: z.string(), grade: z.string() })).min(1),
    });
    const said = Said.parse(JSON.parse(out));
    expect(said.verdict.option).toBe("django");
    expect(said.answer.text).toContain("is not meant for customers");
    expect(said.sources.map(({ id }) => id).toSorted()).toEqual(said.answer.evidence.toSorted());
  });
});

interface Exported {
  readonly name: string;
  readonly documented: boolean;
}

/** What a file exports, its re-exports included, and whether a docstring stands before it. */
function exportsOf(path: string): Exported[] {
  const text = readFileSync(path, "utf8");
  const passedOn = [...text.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from "([^"]+)"/gm)];
  const theirs = passedOn.flatMap(([, names = "", from = ""]) => {
    const all = exportsOf(normalize(join(dirname(path), from)));
    const wanted = new Set(names.match(/\w+/g)?.filter((name) => name !== "type"));
    return names === "*" ? all : all.filter(({ name }) => wanted.has(name));
  });
  const pattern = /(\*\/\n)?^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm;
  const own = [...text.matchAll(pattern)].map(([, doc, name = ""]) => ({ name, documented: doc !== undefined }));
  return [...own, ...theirs];
}

describe("the public surface", () => {
  test("everything in it has a docstring", () => {
    const documented = new Map<string, boolean>();
    for (const { name, documented: here } of exportsOf(surface))
      documented.set(name, here || (documented.get(name) ?? false));
    expect([...documented.keys()]).toEqual(
      expect.arrayContaining(["readPack", "assess", "explain", "ask", "LoadedPack"]),
    );
    expect([...documented].filter(([, here]) => !here).map(([name]) => name)).toEqual([]);
  });
});
