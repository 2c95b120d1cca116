import { expect, test } from "vitest";
import { cpuKernel } from "./cpu-kernel.ts";
import { kernelRatio, timeAll } from "./time-all.ts";

/** A machine on which each piece of work takes the given time, times how slow it is in that moment. */
function machine(slowness: (now: number) => number) {
  let now = 0;
  const log: string[] = [];
  const work = (name: string, takes: number) => () => {
    log.push(name);
    now += takes * slowness(now);
  };
  return { log, work, clock: () => now };
}

const settings = { runs: 5, warmUps: 1, every: 2 };

test("the kernel runs among the tasks of every kind, in every run", () => {
  const { log, work, clock } = machine(() => 1);
  const kinds = [[work("a", 1), work("b", 1), work("c", 1)], [work("d", 1)]];
  timeAll(kinds, { ...settings, runs: 1, kernel: work("kernel", 2), clock });
  const once = ["kernel", "a", "b", "kernel", "c", "kernel", "d"];
  expect(log).toEqual([...once, ...once]);
});

test("times are medians over the runs, and a ratio says how many kernels the mean task takes", () => {
  const { work, clock } = machine(() => 1);
  const [timing] = timeAll([[work("a", 1), work("b", 5)]], { ...settings, kernel: work("kernel", 2), clock });
  expect(timing).toEqual({ tasks: [1, 5], kernel: 2 });
  expect(kernelRatio(timing!)).toBe(1.5);
});

test("a slower machine changes the times and not the ratio", () => {
  const timed = (slowness: (now: number) => number) => {
    const { work, clock } = machine(slowness);
    return timeAll([[work("a", 1), work("b", 5)]], { ...settings, kernel: work("kernel", 2), clock })[0]!;
  };
  const [plain, slow, slowing] = [timed(() => 1), timed(() => 3), timed((now) => (now < 20 ? 1 : 4))];
  expect(slow.tasks).toEqual([3, 15]);
  expect(kernelRatio(slow)).toBe(kernelRatio(plain));
  expect(kernelRatio(slowing)).toBeCloseTo(kernelRatio(plain), 6);
});

test("the kernel computes the same every time", () => {
  const first = cpuKernel();
  expect([cpuKernel(), cpuKernel()]).toEqual([first, first]);
});
