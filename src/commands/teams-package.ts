import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigError, UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

const HTTPS = /^https:\/\/[^\s]+$/;

/**
 * `teams:package [--out file] [--developer name] [--privacy https://…] [--terms https://…]`: writes the app as a zip that
 * Teams takes, and says what to do with it. The manifest is checked against Microsoft's schema first.
 */
export async function run(
  { out, teamsPackage }: Pick<CommandPorts, "out" | "teamsPackage">,
  args: string[],
): Promise<number> {
  const { values } = readArguments(args, { out: "value", developer: "value", privacy: "value", terms: "value" });
  for (const name of ["privacy", "terms"] as const) {
    if (values[name] !== undefined && !HTTPS.test(values[name])) {
      throw new UsageError(`--${name} needs an address people can open, with https`);
    }
  }
  if ((values.developer ?? "").length > 32) throw new UsageError("--developer takes at most 32 characters");
  const made = await teamsPackage({ developer: values.developer, privacyUrl: values.privacy, termsUrl: values.terms });
  if ("problems" in made) throw new ConfigError(made.problems);
  const file = resolve(values.out ?? "waymark-teams.zip");
  writeFileSync(file, made.zip);
  out(`Written: ${file}\n`);
  out("Upload it: in Teams under Apps, Manage your apps, Upload an app; for everybody in the Teams admin center.\n");
  return 0;
}
