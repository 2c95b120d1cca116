import type { LoadedPack } from "../../knowledge/index.ts";
import type { Setup } from "../commands/command.ts";
import type { Config } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { systemClock } from "../system-clock.ts";
import { toDay } from "../to-day.ts";
import { checkStore } from "./check-store.ts";
import { packsFolderOf } from "./packs-folder.ts";

const isProblem = (error: unknown): error is Error =>
  error instanceof Error && ["ConfigError", "PackError", "HouseError"].includes(error.name);

/** What a start with this configuration would find; `problems` are those of the environment it was read from. */
export async function checkSetup(config: Config, problems: readonly string[]): Promise<Setup> {
  const found = [...problems];
  const { whyNotMounted } = await import("../../adapters/web/access.ts");
  const { host, port, webToken: token, baseUrl } = config;
  const pageMissing = whyNotMounted({ host, token, baseUrl });
  const packs = await readable(() => readPacksOf(config), found);
  const house = packs && config.houseFile && (await readable(() => readHouseOf(config.houseFile ?? "", packs), found));
  // With a REDIS_URL that cannot be read nobody knows where things would be kept.
  const store = problems.some((problem) => problem.startsWith("REDIS_URL")) ? undefined : await checkStore(config);
  found.push(...(store?.problems ?? []));
  const facts: [string, string][] = [
    ["Address", baseUrl ?? `http://${host}:${port}`],
    [
      "Page",
      pageMissing === undefined ? `served${token === undefined ? "" : ", with a token"}` : `not served: ${pageMissing}`,
    ],
    ["Slack", slackFact(config)],
    ["Teams", config.teams === undefined ? "not set up" : "over HTTP at /api/messages"],
    ["Packs", packs?.map(({ manifest: { id, version } }) => `${id} ${version}`).join(", ") ?? "not readable"],
    [
      "House rules",
      config.houseFile === undefined ? "none" : `${config.houseFile}${house === undefined ? ", not readable" : ""}`,
    ],
    ["Kept in", store?.where ?? "unknown"],
    ["Kept for", `${config.retentionDays} days without a word, ${2 * config.retentionDays} with a recommendation`],
    ["Metrics", config.metricsPort === undefined ? "not served" : `http://${host}:${config.metricsPort}/metrics`],
    ["Log", `${config.logLevel}, on standard error`],
  ];
  return { problems: found, warnings: store?.warnings ?? [], facts };
}

async function readPacksOf(config: Config): Promise<readonly [LoadedPack, ...LoadedPack[]]> {
  const { readPacks } = await import("../commands/read-packs.ts");
  return readPacks(packsFolderOf(config));
}

async function readHouseOf(file: string, packs: readonly LoadedPack[]) {
  const { readHouse } = await import("../../knowledge/index.ts");
  return readHouse(file, packs, toDay(systemClock.now()));
}

/** Undefined where it cannot be read; why is added to the problems. */
async function readable<T>(read: () => Promise<T>, problems: string[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isProblem(error)) throw error;
    problems.push(...(error instanceof ConfigError ? error.problems : [error.message]));
    return undefined;
  }
}

function slackFact({ slack, command, baseUrl }: Config): string {
  if (slack === undefined) return "not set up";
  const how = slack.appToken === undefined ? "over HTTP at /slack/events" : "over a socket";
  const whom =
    slack.access.kind === "oauth" ? `many workspaces, installed at ${baseUrl}/slack/install` : "one workspace";
  return `${how}, ${whom}, command ${command}`;
}
