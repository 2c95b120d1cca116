import { existsSync, rmSync, writeFileSync } from "node:fs";

/**
 * Runs an installation that starts no service: a package such as redis-server would occupy its port.
 * Debian asks the policy file before it starts one; a machine that has such a file keeps it.
 */
export function withoutServices<T>(work: () => T, policy = "/usr/sbin/policy-rc.d"): T {
  if (existsSync(policy)) return work();
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755, flag: "wx" });
  try {
    return work();
  } finally {
    rmSync(policy);
  }
}
