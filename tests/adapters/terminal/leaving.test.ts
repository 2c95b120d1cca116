import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const project = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "waymark-leave-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process whose input stays open; `until` resolves when its output holds these words. */
function anOpenPipe(args: readonly string[] = []) {
  const child = spawn(process.execPath, ["src/main.ts", "ask", "--name", "Ana", ...args], {
    cwd: project,
    env: { PATH: process.env.PATH ?? "", WAYMARK_DATA: join(folder, "data") },
  });
  let out = "";
  const waiting: (() => void)[] = [];
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
    for (const look of waiting.splice(0)) look();
  });
  const until = async (words: string) => {
    while (!out.includes(words)) await new Promise<void>((look) => waiting.push(look));
  };
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, until, ended, out: () => out };
}

test("Ctrl-C in the middle leaves the interview as it is, says it is saved, and the next call points to it", async () => {
  const first = anOpenPipe();
  await first.until("Count the areas of function");
  first.child.stdin.write("2\n");
  await first.until("Does any of these hold?");
  first.child.kill("SIGINT");
  expect(await first.ended).toBe(0);
  const [, session = ""] = /Saved\. Go on with: npm run ask -- --session (\S+)/.exec(first.out()) ?? [];
  expect(first.out()).not.toContain("Provisional");

  const second = anOpenPipe();
  await second.until("Count the areas of function");
  expect(second.out()).toContain("An earlier interview with 1 answer is not finished.");
  expect(second.out().replace(/\s+/g, " ")).toContain(`npm run ask -- --session ${session}`);
  second.child.stdin.end();
  expect(await second.ended).toBe(0);

  const resumed = anOpenPipe(["--session", session]);
  await resumed.until("Does any of these hold?");
  expect(resumed.out()).toContain("= Ana: Two to four areas");
  resumed.child.kill("SIGINT");
  expect(await resumed.ended).toBe(0);
});
