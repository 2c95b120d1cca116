import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../adapters/redis/a-redis.ts";
import { type Built, buildImage } from "./build-image.ts";
import { readDockerfile } from "./read-dockerfile.ts";

const project = join(import.meta.dirname, "../..");
const text = readFileSync(join(project, "Dockerfile"), "utf8");

let built: Built;
beforeAll(() => {
  built = buildImage();
}, 60_000);
afterAll(() => rmSync(built.root, { recursive: true, force: true }));

test("the Dockerfile is without fault, on the Node of package.json by its full version, for a user who is not root", () => {
  expect(validate(text).map(({ message }) => message)).toEqual([]);
  expect(validate(text.replace("EXPOSE 3000", "EXPOSE many"))).toHaveLength(1);
  const steps = readDockerfile(text);
  const { version } = JSON.parse(readFileSync(join(project, "node_modules/node/package.json"), "utf8"));
  expect(steps[0]).toEqual({ name: "FROM", rest: `node:${version}-alpine` });
  expect(steps.find(({ name }) => name === "USER")?.rest).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect(steps.at(-1)?.name).toBe("CMD");
});

test("what it makes of an empty folder starts without development packages, as an unprivileged user, and ends when told to", async () => {
  const { root, workdir, user, command, healthcheck } = built;
  const env = { ...built.env, PORT: String(await freePort()) };
  expect(existsSync(join(workdir, "node_modules/vitest"))).toBe(false);
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: workdir, env, ...user, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const heard = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("ready at")) resolve();
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
  });
  const ended = once(child, "close");
  await Promise.race([
    heard,
    ended.then(([code]) => {
      throw new Error(`it ended with ${code}: ${said}`);
    }),
  ]);
  const answers = await Promise.all(
    ["/healthz", "/readyz"].map((path) => fetch(`http://127.0.0.1:${env.PORT}${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(existsSync(join(root, "data/waymark.db"))).toBe(true);
  const [check, ...checkArgs] = healthcheck;
  const healthy = () => spawnSync(check, checkArgs, { cwd: workdir, env, ...user }).status;
  // Not spawnSync in this process alone: the server is another one and answers meanwhile.
  expect(healthy()).toBe(0);
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(healthy()).toBe(1);
});
