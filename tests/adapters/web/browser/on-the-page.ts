import type { Page } from "playwright-core";

/** The message that is asked now. */
export const NOW = '[data-place="now"]';

/** Which kind of message the thread ends with. */
export async function asked(page: Page): Promise<string> {
  const classes = (await page.locator(NOW).getAttribute("class")) ?? "";
  return /kind-([a-z-]+)/.exec(classes)?.[1] ?? "nothing";
}

/** Does something on the page and waits until the thread is another one. */
export async function andSee(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await prints(page);
  await act();
  await page.waitForFunction(
    (old) =>
      [...document.querySelectorAll(".message")].map((item) => (item as HTMLElement).dataset.print).join() !== old,
    before,
  );
}

/** From the first page to the thread of a new session. */
export async function begin(page: Page, address: string, name: string, text = ""): Promise<void> {
  await page.goto(address);
  if ((await page.locator("#name").count()) > 0) await page.fill("#name", name);
  await page.fill("#text", text);
  await page.click("text=Start");
  await page.waitForSelector(NOW);
}

/** Presses what answers the message that is asked now: the first choice, "None of these", or the start's button. */
export async function pressAnswer(page: Page): Promise<void> {
  const now = page.locator(NOW);
  const select = now.locator("select[data-numbered]");
  if ((await select.count()) > 0) await select.selectOption({ index: 1 });
  const button = now.locator(
    'button[name="none"], button[name="choice"], form.setup button, select[data-numbered] + button',
  );
  await andSee(page, () => button.first().click());
}

/** Presses answers until the thread ends with this kind of message. */
export async function pressUntil(
  page: Page,
  kind: RegExp,
  between: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  for (let turn = 0; !kind.test(await asked(page)); turn += 1) {
    if (turn > 30) throw new Error(`no ${kind} after 30 answers, but ${await asked(page)}`);
    await between();
    await pressAnswer(page);
  }
  await between();
}

/** How many questions stand answered. */
export function answers(page: Page): Promise<number> {
  return page.locator(".kind-answered").count();
}

function prints(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".message")].map((item) => (item as HTMLElement).dataset.print).join(),
  );
}
