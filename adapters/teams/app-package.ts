import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvModule from "ajv-draft-04";
import { strToU8, zipSync } from "fflate";
import { drawIcons } from "./icons.ts";
import { ICONS, MANIFEST_VERSION, type ManifestOptions, manifest } from "./manifest.ts";

export interface AppPackage {
  readonly manifest: object;
  /** The package as it is uploaded. */
  readonly zip: Uint8Array;
}

/** A fixed time within the zip, so that the same configuration gives the same file. */
const WRITTEN = new Date(2026, 0, 1);

/** The app as Teams takes it: manifest and icons. What Microsoft's schema has against the manifest is returned instead. */
export function createAppPackage(options: ManifestOptions): AppPackage | { readonly problems: string[] } {
  const described = manifest(options);
  const problems = manifestProblems(described);
  if (problems.length > 0) return { problems };
  const { color, outline } = drawIcons();
  const files = {
    "manifest.json": strToU8(`${JSON.stringify(described, null, 2)}\n`),
    [ICONS.color]: color,
    [ICONS.outline]: outline,
  };
  return { manifest: described, zip: zipSync(files, { level: 9, mtime: WRITTEN }) };
}

/** What the schema that Microsoft publishes says is wrong; no address is asked for it. */
export function manifestProblems(described: object): string[] {
  const file = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`;
  const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), "utf8"));
  const ajv = new AjvModule.default({ allErrors: true, strict: false, validateFormats: false });
  if (ajv.validate(schema, described)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message, params }) => {
    const more = "additionalProperty" in params ? `: ${params.additionalProperty}` : "";
    return `${instancePath === "" ? "the manifest" : instancePath.slice(1).replaceAll("/", ".")} ${message}${more}`;
  });
}
