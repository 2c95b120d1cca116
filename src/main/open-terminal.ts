import { reviewWaits } from "../bot/reviews/review-waits.ts";
import type { TerminalCall } from "../commands/command.ts";
import type { Config } from "../config.ts";
import { loginName } from "../login-name.ts";
import { randomIds } from "../random-ids.ts";
import { routeMessenger } from "../route-messenger.ts";
import { openBot } from "./open-bot.ts";
import { openLog } from "./open-log.ts";
import { openStores } from "./open-stores.ts";

/** The interview in this terminal; the person is who is logged in here, unless another name is given. */
export async function openTerminal(config: Config, { name, ...call }: TerminalCall): Promise<number> {
  const [{ userInfo }, { createTerminalMessenger }, { runTerminal }, log] = await Promise.all([
    import("node:os"),
    import("../../adapters/terminal/terminal-messenger.ts"),
    import("../../adapters/terminal/run-terminal.ts"),
    openLog(config),
  ]);
  const messenger = createTerminalMessenger();
  // What falls due on the same store may belong to a chat platform, which a terminal cannot write to.
  const routed = routeMessenger({}, messenger);
  const { bot, store, packs, close } = await openBot(config, await openStores(config, log), routed, log);
  const endReviews = bot.beginReviews(reviewWaits());
  const streams = { input: process.stdin, output: process.stdout };
  try {
    return await runTerminal(
      { bot, messenger, store, packs, ids: randomIds, ...streams },
      { ...call, name: name ?? loginName(userInfo) },
    );
  } finally {
    await endReviews();
    await close();
  }
}
