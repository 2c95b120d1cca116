import { platformOf } from "./identity.ts";
import type { Messenger } from "./ports.ts";

/** Until whoever serves the platform takes it up. */
const NOT_OURS_MS = 60_000;

/**
 * One messenger for all platforms: a workspace names its platform before the colon, and those that name none go to `local`.
 * What belongs to a platform that is not connected here waits for a process where it is.
 */
export function routeMessenger(
  platforms: Readonly<Record<string, Messenger | undefined>>,
  local: Messenger,
): Messenger {
  const of = (workspace: string): Messenger => {
    const platform = platformOf(workspace);
    if (platform === "local") return local;
    return (Object.hasOwn(platforms, platform) ? platforms[platform] : undefined) ?? NOT_CONNECTED;
  };
  const connected = Object.keys(platforms).filter((platform) => platforms[platform] !== undefined);
  return {
    platforms: ["local", ...connected],
    deliver: (delivery) => of(delivery.session.workspace).deliver(delivery),
    notice: (conversation, personId, outgoing) => of(conversation).notice(conversation, personId, outgoing),
  };
}

const NOT_CONNECTED: Messenger = {
  deliver: async () => ({ outcome: "retry", afterMs: NOT_OURS_MS, reason: "the platform is not connected here" }),
  notice: async () => undefined,
};
