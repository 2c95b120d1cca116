import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveGallery } from "../gallery/serve-gallery.ts";
import { openAll, overflow, seriousProblems } from "./check.ts";

/** Every state of the page, from written replies: also those an interview rarely reaches. */
export function testStates(browser: () => Browser): void {
  describe("every state of the page", () => {
    let gallery: Awaited<ReturnType<typeof serveGallery>>;
    let page: Page;

    beforeAll(async () => {
      gallery = await serveGallery();
      page = await browser().newPage({ viewport: { width: 1000, height: 800 } });
    });
    afterAll(async () => {
      await page.close();
      gallery.close();
    });

    it("has nothing serious or critical by axe-core, with every disclosure open, light and dark", async () => {
      expect(gallery.names.length).toBeGreaterThan(20);
      const half = Math.ceil(gallery.names.length / 2);
      const parts = [gallery.names.slice(0, half), gallery.names.slice(half)];
      const found = await Promise.all(parts.map((names) => problemsOf(browser(), gallery.address, names)));
      expect(found.flat()).toEqual([]);
    }, 60_000);

    it("is readable at 320 pixels without scrolling sideways", async () => {
      const found: string[] = [];
      await page.setViewportSize({ width: 320, height: 640 });
      for (const name of gallery.names) {
        await page.goto(`${gallery.address}/${name}`);
        await openAll(page);
        const wide = await overflow(page);
        if (wide > 0) found.push(`${name}: ${wide} px too wide`);
      }
      expect(found).toEqual([]);
    }, 60_000);

    it("would show a fault: axe-core sees a field without a label and words too pale", async () => {
      await page.goto(`${gallery.address}/start`);
      await page.emulateMedia({ colorScheme: "light" });
      await page.evaluate(() => {
        document.querySelector("label")?.remove();
        for (const text of document.querySelectorAll("p")) text.style.color = "#bbb";
      });
      const found = (await seriousProblems(page)).map((problem) => problem.split(":")[0]);
      expect(found).toContain("label");
      expect(found).toContain("color-contrast");
    });
  });
}

async function problemsOf(browser: Browser, address: string, names: readonly string[]): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  const found: string[] = [];
  for (const name of names) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${address}/${name}`);
    await openAll(page);
    for (const problem of await seriousProblems(page)) found.push(`${name}: ${problem}`);
    await page.emulateMedia({ colorScheme: "dark" });
    for (const problem of await seriousProblems(page, { runOnly: ["color-contrast"] })) {
      found.push(`${name}, dark: ${problem}`);
    }
  }
  await page.close();
  return found;
}
