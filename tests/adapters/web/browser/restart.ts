import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { andSee, answers, asked, begin, NOW } from "./on-the-page.ts";
import { usePage } from "./use-page.ts";

/** A thread that ends and goes on at another address. */
export function testRestart(browser: () => Browser): void {
  describe("an interview started again", () => {
    const on = usePage(browser);

    it("shows what it read from a description before it counts, and leads everybody on when it is started again", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada", "No admin needed. Three of us build it.");
      expect(await asked(page)).toBe("confirm");
      expect(await page.locator(`${NOW} q`).first().textContent()).toContain("No admin");
      expect(await answers(page)).toBe(0);
      await andSee(page, () => page.click(`${NOW} .primary`));
      expect(await answers(page)).toBeGreaterThan(0);
      const old = page.url();
      const second = await on.context.newPage();
      await second.goto(old);
      await second.waitForSelector(NOW);
      await page.fill(".composer textarea", "restart");
      await page.press(".composer textarea", "Enter");
      await page.waitForURL((url) => url.href !== old);
      expect(await answers(page)).toBe(0);
      await second.click(".closed a");
      await second.waitForURL(page.url());
    });

    it("goes to the new interview after a restart, however slowly its page comes and whatever is heard meanwhile", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      const old = page.url();
      let heard = 0;
      await page.route(/\/s\/[^/]+$/, async (route) => {
        await expect
          .poll(() => heard, { timeout: 600, interval: 20 })
          .toBeGreaterThan(0)
          .catch(() => undefined);
        await route.continue();
      });
      page.on("response", (response) => response.url() === `${old}/thread` && heard++);
      await page.route(/\/event$/, async (route) => {
        const response = await route.fetch();
        await page.waitForTimeout(200);
        await route.fulfill({ response });
      });
      await page.fill(".composer textarea", "restart");
      await page.press(".composer textarea", "Enter");
      await page.waitForURL((url) => url.href !== old, { waitUntil: "commit" });
      expect(await answers(page)).toBe(0);
    });
  });
}
