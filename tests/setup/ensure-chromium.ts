import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { platform } from "node:os";
import { pathToFileURL } from "node:url";
import { findChromium } from "./find-chromium.ts";

const STEPS = [
  ["apt-get", "update"],
  ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
] as const;

/** What has to be done so that the browser tests can run. */
export type Plan =
  | { readonly kind: "there"; readonly browser: string }
  | { readonly kind: "install" }
  | { readonly kind: "ask"; readonly command: string };

/** Installs only as root on Debian or Ubuntu; elsewhere a person has to. */
export function planChromium(facts: {
  browser: string | undefined;
  root: boolean;
  apt: boolean;
  system: string;
}): Plan {
  if (facts.browser !== undefined) return { kind: "there", browser: facts.browser };
  if (facts.apt && facts.root) return { kind: "install" };
  if (facts.apt) return { kind: "ask", command: STEPS.map((step) => `sudo ${step.join(" ")}`).join(" && ") };
  return {
    kind: "ask",
    command: facts.system === "darwin" ? "brew install --cask google-chrome" : "install the package chromium",
  };
}

function ensureChromium(): number {
  const plan = planChromium({
    browser: findChromium(),
    root: process.getuid?.() === 0,
    apt: existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get"),
    system: platform(),
  });
  if (plan.kind === "there") return 0;
  if (plan.kind === "ask") {
    process.stderr.write(
      `The browser tests need Chromium, and there is none here. Install it with:\n  ${plan.command}\n`,
    );
    return 1;
  }
  process.stdout.write("The browser tests need Chromium: installing Debian's package chromium with apt-get.\n");
  for (const [command, ...args] of STEPS) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const result = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env });
    if (result.status !== 0) return failed(`${command} ${args.join(" ")}`);
  }
  return findChromium() === undefined ? failed("the installation, which left no chromium behind,") : 0;
}

function failed(what: string): number {
  process.stderr.write(
    `${what} failed. Run it by hand, then repeat npm test:\n  ${STEPS.map((step) => step.join(" ")).join(" && ")}\n`,
  );
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = ensureChromium();
