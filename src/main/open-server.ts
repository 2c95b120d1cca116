import { reviewWaits } from "../bot/reviews/review-waits.ts";
import type { RunningServer } from "../commands/command.ts";
import type { Config } from "../config.ts";
import type { Log } from "../ports.ts";
import { randomIds } from "../random-ids.ts";
import { createReadiness } from "../readiness.ts";
import { routeMessenger } from "../route-messenger.ts";
import { slackWords } from "../slack-words.ts";
import { stopSignal } from "../stop-signal.ts";
import { systemClock } from "../system-clock.ts";
import { teamsWords } from "../teams-words.ts";
import { openBot } from "./open-bot.ts";
import { openLog } from "./open-log.ts";
import { openMetrics } from "./open-metrics.ts";
import { openSlack } from "./open-slack.ts";
import { openStores } from "./open-stores.ts";
import { openTeams } from "./open-teams.ts";

/** How long a process that is stopped goes on taking work: a balancer needs a moment to see that it is not ready. */
const NOTICE_MS = 1500;
/** How long it takes to replace one process of an older version, about. */
const NEWER_MS = 60_000;
const UPKEEP = { recoverMs: 15_000, expireMs: 6 * 3_600_000 };

/** Serves the web chat, and the platforms that are set up: the page first, then what it stands on, then the port, so that "ready" means ready. */
export async function openServer(
  config: Config,
  { hurry, underNpm }: { hurry: number; underNpm: boolean },
): Promise<RunningServer> {
  const log = await openLog(config);
  const [{ createHttpServer }, { mountWeb }, { createWebMessenger }] = await Promise.all([
    import("../../adapters/http/http-server.ts"),
    import("../../adapters/web/mount-web.ts"),
    import("../../adapters/web/web-messenger.ts"),
  ]);
  const webMessenger = createWebMessenger();
  const stores = await openStores(config, log);
  // Not waited for: a Redis that is away now is looked at when it comes.
  void warnOfConcerns(stores.concerns(), log);
  const slack = config.slack === undefined ? undefined : await openSlack(config, config.slack, stores, log, hurry);
  const teams = config.teams === undefined ? undefined : await openTeams(config.teams, stores, log);
  const messenger = routeMessenger({ slack: slack?.messenger, teams: teams?.messenger }, webMessenger);
  const metrics = await openMetrics(config, log);
  const installer = async (workspace: string) =>
    workspace.startsWith("slack:") ? slack?.installer(workspace) : undefined;
  const opened = await openBot(config, stores, messenger, log, hurry, metrics?.meter, installer);
  const { store, packs, close } = opened;
  const readiness = createReadiness({ clock: systemClock, newerMs: NEWER_MS / hurry });
  const bot = readiness.watch(opened.bot);
  const server = createHttpServer({
    host: config.host,
    port: config.port,
    log,
    waitingFor: () => readiness.waitingFor(store),
  });
  // Before the page, whose guard knows nothing of signatures and tokens.
  server.mount((app) => slack?.serve({ bot, store, packs }, app));
  server.mount((app) => teams?.serve({ bot, store, packs }, app));
  const web = server.mount((app) => {
    const { host, webToken: token, baseUrl } = config;
    return mountWeb(app, {
      bot,
      store,
      messenger: webMessenger,
      packs,
      ids: randomIds,
      clock: systemClock,
      config: { host, token, baseUrl },
      retentionDays: config.retentionDays,
      log,
    });
  });
  const address = await server.listen();
  await slack?.start();
  const { beginUpkeep } = await import("../upkeep.ts");
  const every = { ...UPKEEP, recoverMs: UPKEEP.recoverMs / hurry, retentionDays: config.retentionDays };
  const endUpkeep = beginUpkeep({ bot, store, clock: systemClock, log, ...every });
  const endReviews = bot.beginReviews(reviewWaits(hurry));
  const stopped = stopSignal(underNpm).then(async (by) => {
    readiness.stop();
    if (by === "operator") await systemClock.sleep(NOTICE_MS / hurry);
    const closed = server.close();
    web.close();
    await closed;
    await Promise.all([endUpkeep(), endReviews()]);
    await Promise.all([slack?.close(), teams?.close()]);
    await close();
    await metrics?.close();
  });
  const platforms = [slackWords(config), teamsWords(config)].filter((words) => words !== undefined);
  return { address: config.baseUrl ?? address, pageMissing: web.reason, platforms, stopped };
}

async function warnOfConcerns(concerns: Promise<readonly string[]>, log: Log): Promise<void> {
  for (const concern of await concerns) log.warn({ from: "redis" }, concern);
}
