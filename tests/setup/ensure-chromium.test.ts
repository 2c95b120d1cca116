import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planChromium } from "./ensure-chromium.ts";
import { findChromium } from "./find-chromium.ts";

const debian = { browser: undefined, root: true, apt: true, system: "linux" };

describe("the browser of the browser tests", () => {
  test("is used where there is one", () => {
    expect(planChromium({ ...debian, browser: "/usr/bin/chromium" })).toEqual({
      kind: "there",
      browser: "/usr/bin/chromium",
    });
  });

  test("is installed only as root on Debian or Ubuntu", () => {
    expect(planChromium(debian)).toEqual({ kind: "install" });
    expect(planChromium({ ...debian, root: false })).toEqual({
      kind: "ask",
      command: "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium",
    });
    expect(planChromium({ ...debian, apt: false })).toEqual({ kind: "ask", command: "install the package chromium" });
    expect(planChromium({ ...debian, apt: false, system: "darwin" }).kind).toBe("ask");
  });

  test("is found on the path when it can be run", () => {
    const folder = mkdtempSync(join(tmpdir(), "waymark-path-"));
    const file = join(folder, "chromium");
    writeFileSync(file, "");
    expect(findChromium(folder)).not.toBe(file);
    chmodSync(file, 0o755);
    expect(findChromium(folder)).toBe(file);
    rmSync(folder, { recursive: true });
  });
});
