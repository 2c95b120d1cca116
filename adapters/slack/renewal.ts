import type { Installation } from "../../src/ports.ts";
import type { StoredAccessPorts } from "./accesses.ts";

/** A token is renewed when it ends within this time. */
const BEFORE_MS = 2 * 3_600_000;
const LEASE_MS = 15_000;
const POLL_MS = 100;
/** After a failure the old token, while it lasts, is used this long. */
const AGAIN_MS = 60_000;

/**
 * Renews tokens that are about to end. A refresh token works once (https://docs.slack.dev/authentication/using-token-rotation),
 * so one call at a time is made for a workspace: within the process they share it, between processes the store's lease decides.
 */
export function createRenewal(ports: StoredAccessPorts): (installation: Installation) => Promise<Installation> {
  const { installations, clock, log, replica } = ports;
  const underWay = new Map<string, Promise<Installation>>();
  const failedAt = new Map<string, number>();

  const renew = async (given: Installation): Promise<Installation> => {
    const { workspace } = given;
    const until = clock.now() + LEASE_MS;
    while (!(await installations.lease(workspace, replica, clock.now(), clock.now() + LEASE_MS))) {
      await clock.sleep(POLL_MS);
      const now = await installations.get(workspace);
      if (now === undefined || now.botToken !== given.botToken || clock.now() > until) return now ?? given;
    }
    try {
      const stored = (await installations.get(workspace)) ?? given;
      // Another process may have been quicker.
      if (!endsSoon(stored, clock.now())) return stored;
      const renewed = await exchanged(ports, stored);
      await installations.put(renewed);
      failedAt.delete(workspace);
      return renewed;
    } catch (error) {
      failedAt.set(workspace, clock.now());
      log.error(
        { workspace, cause: error instanceof Error ? error.message : String(error) },
        "a token was not renewed",
      );
      return given;
    } finally {
      await installations.release(workspace, replica);
    }
  };

  return (installation) => {
    const now = clock.now();
    const { workspace } = installation;
    if (!endsSoon(installation, now) || now - (failedAt.get(workspace) ?? -AGAIN_MS) < AGAIN_MS) {
      return Promise.resolve(installation);
    }
    const running = underWay.get(workspace) ?? renew(installation).finally(() => underWay.delete(workspace));
    underWay.set(workspace, running);
    return running;
  };
}

function endsSoon({ expiresAt, refreshToken }: Installation, now: number): boolean {
  return expiresAt !== undefined && refreshToken !== undefined && expiresAt - now < BEFORE_MS;
}

async function exchanged({ clients, clock, clientId, clientSecret }: StoredAccessPorts, old: Installation) {
  const answer = await clients.noToken.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: old.refreshToken ?? "",
  });
  const { access_token: botToken = old.botToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  return {
    ...old,
    botToken,
    refreshToken: refreshToken ?? old.refreshToken,
    expiresAt: seconds === undefined ? undefined : clock.now() + seconds * 1000,
  };
}
