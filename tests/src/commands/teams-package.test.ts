import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { run } from "../../../src/commands/teams-package.ts";
import { type Config, readConfig } from "../../../src/config.ts";
import { makeTeamsPackage } from "../../../src/main/make-teams-package.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "app.zip");
const guid = "3f2a7c1e-5b64-4d8a-9c10-0a1b2c3d4e5f";
const registered = { MicrosoftAppId: guid, MicrosoftAppPassword: "a long secret", MicrosoftAppTenantId: guid };

/** Runs the command with this environment; what it printed. */
async function packed(environment: Record<string, string>, ...args: string[]): Promise<string> {
  const config: Config = readConfig(environment);
  let printed = "";
  const out = (text: string) => {
    printed += text;
  };
  await run({ out, teamsPackage: (options) => makeTeamsPackage(config, options) }, ["--out", file, ...args]);
  return printed;
}

test("everything that is missing is said at once, and nothing is written", async () => {
  const problems = packed({}, "--developer", "x".repeat(33));
  await expect(problems).rejects.toMatchObject({
    name: "ConfigError",
    problems: [
      expect.stringMatching(/^MicrosoftAppId: /),
      expect.stringMatching(/^WAYMARK_BASE_URL: .*https/),
      expect.stringMatching(/^--developer: .*32/),
    ],
  });
  await expect(packed({ ...registered, WAYMARK_BASE_URL: "http://localhost:3000" })).rejects.toThrow(/https/);
  await expect(packed(registered, "--privacy", "x", "--terms", "y")).rejects.toThrow(/--privacy.*\n--terms/);
  expect(existsSync(file)).toBe(false);
});

test("the package is written for the bot and the address of the configuration", async () => {
  const environment = { ...registered, WAYMARK_BASE_URL: "https://waymark.example.org" };
  const printed = await packed(environment, "--privacy", "https://example.org/privacy");
  expect(printed).toContain(`Written: ${file}\n`);
  const described = JSON.parse(Buffer.from(unzipSync(readFileSync(file))["manifest.json"] ?? []).toString());
  expect(described).toMatchObject({
    id: guid,
    developer: {
      websiteUrl: "https://waymark.example.org",
      privacyUrl: "https://example.org/privacy",
      termsOfUseUrl: "https://waymark.example.org",
    },
  });
});
