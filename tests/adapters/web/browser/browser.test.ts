import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { testInterview } from "./interview.ts";
import { launch } from "./launch.ts";
import { testRestart } from "./restart.ts";
import { testStates } from "./states.ts";

// One browser for everything: starting it takes longer than most of these tests.
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

testStates(() => browser);
testInterview(() => browser);
testRestart(() => browser);
