import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { createAppPackage, manifestProblems } from "../../../adapters/teams/app-package.ts";
import { manifest } from "../../../adapters/teams/manifest.ts";

const options = {
  appId: "3f2a7c1e-5b64-4d8a-9c10-0a1b2c3d4e5f",
  baseUrl: "https://waymark.example.org",
  version: "0.1.0",
  developer: "Example Ltd",
  privacyUrl: "https://example.org/privacy",
  termsUrl: "https://example.org/terms",
};

function contents(): Record<string, Uint8Array> {
  const made = createAppPackage(options);
  if ("problems" in made) throw new Error(made.problems.join());
  return unzipSync(made.zip);
}

test("the package holds a manifest Microsoft's schema accepts, and the two icons it names", () => {
  const files = contents();
  expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
  const described = JSON.parse(new TextDecoder().decode(files["manifest.json"]));
  expect(manifestProblems(described)).toEqual([]);
  expect(described).toMatchObject({
    id: options.appId,
    icons: { color: "color.png", outline: "outline.png" },
    bots: [{ botId: options.appId, scopes: ["personal", "team", "groupChat"] }],
    validDomains: ["waymark.example.org"],
    supportsChannelFeatures: "tier1",
  });
});

test("the icons have the sizes Teams asks for, and the outline is white on nothing", () => {
  const { "color.png": color, "outline.png": outline } = contents();
  expect([sizeOf(color), sizeOf(outline)]).toEqual([
    [192, 192, 8, 6],
    [32, 32, 8, 6],
  ]);
});

test("the same configuration gives the same file", () => {
  expect(createAppPackage(options)).toEqual(createAppPackage(options));
});

test("what the schema does not accept is said by its place in the manifest, all at once", () => {
  const long = manifest({ ...options, appId: "no guid", developer: "x".repeat(33) });
  const problems = manifestProblems({ ...long, surprise: true }).join("\n");
  expect(problems).toMatch(/^id must match pattern/m);
  expect(problems).toMatch(/^bots\.0\.botId must match pattern/m);
  expect(problems).toMatch(/^developer\.name must NOT have more than 32 characters/m);
  expect(problems).toMatch(/^the manifest must NOT have additional properties: surprise/m);
  expect(createAppPackage({ ...options, developer: "x".repeat(33) })).toEqual({
    problems: ["developer.name must NOT have more than 32 characters"],
  });
});

/** Width, height, bits and colour type of a PNG. */
function sizeOf(png: Uint8Array | undefined): number[] {
  const view = Buffer.from(png ?? []);
  expect(view.subarray(1, 4).toString()).toBe("PNG");
  return [view.readUInt32BE(16), view.readUInt32BE(20), view[24] ?? 0, view[25] ?? 0];
}
