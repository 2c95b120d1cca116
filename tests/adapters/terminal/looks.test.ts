import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { createTerminalMessenger } from "../../../adapters/terminal/terminal-messenger.ts";

const project = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "waymark-looks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run ask` as a process of its own, with these lines piped in. */
async function ask(lines: readonly string[], args: readonly string[] = [], name = "Ana"): Promise<string> {
  const child = spawn(process.execPath, ["src/main.ts", "ask", "--name", name, ...args], {
    cwd: project,
    env: { PATH: process.env.PATH ?? "", WAYMARK_DATA: folder },
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe("");
  return out;
}

test("a look somebody asks for is what the terminal goes on with, and one that waits is told of until it is answered", async () => {
  const asked = await ask([
    "2",
    "none",
    "1",
    "stop",
    "accept Django",
    "skip",
    "skip",
    "skip",
    "record it",
    "review WM-1",
  ]);
  const [, look = ""] = /Saved\. Go on with: npm run ask -- --session (\S+)/.exec(asked) ?? [];
  // Once, before whatever is said next; and the end of the input does not end the looks.
  expect(asked.split("Ana, is it still right?")).toHaveLength(2);
  expect(asked).not.toContain("nothing was changed");

  const waits = `* A look at WM-1 waits: npm run ask -- --session ${look}`;
  expect(await ask([])).toContain(waits);
  expect(await ask([], [], "Bo")).not.toContain("WM-1");

  const answered = await ask(["something changed", "1", "nothing else changed", "mixed"], ["--session", look]);
  expect(answered.split("What it rests on")).toHaveLength(2);
  expect(answered).toContain("(type a number, or `nothing else changed`)");
  expect(answered).toContain("Was it right so far? Mixed (Ana)");
  expect(answered).not.toContain("nothing was changed");
  expect(await ask([])).not.toContain("WM-1");
});

test("what belongs to a chat platform is left to the process that serves it, and not shown", async () => {
  const messenger = createTerminalMessenger();
  const shown: unknown[] = [];
  messenger.listen((outgoing) => shown.push(outgoing));
  const outgoing = { to: "thread", key: "root", reply: { kind: "notice", text: "Hello", buttons: [] } } as const;
  const item = { id: "s/0", kind: "send", state: "pending", outgoing } as never;
  const deliver = (workspace: string) =>
    messenger.deliver({ item, session: { id: "s", workspace }, ref: undefined } as never);
  expect(await deliver("slack:T1")).toMatchObject({ outcome: "retry" });
  expect(shown).toEqual([]);
  expect(await deliver("local")).toEqual({ outcome: "sent", ref: "root" });
  expect(shown).toEqual([outgoing]);
});
