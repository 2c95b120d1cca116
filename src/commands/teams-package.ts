import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigError, UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `teams:package [--out file] [--developer name] [--privacy https://…] [--terms https://…]`: writes the app as the zip that
 * Teams takes, and says what to do with it. Everything that is missing or not accepted is listed, and nothing is written.
 */
export async function run(
  { out, teamsPackage }: Pick<CommandPorts, "out" | "teamsPackage">,
  args: string[],
): Promise<number> {
  const { values } = readArguments(args, { out: "value", developer: "value", privacy: "value", terms: "value" });
  const { developer, privacy, terms } = values;
  const wrong = Object.entries({ privacy, terms }).flatMap(([name, address]) =>
    address === undefined || /^https:\/\/[^\s/]/.test(address)
      ? []
      : [`--${name} needs the address of a page, with https: https://example.org/${name}`],
  );
  if (wrong.length > 0) throw new UsageError(wrong.join("\n"));
  const made = await teamsPackage({ developer, privacyUrl: privacy, termsUrl: terms });
  if ("problems" in made) throw new ConfigError(made.problems);
  const file = resolve(values.out ?? "waymark-teams.zip");
  writeFileSync(file, made.zip);
  out(`Written: ${file}\n`);
  out("Its manifest is valid. Upload it in Teams: Apps, Manage your apps, Upload an app.\n");
  return 0;
}
