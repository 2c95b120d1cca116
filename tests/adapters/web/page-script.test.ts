import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

it("the page's script is type-checked as strictly as the rest", () => {
  const flags =
    "--noEmit --ignoreConfig --allowJs --checkJs --strict --target esnext --lib esnext,dom,dom.iterable --types".split(
      " ",
    );
  const check = (file: string) =>
    execFileSync("node_modules/.bin/tsc", [...flags, "", file], { cwd: root, encoding: "utf8" });
  expect(check("adapters/web/page/page.js")).toBe("");
});

it("the page loads nothing from elsewhere", () => {
  for (const name of ["page.js", "thread.js", "page.css", "icon.svg"]) {
    const content = readFileSync(join(root, "adapters/web/page", name), "utf8");
    expect(content.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|@import|url\(/);
  }
});
