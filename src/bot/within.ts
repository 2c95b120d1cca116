import type { Clock } from "../ports.ts";

/**
 * What `work` comes to, or `late` says once it took longer than so many milliseconds. The clock is asked only where the work
 * has to wait for something: a turn on an embedded store ends before anything else can happen.
 */
export function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let ended = false;
    let limit: AbortController | undefined;
    const starting = setImmediate(() => {
      limit = new AbortController();
      void clock.sleep(ms, limit.signal).then(() => {
        if (!ended) resolve(late());
      });
    });
    const end = (): void => {
      ended = true;
      clearImmediate(starting);
      limit?.abort();
    };
    work.then(
      (result) => {
        end();
        resolve(result);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
