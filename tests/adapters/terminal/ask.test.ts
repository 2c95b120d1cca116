import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";

const project = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "waymark-ask-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run ask` as a process of its own, with these lines piped in. */
async function ask(lines: readonly string[], args: readonly string[] = []) {
  const child = spawn(process.execPath, ["src/main.ts", "ask", "--name", "Ana", ...args], {
    cwd: project,
    env: { PATH: process.env.PATH ?? "", WAYMARK_DATA: join(folder, "data") },
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

const Transcript = z.strictObject({
  session: z.string(),
  transcript: z.array(
    z.union([
      z.strictObject({ from: z.literal("bot"), reply: z.looseObject({ kind: z.string() }) }),
      z.strictObject({ from: z.literal("Ana"), said: z.string() }),
    ]),
  ),
});

describe("the interview over a pipe", () => {
  test("goes from the first question to a recommendation with its sources", async () => {
    const answers = ["one job", "none", ...Array.from({ length: 14 }, () => "don't know")];
    const { out, err, code } = await ask(answers);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Say `stop` any time.");
    expect(out).toContain("= Ana: One job: a handful of endpoints or pages");
    expect(out).toContain("Sources:");
    expect(out).toContain("What would make you ignore this recommendation?");
    const tooWide = out.split("\n").filter((line) => line.length > 80 && !line.includes("https://"));
    expect(tooWide).toEqual([]);
  });

  test("that ends early still gives a provisional recommendation, and says how to go on", async () => {
    const { out, code } = await ask(["2", "none", "1"]);
    expect(code).toBe(0);
    expect(out).toMatch(/Provisional: based on \d+ of \d+ questions; Ana ended it early\./);
    const [, session = ""] = /npm run ask -- --session (\S+)/.exec(out) ?? [];
    const resumed = await ask(["back", "status"], ["--session", session]);
    expect(resumed.out).toContain("= Ana: Two to four areas");
    expect(resumed.out).toContain("1. Count the areas of function");
    expect(resumed.code).toBe(0);
  });

  test("prints one JSON transcript and nothing else when asked to", async () => {
    const { out } = await ask(["2", "", "none", "stop"], ["--json", "--decider", "Bo", "--consulted", "Cy, Di"]);
    const { transcript } = Transcript.parse(JSON.parse(out));
    const said = transcript.flatMap((line) => ("said" in line ? [line.said] : []));
    const kinds = transcript.flatMap((line) => ("reply" in line ? [line.reply.kind] : []));
    expect(said).toEqual(["2", "none", "stop"]);
    expect(kinds).toEqual(expect.arrayContaining(["root", "question", "checklist", "recommendation"]));
    expect(JSON.stringify(transcript)).toContain("Bo decides. To be heard: Cy, Di.");
  });

  test("takes empty, endless and foreign lines without losing its place", async () => {
    const { out, err, code } = await ask(["", "x ".repeat(20_000), "🙂🙂", "你好吗", "\u0000\u0007", "2", "none"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("= Ana: Two to four areas");
  });

  test("says what to do about an unknown session and an unknown option", async () => {
    const unknown = await ask([], ["--session", "nowhere"]);
    expect(unknown.out).toContain("There is no interview nowhere here. Start one with: npm run ask");
    expect(unknown.code).toBe(2);
    const wrong = await ask([], ["--sesion", "x"]);
    expect(wrong.err).toContain('did you mean "--session"?');
    expect(wrong.code).toBe(2);
  });
});

describe("which decision the terminal is about", () => {
  test("is the first pack over a pipe, and another with --pack", async () => {
    const [first, other] = await Promise.all([ask([]), ask([], ["--pack", "service-or-module"])]);
    expect(first.out).toContain("We are deciding what a Python web system is built on.");
    expect(other.out).toContain("We are deciding whether a new part becomes a service");
  });

  test("cannot be a pack that is not here, nor changed for an interview that is gone on with", async () => {
    const [unknown, both] = await Promise.all([
      ask([], ["--pack", "service-or-modul"]),
      ask([], ["--pack", "service-or-module", "--session", "x"]),
    ]);
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain('There is no pack "service-or-modul"; did you mean "service-or-module"?');
    expect([both.code, both.err.includes("leave --pack out")]).toEqual([2, true]);
  });
});
