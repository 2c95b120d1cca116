import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findProgram } from "./find-program.ts";
import { planPrograms } from "./plan-programs.ts";
import { withoutServices } from "./without-services.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-path-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the programs that the tests start", () => {
  const debian = { missing: ["chromium", "redis", "adr"], root: true, apt: true, system: "linux" } as const;

  test("are used where they are", () => {
    expect(planPrograms({ ...debian, missing: [] })).toEqual({ kind: "there" });
  });

  test("are installed only as root on Debian or Ubuntu, and only what is missing", () => {
    expect(planPrograms({ ...debian, missing: ["adr"] })).toEqual({
      kind: "install",
      commands: [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "adr-tools"],
      ],
    });
    expect(planPrograms({ ...debian, root: false })).toEqual({
      kind: "ask",
      command:
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium redis-server adr-tools" +
        " && sudo update-rc.d redis-server disable",
    });
    expect(planPrograms({ ...debian, apt: false })).toEqual({
      kind: "ask",
      command: "install the packages chromium, redis-server, adr-tools",
    });
    expect(planPrograms({ ...debian, apt: false, system: "darwin" })).toEqual({
      kind: "ask",
      command: "brew install --cask google-chrome && brew install redis && brew install adr-tools",
    });
  });

  test("are found on the path when they can be run", () => {
    const file = join(folder, "redis-server");
    writeFileSync(file, "");
    expect(findProgram("redis", folder, [])).toBeUndefined();
    chmodSync(file, 0o755);
    expect(findProgram("redis", folder, [])).toBe(file);
  });

  test("start no service while they are installed, and an existing policy stays as it is", () => {
    const policy = join(folder, "policy-rc.d");
    const seen = withoutServices(() => readFileSync(policy, "utf8"), policy);
    expect(seen).toContain("exit 101");
    expect(existsSync(policy)).toBe(false);
    expect(() =>
      withoutServices(() => {
        expect(statSync(policy).mode & 0o111).toBe(0o111);
        throw new Error("the installation failed");
      }, policy),
    ).toThrow("the installation failed");
    expect(existsSync(policy)).toBe(false);

    writeFileSync(policy, "theirs");
    expect(withoutServices(() => readFileSync(policy, "utf8"), policy)).toBe("theirs");
    expect(existsSync(policy)).toBe(true);
  });
});
