import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // A new module graph for each file costs a third of the time of all tests; what a test changes of its process it puts back.
    isolate: false,
    // They end what hangs; how fast something is, tests/bench measures.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
