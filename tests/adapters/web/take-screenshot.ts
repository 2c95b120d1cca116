import { statSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser/launch.ts";
import { begin, pressUntil } from "./browser/on-the-page.ts";
import { serveWeb } from "./serve-web.ts";

/**
 * Takes the README's picture, `adapters/web/screenshot.png`: the recommendation at the end of a real interview.
 * Run it with `node tests/adapters/web/take-screenshot.ts` after the page or the pack has changed.
 */
async function takeScreenshot(): Promise<void> {
  const file = join(import.meta.dirname, "../../../adapters/web/screenshot.png");
  const served = await serveWeb();
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 900, height: 1180 }, colorScheme: "light" });
  await begin(page, served.address, "Ada");
  await pressUntil(page, /recommendation|ignore-question/);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(":focus")?.blur();
    const top = document.querySelector(".kind-recommendation")?.getBoundingClientRect().top ?? 0;
    window.scrollTo({ top: top + window.scrollY - 4, behavior: "instant" });
  });
  await page.screenshot({ path: file });
  await browser.close();
  await served.close();
  process.stdout.write(`${file}: ${Math.round(statSync(file).size / 1000)} kB\n`);
}

await takeScreenshot();
