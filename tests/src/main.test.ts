import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "waymark-main-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as a process of its own, with nothing of this one's environment but the path. */
function run(args: string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH ?? "", WAYMARK_DATA: join(folder, "data"), PORT: "0", ...environment };
  const child = spawn(process.execPath, ["src/main.ts", ...args], {
    cwd: project,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said = { out: "", err: "" };
  const address = Promise.withResolvers<string>();
  child.stdout.on("data", (text) => {
    said.out += text;
    const [, url] = /ready at (\S+)\n/.exec(said.out) ?? [];
    if (url !== undefined) address.resolve(url);
  });
  child.stderr.on("data", (text) => (said.err += text));
  const ended = once(child, "close").then(([code]): Ended => {
    running.delete(child);
    address.reject(new Error(`it ended instead: ${said.err}`));
    return { code: code as number | null, ...said };
  });
  address.promise.catch(() => undefined);
  return { child, ended, address: address.promise };
}

describe("npm start", () => {
  test("creates the store, says where it is, answers, and ends cleanly when told to", async () => {
    const began = performance.now();
    const { child, ended, address } = run(["start"]);
    const url = await address;
    console.info(`ready ${Math.round(performance.now() - began)} ms after the process was started`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answers = await Promise.all(["/", "/healthz", "/readyz"].map((path) => fetch(url + path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(existsSync(join(folder, "data/waymark.db"))).toBe(true);
    child.kill("SIGTERM");
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([0, ""]);
    expect(out.trim().split("\n")).toHaveLength(2);
    await expect(fetch(url)).rejects.toThrow();
  });

  test("takes the doubled interrupt of a terminal as one, and ends the streams of open pages", async () => {
    const { child, ended, address } = run(["start"]);
    const url = await address;
    const front = await fetch(url);
    const cookie = front.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const [, key = ""] = /name="key" value="([^"]+)"/.exec(await front.text()) ?? [];
    const body = new URLSearchParams({ key, name: "Ana" });
    const begun = await fetch(`${url}/start`, {
      method: "POST",
      headers: { origin: url, cookie },
      body,
      redirect: "manual",
    });
    const named = begun.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const stream = await fetch(`${url}${begun.headers.get("location")}/events`, {
      headers: { cookie: named || cookie },
    });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
  });

  test("says what to do when the port is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const taken = blocker.address();
    const port = typeof taken === "object" ? taken?.port : undefined;
    const { code, out, err } = await run(["start"], { PORT: `${port}` }).ended;
    blocker.close();
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop it, or choose another port: PORT=${(port ?? 0) + 1} npm start\n`,
    );
  });

  test("serves no page where others could reach it without a token, and says why", async () => {
    const { child, ended, address } = run(["start"], { HOST: "0.0.0.0" });
    const port = new URL(await address).port;
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    child.kill("SIGTERM");
    const { code, err } = await ended;
    expect(code).toBe(0);
    expect(err).toContain("The page is not served: ");
    expect(err).toContain("WAYMARK_WEB_TOKEN");
  });

  test("names every problem of the configuration and of the files it stands on, without a trace", async () => {
    const config = await run(["start"], { PORT: "many", LOG_LEVEL: "loud" }).ended;
    expect([config.code, config.err]).toEqual([
      1,
      "The configuration has 2 problems:\n  PORT: use a number from 0 to 65535\n  LOG_LEVEL: use one of silent, fatal, error, warn, info, debug, trace\n",
    ]);
    const packs = await run(["start"], { WAYMARK_PACKS: folder }).ended;
    expect([packs.code, packs.err]).toEqual([
      1,
      expect.stringContaining("has a pack.yaml; name a folder whose folders are packs"),
    ]);
    const overlay = join(folder, "house.yaml");
    writeFileSync(overlay, "decider: Ada\npacks: { nothing: {} }\n");
    const house = await run(["start"], { WAYMARK_HOUSE: overlay }).ended;
    expect([house.code, house.err]).toEqual([
      1,
      expect.stringMatching(
        /^The house overlay .* has 2 problems; .*\n.*:1:1 .*"decider".*\n.*:2:10 .*unknown pack "nothing"/,
      ),
    ]);
    const file = join(folder, "plain");
    writeFileSync(file, "");
    const store = await run(["start"], { WAYMARK_DATA: file }).ended;
    expect([store.code, store.err]).toEqual([
      1,
      expect.stringMatching(/^.*plain.*Set WAYMARK_DATA to a folder this user can write\.\n$/),
    ]);
  });
});

describe("a reader that leaves", () => {
  test("ends a command without a trace, with its own exit code", async () => {
    const { child, ended } = run(["pack:schema"]);
    child.stdout.destroy();
    const { code, err } = await ended;
    expect([code, err]).toEqual([0, ""]);
  });
});

describe.skipIf(!existsSync("/dev/full"))("a disk that is full", () => {
  test("is said in one line, and the command failed", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, ["src/main.ts", "questions"], {
      cwd: project,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect([status, stderr]).toEqual([
      1,
      "The output could not be written: the disk is full. Make room and run this again.\n",
    ]);
  });
});

describe("a command that does not exist", () => {
  test("lists those that do", async () => {
    const { code, err } = await run(["stat"]).ended;
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no command "stat"\. These exist:\n {2}npm run start\n/);
    expect((await run([]).ended).err).toMatch(/^Name a command\. These exist:\n/);
  });
});
