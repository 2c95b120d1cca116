import { quantile } from "./engine-pack.ts";

export interface Timing {
  /** Median time of each task over the runs, in ms. */
  readonly tasks: readonly number[];
  /** Median time of the kernel run among these tasks, in ms. */
  readonly kernel: number;
}

export interface TimingSettings {
  readonly runs: number;
  readonly warmUps: number;
  /** Fixed work the tasks are compared with; it runs before every so many of them, so that a busy moment falls on both. */
  readonly kernel: () => void;
  readonly every: number;
  /** In ms. */
  readonly clock: () => number;
}

/** Times each task over the runs, all kinds and the kernel interleaved so that a busy moment falls on all alike. */
export function timeAll(
  kinds: readonly (readonly (() => void)[])[],
  { runs, warmUps, kernel, every, clock }: TimingSettings,
): Timing[] {
  const times = kinds.map((tasks) => ({ tasks: tasks.map((): number[] => []), kernel: [] as number[] }));
  const time = (act: () => void, run: number, list: number[]) => {
    const start = clock();
    act();
    // The first runs only warm up.
    if (run >= warmUps) list.push(clock() - start);
  };
  for (let run = 0; run < warmUps + runs; run++) {
    kinds.forEach((tasks, kind) => {
      tasks.forEach((task, at) => {
        if (at % every === 0) time(kernel, run, times[kind]!.kernel);
        time(task, run, times[kind]!.tasks[at]!);
      });
    });
  }
  return times.map((kind) => ({
    tasks: kind.tasks.map((list) => quantile(list, 0.5)),
    kernel: quantile(kind.kernel, 0.5),
  }));
}

/** How many kernels the mean task takes; a slower machine or moment slows both. */
export function kernelRatio({ tasks, kernel }: Timing): number {
  return tasks.reduce((sum, value) => sum + value, 0) / tasks.length / kernel;
}
