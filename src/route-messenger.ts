import { platformOf } from "./identity.ts";
import type { Messenger } from "./ports.ts";

/** One messenger for all platforms: a workspace names its platform before the colon, and the rest goes to `local`. */
export function routeMessenger(
  platforms: Readonly<Record<string, Messenger | undefined>>,
  local: Messenger,
): Messenger {
  const of = (workspace: string): Messenger => {
    const platform = platformOf(workspace);
    return Object.hasOwn(platforms, platform) ? (platforms[platform] ?? local) : local;
  };
  return {
    deliver: (delivery) => of(delivery.session.workspace).deliver(delivery),
    notice: (conversation, personId, outgoing) => of(conversation).notice(conversation, personId, outgoing),
    standsIn: (session) => of(session.workspace).standsIn?.(session),
  };
}
