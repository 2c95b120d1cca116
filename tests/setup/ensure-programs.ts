import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { platform } from "node:os";
import { findProgram } from "./find-program.ts";
import { planPrograms } from "./plan-programs.ts";
import { PROGRAMS, type ProgramId } from "./programs.ts";
import { withoutServices } from "./without-services.ts";

const missing = missingPrograms();
const plan = planPrograms({
  missing,
  root: process.getuid?.() === 0,
  apt: existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get"),
  system: platform(),
});

if (plan.kind === "ask") fail(`${need(missing)} Install with:\n  ${plan.command}`);
if (plan.kind === "install") {
  process.stdout.write(
    `${need(missing)} Installing with apt-get: ${missing.map((id) => PROGRAMS[id].debian).join(", ")}.\n`,
  );
  const failed = withoutServices(() => plan.commands.find((command) => !runs(command)));
  const left = missingPrograms();
  if (failed !== undefined) fail(`This failed. Run it by hand, then repeat npm test:\n  ${failed.join(" ")}`);
  else if (left.length > 0) fail(`The installation went through, but this is still not found: ${left.join(", ")}.`);
}

function missingPrograms(): ProgramId[] {
  return (Object.keys(PROGRAMS) as ProgramId[]).filter((id) => findProgram(id) === undefined);
}

function need(ids: readonly ProgramId[]): string {
  return `The tests need programs that are not here: ${ids.map((id) => PROGRAMS[id].what).join("; ")}.`;
}

function runs([command, ...args]: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command ?? "", args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
