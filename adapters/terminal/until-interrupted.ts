/** What waits for a signal to leave; `forget` lets the signal do what it did before. */
export interface Interrupt {
  /** Resolves when the signal came. */
  readonly happens: Promise<undefined>;
  happened(): boolean;
  forget(): void;
}

/** Ctrl-C, where it is ours to hear: a drawn list hears it as a key, and any other signal ends the process as ever. */
export function untilInterrupted(ours: boolean): Interrupt {
  const { promise: happens, resolve } = Promise.withResolvers<undefined>();
  let happened = false;
  const leave = () => {
    happened = true;
    resolve(undefined);
  };
  if (ours) process.once("SIGINT", leave);
  return { happens, happened: () => happened, forget: () => void process.removeListener("SIGINT", leave) };
}
