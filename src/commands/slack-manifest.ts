import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `slack:manifest [--url https://…] [--typed-replies]`: prints the app's manifest, for Socket Mode unless an address is
 * given; what each scope is for goes to standard error.
 */
export async function run(
  { out, err, slackManifest }: Pick<CommandPorts, "out" | "err" | "slackManifest">,
  args: string[],
): Promise<number> {
  const { values, flags } = readArguments(args, { url: "value", "typed-replies": "flag" });
  const url = values.url?.replace(/\/+$/, "");
  if (url !== undefined && !/^https:\/\/[^/\s]+$/.test(url)) {
    throw new UsageError(
      "--url needs the address people open, with https and nothing after the host: https://waymark.example.org",
    );
  }
  const { manifest, scopes } = await slackManifest({ url, typedReplies: flags.has("typed-replies") });
  err(`What the app may do, and why:\n${scopes.map(({ scope, why }) => `  ${scope.padEnd(18)} ${why}\n`).join("")}`);
  if (flags.has("typed-replies")) err("Set SLACK_TYPED_REPLIES=true where Waymark runs.\n");
  out(`${JSON.stringify(manifest, null, 2)}\n`);
  return 0;
}
