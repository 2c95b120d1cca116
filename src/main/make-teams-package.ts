import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandPorts } from "../commands/command.ts";
import type { Config } from "../config.ts";

type TeamsPackage = CommandPorts["teamsPackage"];

/** The app for Teams as this configuration needs it, or everything that keeps it from being made. */
export async function makeTeamsPackage(
  { teams, baseUrl }: Pick<Config, "teams" | "baseUrl">,
  { developer = "Waymark", privacyUrl, termsUrl }: Parameters<TeamsPackage>[0],
): ReturnType<TeamsPackage> {
  const appId = teams?.kind === "registered" ? teams.appId : undefined;
  const problems = [
    ...(appId === undefined
      ? ["MicrosoftAppId: the package names the bot by it; set it with its secret and tenant"]
      : []),
    ...(baseUrl?.startsWith("https://")
      ? []
      : [
          "WAYMARK_BASE_URL: Teams needs the https address people reach Waymark at, such as https://waymark.example.org",
        ]),
    ...(developer.length <= 32 ? [] : ["--developer: Teams takes at most 32 characters"]),
  ];
  if (appId === undefined || baseUrl === undefined || problems.length > 0) return { problems };
  const { createAppPackage } = await import("../../adapters/teams/app-package.ts");
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
  // Teams asks for the three addresses; where nothing else is named, Waymark's own stands for them.
  return createAppPackage({
    appId,
    baseUrl,
    version,
    developer,
    privacyUrl: privacyUrl ?? baseUrl,
    termsUrl: termsUrl ?? baseUrl,
  });
}
