import type { CommitResult, SessionStore } from "../ports.ts";
import type { Meter } from "./meter.ts";

/** The same store, counted call by call; a refused commit is a conflict. */
export function meterStore(store: SessionStore, meter: Meter): SessionStore {
  const counted = <Args extends unknown[], Result>(call: string, run: (...args: Args) => Promise<Result>) => {
    // One that first appears as 1 has not risen, for who watches.
    meter.count("store_failures", { call }, 0);
    return async (...args: Args): Promise<Result> => {
      meter.count("store_calls", { call });
      try {
        return await run(...args);
      } catch (error) {
        meter.count("store_failures", { call });
        throw error;
      }
    };
  };
  const commit = counted("commit", store.commit);
  return {
    ...store,
    read: counted("read", store.read),
    pointer: counted("pointer", store.pointer),
    commit: async (given): Promise<CommitResult> => {
      const result = await commit(given);
      if (!result.ok) meter.count("conflicts", { reason: result.reason });
      return result;
    },
    undelivered: counted("undelivered", store.undelivered),
    claim: counted("claim", store.claim),
    markSent: counted("mark-sent", store.markSent),
    markUnsure: counted("mark-unsure", store.markUnsure),
    setAside: counted("set-aside", store.setAside),
    recent: counted("recent", store.recent),
    expire: counted("expire", store.expire),
    remove: counted("remove", store.remove),
    forgetPerson: counted("forget-person", store.forgetPerson),
  };
}
