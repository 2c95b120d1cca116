import type { RunningServer } from "../commands/command.ts";
import type { Config } from "../config.ts";
import { randomIds } from "../random-ids.ts";
import { routeMessenger } from "../route-messenger.ts";
import { slackWords } from "../slack-words.ts";
import { stopSignal } from "../stop-signal.ts";
import { systemClock } from "../system-clock.ts";
import { waitingFor } from "../waiting-for.ts";
import { openBot } from "./open-bot.ts";
import { openLog } from "./open-log.ts";
import { openMetrics } from "./open-metrics.ts";
import { openSlack } from "./open-slack.ts";
import { openStores } from "./open-stores.ts";

const UPKEEP = { recoverMs: 15_000, expireMs: 6 * 3_600_000 };

/** Serves the web chat: the page first, then what it stands on, then the port, so that "ready" means ready. */
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
  const slack = config.slack === undefined ? undefined : await openSlack(config, config.slack, stores, log);
  const messenger = slack === undefined ? webMessenger : routeMessenger({ slack: slack.messenger }, webMessenger);
  const metrics = await openMetrics(config, log);
  const { bot, store, packs, close } = await openBot(config, stores, messenger, log, hurry, metrics?.meter);
  const server = createHttpServer({ host: config.host, port: config.port, log, waitingFor: () => waitingFor(store) });
  // Before the page, whose guard knows nothing of Slack's signatures.
  server.mount((app) => slack?.serve({ bot, store, packs }, app));
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
      log,
    });
  });
  const address = await server.listen();
  await slack?.start();
  const { beginUpkeep } = await import("../upkeep.ts");
  const every = { ...UPKEEP, recoverMs: UPKEEP.recoverMs / hurry, retentionDays: config.retentionDays };
  const endUpkeep = beginUpkeep({ bot, store, clock: systemClock, log, ...every });
  const stopped = stopSignal(underNpm).then(async () => {
    const closed = server.close();
    web.close();
    await closed;
    await endUpkeep();
    await slack?.close();
    await close();
    await metrics?.close();
  });
  return { address: config.baseUrl ?? address, pageMissing: web.reason, slack: slackWords(config), stopped };
}
