import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadHouse, readPack } from "../knowledge/index.ts";
import { Environment } from "../src/config.ts";

const project = join(import.meta.dirname, "..");
const text = readFileSync(join(project, "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { scripts: Record<string, string> };

const commands = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));

/** How each command is checked; a command of the README that is missing here fails the test. */
const CHECKS = new Map<
  string,
  "starts" | "ends" | "carries" | "says" | "explains" | "goes on" | "this run" | "writes files"
>([
  ["npm ci && npm start", "starts"],
  ["npm ci && npm test", "this run"],
  ["npm run config:check", "ends"],
  ["npm run --silent export -- --file backup.jsonl", "carries"],
  ["npm run --silent import -- --file backup.jsonl --merge", "carries"],
  ["npm run --silent adr:export -- --dir docs/adr", "says"],
  ["npm run --silent adopt -- --dir docs/adr", "says"],
  ["npm run --silent cases:export -- --out cases.yaml", "says"],
  ["npm run backtest -- --cases cases.yaml", "goes on"],
  ["npm run ask", "ends"],
  [`printf '%s\\n' "We build a customer portal, two developers." 2 "don't know" stop | npm run --silent ask`, "ends"],
  ["npm run --silent questions", "ends"],
  [`echo '{"purpose": "years", "backoffice": "devs"}' | npm run --silent advise -- --answers -`, "ends"],
  ["npm run --silent advise -- --answers answers.json --json", "ends"],
  ["npm run check", "this run"],
  ["npm run format", "writes files"],
  ["npm run --silent pack:schema -- questions.yaml", "ends"],
  ["npm run --silent slack:manifest", "explains"],
  ["npm run --silent teams:package", "writes files"],
  ["SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… npm start", "this run"],
  ["npm run knowledge:check", "goes on"],
  ["npm run backtest", "goes on"],
  ["npm run fit", "goes on"],
  ["npm run bench:engine", "goes on"],
  ["npm run bench:slack", "goes on"],
  ["npm run fake:slack", "goes on"],
  ["npm run bench:ask", "goes on"],
  ["npm run bench:fleet", "goes on"],
  ["npm run chaos", "goes on"],
  ["npm run sim:reviews", "goes on"],
  ["npm run ask -- --pack service-or-module", "ends"],
  ["npm run knowledge:check -- service-or-module", "goes on"],
  ["npm run backtest -- service-or-module", "goes on"],
  ["npm run --silent pack:diff -- old-version service-or-module", "ends"],
]);
const checkedAs = (how: string) => commands.filter((command) => CHECKS.get(command) === how);

