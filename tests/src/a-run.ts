import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const project = join(import.meta.dirname, "../..");

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Run {
  readonly child: ChildProcess;
  /** What it has said up to now. */
  readonly said: { readonly out: string; readonly err: string };
  readonly ended: Promise<Ended>;
  /** Where it says that it is ready. */
  readonly address: Promise<string>;
}

/** The program as a process of its own, with nothing of this one's environment but the path. */
export function aRun(args: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ""): Run {
  const env = { PATH: process.env.PATH ?? "", PORT: "0", ...environment };
  const child = spawn(process.execPath, ["src/main.ts", ...args], {
    cwd: project,
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  const said = { out: "", err: "" };
  const address = Promise.withResolvers<string>();
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  child.stdout.on("data", (text) => {
    said.out += text;
    const [, url] = /ready at (\S+)\n/.exec(said.out) ?? [];
    if (url !== undefined) address.resolve(url);
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  const ended = once(child, "close").then(([code]): Ended => {
    running.delete(child);
    address.reject(new Error(`it ended instead: ${said.err}`));
    return { code: code as number | null, ...said };
  });
  address.promise.catch(() => undefined);
  return { child, said, ended, address: address.promise };
}
