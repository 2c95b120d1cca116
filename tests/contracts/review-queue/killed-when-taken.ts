import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a script that hangs in a delivery (`hangInDelivery`) as a process of its own, and kills it then. */
export async function killedWhenTaken(script: string, ...args: readonly (string | number)[]): Promise<void> {
  const child = spawn(process.execPath, [script, ...args.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  if (child.stdout === null) throw new Error("a process without output");
  await Promise.race([
    once(child.stdout, "data"),
    exit.then(() => Promise.reject(new Error(`${script} ended before it took anything`))),
  ]);
  child.kill("SIGKILL");
  await exit;
}