const folder = mkdtempSync(join(tmpdir(), "waymark-readme-"));
writeFileSync(join(folder, "answers.json"), '{"purpose": "years", "backoffice": "unknown"}');
writeFileSync(join(folder, "cases.yaml"), "[]\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oldVersion = join(project, "knowledge/packs/service-or-module");

/** Runs a line of the README in the project, with its own data and a free port. `answers.json` and `old-version` are ours. */
function run(command: string): { child: ChildProcess; said: { out: string; err: string } } {
  const line = command
    .replace(/^npm ci && /, "")
    .replace("backup.jsonl", join(folder, "backup.jsonl"))
    .replace("answers.json", join(folder, "answers.json"))
    .replace("docs/adr", folder)
    .replace("--out cases.yaml", `--out ${join(folder, "new-cases.yaml")}`)
    .replace("--cases cases.yaml", `--cases ${join(folder, "cases.yaml")}`)
    .replace("old-version", oldVersion);
  const env = { ...process.env, PORT: "0", WAYMARK_DATA: mkdtempSync(join(folder, "data-")) };
  const child = spawn("sh", ["-c", line], { cwd: project, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  return { child, said };
}

/** Ends the command and everything it started. */
function kill(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
}

describe("the commands of the README", () => {
  test("are all checked here", () => {
    expect(commands.toSorted()).toEqual([...CHECKS.keys()].toSorted());
  });

  test.concurrent.each(checkedAs("ends"))("%s", async (command) => {
    const { child, said } = run(command);
    const [code] = await once(child, "close");
    expect([code, said.err.replace(/^npm (warn|notice).*\n/gm, "")]).toEqual([0, ""]);
    expect(said.out.length).toBeGreaterThan(100);
    if (command.includes("--json")) expect(JSON.parse(said.out)).toMatchObject({ verdict: {} });
    if (command.includes("stop")) expect(said.out).toContain("Provisional");
  });

  test("what is exported can be imported, as the README has it", async () => {
    for (const command of checkedAs("carries")) {
      const { child, said } = run(command);
      const [code] = await once(child, "close");
      expect([command, code, said.err]).toEqual([command, 0, expect.stringMatching(/^0 records were (ex|im)ported/m)]);
    }
  });

  test.each(checkedAs("says"))("%s says what it did", async (command) => {
    const { child, said } = run(command);
    const [code] = await once(child, "close");
    const nothing: Readonly<Record<string, string>> = {
      "adr:export": "Nothing is decided here yet, so there is nothing to export.\n",
      adopt: `${folder}, into local: 0 adopted, 0 amended, 0 as they were, 0 skipped, 0 not adopted.\n`,
      "cases:export": "0 of 0 decisions are cases; 0 of them turned out wrong and speak for no label.\n",
    };
    const [, name = ""] = /--silent (\S+)/.exec(command) ?? [];
    expect([code, said]).toEqual([0, { out: "", err: nothing[name] }]);
  });

  test.concurrent.each(checkedAs("explains"))(
    "%s prints JSON, and beside it what every scope in it is for",
    async (command) => {
      const { child, said } = run(command);
      const [code] = await once(child, "close");
      const { oauth_config, settings } = JSON.parse(said.out);
      expect([code, settings.socket_mode_enabled]).toEqual([0, true]);
      for (const scope of oauth_config.scopes.bot) expect(said.err).toMatch(new RegExp(`^  ${scope} +\\S`, "m"));
    },
  );

  test.concurrent.each(checkedAs("starts"))("%s", async (command) => {
    const { child, said } = run(command);
    const ready = /ready at (\S+)\n.*\n/;
    const ended = once(child, "close").then(() => false);
    const grown = () => once(child.stdout!, "data").then(() => true);
    while (!ready.test(said.out) && (await Promise.race([grown(), ended])));
    expect([said.err.replace(/^npm (warn|notice).*\n/gm, ""), said.out]).toEqual(["", expect.stringMatching(ready)]);
    const [, address = ""] = ready.exec(said.out) ?? [];
    expect(await (await fetch(address)).text()).toContain("Waymark");
    process.kill(-child.pid!, "SIGINT");
    await ended;
    await expect(fetch(address)).rejects.toThrow();
  });

  test.concurrent.each(checkedAs("goes on"))("%s runs; only its first seconds here", async (command) => {
    const { child, said } = run(command);
    const limit = setTimeout(() => kill(child), 6_000);
    const [code] = await once(child, "close");
    clearTimeout(limit);
    expect(said.err.replace(/^npm (warn|notice).*\n/gm, "")).toBe("");
    // Cut off by the limit, or done: 1 says that a goal is missed.
    expect([null, 0, 1]).toContain(code);
  });

  test("npm test is this run and the gate of the repository, and begins with npm run check", () => {
    expect(readFileSync(join(project, ".ci/run"), "utf8").trimEnd().split("\n").at(-1)).toBe("npm ci && npm test");
    expect(manifest.scripts.test).toBe(`${manifest.scripts.check} && vitest run`);
    expect(manifest.scripts.format).toBe("biome check --write .");
  });

  test("npm ci would install exactly what package.json asks for", async () => {
    const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
      packages: Record<string, { dependencies?: object; devDependencies?: object }>;
    };
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies });
    const named = Object.keys({ ...dependencies, ...devDependencies });
    expect(named.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });

  test("are the npm scripts, each of which the README names", () => {
    const scripts = Object.keys(manifest.scripts).filter((name) => !name.startsWith("pre"));
    expect(scripts.filter((name) => !new RegExp(`npm (run (--silent )?)?${name}\\b`).test(text))).toEqual([]);
  });
});

describe("what else the README says", () => {
  test("its table of variables is the configuration's schema, with the same defaults", () => {
    const rows = [...text.matchAll(/^\| `([A-Z_]+|MicrosoftApp\w+)` \| (.*?) \|/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const defaults = Environment.parse({}) as Record<string, unknown>;
    const schema = Object.keys(Environment.shape).map((name) => {
      if (name === "WAYMARK_PACKS") return [name, "`knowledge/packs`"];
      return [name, defaults[name] === undefined ? "none" : `\`${defaults[name]}\``];
    });
    expect(rows).toEqual(schema);
  });

  test("its house overlay loads", () => {
    const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const pack = readPack(join(project, "knowledge/packs/python-web"));
    const house = loadHouse({ name: "README.md", text: yaml }, [pack], "2026-11-24");
    expect([house.deciders.length, Object.keys(house.packs)]).toEqual([1, ["python-web"]]);
  });

  test("the files and folders it names exist", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = ""]) => path);
    const named = [...text.matchAll(/`((?:src|adapters|knowledge|tests)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
    const missing = [...links, ...named].filter((path) => !/^https?:/.test(path) && !existsSync(join(project, path)));
    expect([missing, named.length > 5]).toEqual([[], true]);
  });

  test("it says what it is in four sentences", () => {
    const [, first = ""] = text.split("\n\n");
    expect(first.match(/[.!?](?= |$)/g)).toHaveLength(4);
  });
});
