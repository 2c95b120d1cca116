/** Whoever started this process; noted while they certainly live. */
const parent = process.ppid;
const SAME_SIGNAL_MS = 500;
const ORPHAN_MS = 100;

/**
 * Resolves when the process is told to stop: by a person, or by whatever runs it and may still send it work for a moment.
 * Told again after that, it stops at once. `underNpm`: npm started it.
 */
export function stopSignal(underNpm: boolean): Promise<"person" | "operator"> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = (by: "person" | "operator") => {
      first ??= performance.now();
      // npm passes on the interrupt that the terminal has sent to this process already: two within a moment are one.
      if (performance.now() - first > SAME_SIGNAL_MS) process.exit(1);
      resolve(by);
    };
    process.on("SIGINT", () => stop("person"));
    process.on("SIGTERM", () => stop("operator"));
    // A shell between npm and this process dies of the signal npm passes on, and does not pass it on itself.
    if (!underNpm) return;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop("person");
    }, ORPHAN_MS);
    watch.unref();
  });
}
