import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type ServedWeb, serveWeb } from "../serve-web.ts";

/** A fresh page for each test on one served product; `forgive` takes errors of the console that the test brings about. */
export interface OnPage {
  readonly address: string;
  readonly bot: ServedWeb["bot"];
  readonly context: BrowserContext;
  readonly page: Page;
  forgive(words: string): void;
}

/** Sets the hooks of the surrounding `describe`; every error of the console that is not forgiven fails the test. */
export function usePage(browser: () => Browser): OnPage {
  let served: ServedWeb;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    served = await serveWeb();
  });
  afterAll(() => served.close());
  beforeEach(async () => {
    errors = [];
    context = await browser().newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: "reduce" });
    context.setDefaultTimeout(12_000);
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  return {
    get address() {
      return served.address;
    },
    get bot() {
      return served.bot;
    },
    get context() {
      return context;
    },
    get page() {
      return page;
    },
    forgive(words) {
      errors = errors.filter((error) => !error.includes(words));
    },
  };
}
