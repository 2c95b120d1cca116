import { statSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser/launch.ts";
import { andSee, asked, begin, NOW, pressAnswer } from "./browser/on-the-page.ts";
import { serveWeb } from "./serve-web.ts";

/** A customer portal with a webhook beside it, by question; every question not named gets its first choice. */
const answers: Readonly<Record<string, string>> = {
  purpose: "years",
  breadth: "many",
  backoffice: "devs",
  risk: "personal",
  care: "part",
  peak: "compute",
  seam: "clean",
  operate: "paved",
  standard: "open",
  skills: "micro",
  people: "one",
  fixed: "pick",
};

/**
 * Takes the README's picture, `adapters/web/screenshot.png`: the recommendation at the end of a real interview.
 * Run it with `node tests/adapters/web/take-screenshot.ts` after the page or the pack has changed.
 */
async function takeScreenshot(): Promise<void> {
  const file = join(import.meta.dirname, "../../../adapters/web/screenshot.png");
  const served = await serveWeb();
  const browser = await launch();
  const page = await browser.newPage({
    viewport: { width: 900, height: 1100 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await begin(page, served.address, "Ada");
  for (let turn = 0; turn < 30 && (await asked(page)) !== "recommendation"; turn += 1) {
    const question = await page
      .locator(`${NOW} input[name=question]`)
      .first()
      .inputValue({ timeout: 100 })
      .catch(() => "");
    const choice = page.locator(`${NOW} button[value="${answers[question]}"]`);
    const select = page.locator(`${NOW} select[data-numbered]`);
    if ((await choice.count()) > 0) await andSee(page, () => choice.click());
    else if ((await select.count()) > 0 && answers[question] !== undefined) {
      await select.selectOption(answers[question]);
      await andSee(page, () => page.locator(`${NOW} select + button`).click());
    } else await pressAnswer(page);
  }
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(":focus")?.blur();
    const top = document.querySelector(".kind-recommendation")?.getBoundingClientRect().top ?? 0;
    window.scrollTo({ top: top + window.scrollY + 4, behavior: "instant" });
  });
  await page.screenshot({ path: file });
  await browser.close();
  await served.close();
  process.stdout.write(`${file}: ${Math.round(statSync(file).size / 1000)} kB\n`);
}

await takeScreenshot();
