import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { serveWeb } from "../serve-web.ts";
import { openAll, overflow, seriousProblems } from "./check.ts";
import { andSee, answers, asked, begin, NOW, pressAnswer, pressUntil } from "./on-the-page.ts";
import { usePage } from "./use-page.ts";

/** Interviews in a real browser, on the real server, bot, store and pack. */
export function testInterview(browser: () => Browser): void {
  describe("an interview in the browser", () => {
    const on = usePage(browser);

    it("goes from the start to a recommendation by buttons, text, back and change, and is there again after a reload", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressAnswer(page);
      await pressUntil(page, /^question$/);
      expect(await answers(page)).toBe(1);

      const label =
        (await page.locator(`${NOW} .choice .label, ${NOW} option:nth-child(2)`).first().textContent()) ?? "";
      await page.fill(".composer textarea", label.replace(/^\d\s+/, ""));
      await andSee(page, () => page.press(".composer textarea", "Enter"));
      expect(await answers(page)).toBe(2);
      expect(await page.inputValue(".composer textarea")).toBe("");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");

      const question = await page.locator(`${NOW} h2`).textContent();
      await andSee(page, () => page.click(`${NOW} >> text=Back`));
      expect(await answers(page)).toBe(1);
      await pressAnswer(page);
      expect(await page.locator(`${NOW} h2`).textContent()).not.toBe("");
      expect(question).not.toBeNull();

      const first = page.locator(".kind-answered").first();
      const before = await first.locator(".answer").textContent();
      await andSee(page, () => first.getByRole("button", { name: "Change" }).click());
      expect(await page.locator(NOW).textContent()).toContain("Your answer stands");
      await andSee(page, () => page.locator(`${NOW} button[name="choice"]`).last().click());
      expect(await page.locator(".kind-answered .answer").allTextContents()).not.toContain(before);

      await pressUntil(page, /recommendation|ignore-question/);
      const verdict = await page.locator(".verdict").textContent();
      expect(verdict).not.toBe("");

      await page.reload();
      expect(await page.locator(".verdict").textContent()).toBe(verdict);
      const address = page.url();
      await page.goto(on.address);
      await page.click(`.resume a[href="${new URL(address).pathname}"]`);
      expect(await page.locator(".verdict").textContent()).toBe(verdict);
    });

    it("shows the chart, opens citations at their source entry, and tries a flip without changing anything", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressUntil(page, /recommendation|ignore-question/);
      expect(await page.locator(".kind-recommendation .chart .bar").count()).toBeGreaterThan(0);
      const citation = page.locator(".kind-recommendation .citation").first();
      await citation.locator("summary").click();
      expect(await citation.locator(".entry p").first().isVisible()).toBe(true);
      const flip = page.locator(".flip").first();
      const before = await page.locator(".verdict").textContent();
      await andSee(page, () => flip.click());
      const scenario = page.locator(".kind-what-if");
      await scenario.waitFor();
      expect(await scenario.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await page.locator(".verdict").textContent()).toBe(before);
      const link = citation.locator('a[href^="/sources/python-web#"]');
      const target = new URL((await link.getAttribute("href")) ?? "", on.address).hash;
      await link.click();
      await page.waitForURL(/\/sources\/python-web#/);
      expect(await page.locator(target).isVisible()).toBe(true);
    });

    it("asks what would hurt most beside the verdict, weighs it, says so, and takes it back", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressUntil(page, /recommendation|ignore-question/);
      const form = page.locator('form:has(input[value="consequences"])');
      const weigh = async (...names: string[]) => {
        const summary = page.locator("summary", { hasText: "Which two would hurt most here?" });
        if (!(await form.isVisible())) await summary.click();
        for (const box of await form.locator("input[type=checkbox]").all()) await box.uncheck();
        for (const name of names) await form.getByLabel(name).check();
        await andSee(page, () => form.getByRole("button").click());
        return summary.textContent();
      };
      expect(await weigh("Risk", "Running effort")).toContain("Running effort · Risk");
      expect(await page.locator(".kind-recommendation").textContent()).toContain("count half again as much");
      expect(await weigh()).toContain("(optional)");
    });

    it("opens the cost panel in words, and shows figures once days are given", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressUntil(page, /recommendation|ignore-question/);
      const verdict = await page.locator(".verdict").textContent();
      await andSee(page, () => page.getByRole("button", { name: "Cost", exact: true }).click());
      expect(await page.locator(".kind-cost table").count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.closest(".kind-cost") !== null)).toBe(true);
      await page.fill(".kind-cost input[name=days]", "40");
      await page.locator(".kind-cost .tick", { hasText: "Search" }).locator("input").check();
      await andSee(page, () => page.click("text=Count with these"));
      expect(await page.locator(".kind-cost tbody tr").count()).toBe(3);
      expect(await page.locator(".kind-cost .tick", { hasText: "Search" }).locator("input").isChecked()).toBe(true);
      expect(await page.locator(".verdict").textContent()).toBe(verdict);
      expect(await page.locator(".kind-recommendation .stack").count()).toBeGreaterThan(0);
    });

    it("can be held by keyboard alone", async () => {
      const { page } = on;
      await page.goto(on.address);
      await page.locator("body").focus();
      const tabTo = async (selector: string) => {
        for (let presses = 0; presses < 60; presses += 1) {
          if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
          await page.keyboard.press("Tab");
        }
        throw new Error(`the Tab key does not lead to ${selector}`);
      };
      await tabTo("#name");
      await page.keyboard.type("Ada");
      await tabTo("form .primary");
      await page.keyboard.press("Enter");
      await page.waitForSelector(NOW);
      await tabTo("input[name=decider]");
      await page.keyboard.type("Grace");
      await andSee(page, () => page.keyboard.press("Enter"));
      for (let turn = 0; !/recommendation|ignore-question/.test(await asked(page)); turn += 1) {
        if (turn > 30) throw new Error(`no recommendation after 30 answers, but ${await asked(page)}`);
        expect(await page.evaluate((now) => document.activeElement?.closest(now) !== null, `${NOW}, .remark`)).toBe(
          true,
        );
        const kind = await asked(page);
        if (kind === "checklist") {
          await tabTo("button[name=none]");
          await andSee(page, () => page.keyboard.press("Enter"));
        } else if ((await page.locator(`${NOW} select`).count()) > 0) {
          await page.keyboard.press("2");
          await andSee(page, () => page.keyboard.press("Enter"));
        } else {
          await andSee(page, () => page.keyboard.press("1"));
        }
      }
      expect(await page.locator(".facts").textContent()).toContain("Grace");
      await tabTo(".composer textarea");
      await page.keyboard.type("If the platform team stops supporting it.");
      await andSee(page, () => page.keyboard.press("Enter"));
      expect(await page.locator(".kind-recommendation").count()).toBe(1);
    });

    it("shows on one tab what is done on another, without touching what somebody is writing", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressUntil(page, /^question$/);
      const other = await browser().newContext();
      const linus = await other.newPage();
      await linus.goto(page.url());
      await linus.fill("#name", "Linus");
      await linus.click("text=Continue");
      await linus.waitForSelector(NOW);
      await linus.fill(".composer textarea", "half a sentence");
      await pressAnswer(page);
      await linus.waitForSelector(".kind-answered");
      expect(await linus.locator(".kind-answered .by").first().textContent()).toBe("Ada");
      expect(await linus.inputValue(".composer textarea")).toBe("half a sentence");
      expect(await linus.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
      expect(await linus.locator("#announce").textContent()).not.toBe("");
      await andSee(linus, () => linus.locator(".kind-answered button").first().click());
      await page.waitForFunction(
        (now) => document.querySelector(now)?.textContent?.includes("Your answer stands"),
        NOW,
      );
      await other.close();
    });

    it("hears a double click once, and keeps the words when the server cannot be reached", async () => {
      const { page } = on;
      await begin(page, on.address, "Ada");
      await pressUntil(page, /^question$/);
      await andSee(page, () =>
        page
          .locator(`${NOW} button[name="choice"], ${NOW} .field-row button`)
          .first()
          .click({ clickCount: 2, delay: 5 }),
      );
      await page.waitForSelector(".kind-answered");
      const session = await on.bot.session(new URL(page.url()).pathname.slice("/s/".length));
      expect(session?.order.length).toBe(1);
      await page.route("**/event", (route) => route.abort());
      await page.fill(".composer textarea", "my careful words");
      await page.press(".composer textarea", "Enter");
      await page.waitForSelector("#problem:not([hidden])");
      expect(await page.textContent("#problem")).toContain("cannot be reached");
      expect(await page.inputValue(".composer textarea")).toBe("my careful words");
      await page.unroute("**/event");
      await andSee(page, () => page.press(".composer textarea", "Enter"));
      expect(await page.locator("#problem").isHidden()).toBe(true);
      on.forgive("net::ERR_FAILED");
    });

    it("is accessible and fits 320 pixels at every step, light and dark", async () => {
      const { page } = on;
      const found: string[] = [];
      const check = async () => {
        const step = await asked(page);
        await openAll(page);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const options = colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {};
          for (const problem of await seriousProblems(page, options)) found.push(`${step}, ${colorScheme}: ${problem}`);
        }
        await page.setViewportSize({ width: 320, height: 640 });
        const wide = await overflow(page);
        if (wide > 0) found.push(`${step}: ${wide} px too wide`);
        await page.setViewportSize({ width: 1000, height: 800 });
      };
      await begin(page, on.address, "Ada");
      const seen = new Set<string>();
      await pressUntil(page, /recommendation|ignore-question/, async () => {
        const step = await asked(page);
        if (!seen.has(step)) await check();
        seen.add(step);
      });
      expect([...seen]).toEqual(expect.arrayContaining(["checklist", "question", "recommendation"]));
      expect(found).toEqual([]);
    });

    it("asks for the token first, where one is set", async () => {
      const { page } = on;
      const locked = await serveWeb({ token: "a-token-nobody-guesses" });
      await page.goto(`${locked.address}/sources`);
      await page.fill("#token", "a-token-nobody-guesses");
      await page.keyboard.press("Enter");
      await page.waitForSelector("text=Sources");
      expect(page.url()).toBe(`${locked.address}/sources`);
      on.forgive("401");
      await locked.close();
    });
  });
}
