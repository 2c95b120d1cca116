import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderParts } from "../../../../adapters/teams/render/reply.ts";
import type { Reply } from "../../../../src/conversation/reply.ts";
import { launch } from "../../web/browser/launch.ts";
import { clear as recommended } from "../../web/gallery/recommendations.ts";
import { answered, checklist, question, remarks, root, selectQuestion, states } from "../../web/gallery/replies.ts";
import { clear, draw, openCardPage, sent, type Theme } from "./card-page.ts";

const session = "s".repeat(22);
const cards = (reply: Reply) =>
  renderParts({ reply }, { session, conversationType: "channel" }).map(({ card }) => card);
const gallery = [
  { ...root, setup: true } as Reply,
  ...Object.values(states).flatMap(({ replies, remarks: more = [] }) => [
    ...replies.map(({ reply }) => reply),
    ...more,
  ]),
  ...Object.values(remarks),
];

let browser: Browser;
let page: Page;
const problems: string[] = [];
beforeAll(async () => {
  browser = await launch();
  page = await openCardPage(browser);
  page.on("pageerror", ({ message }) => problems.push(message));
});
afterAll(() => browser.close());

/** Runs with a page that shows these replies, in this order. */
async function shown(
  replies: readonly Reply[],
  look: { width: number; theme: Theme },
  use: (page: Page) => Promise<void>,
) {
  await clear(page, look);
  await draw(page, replies.flatMap(cards));
  await use(page);
  expect(problems.splice(0)).toEqual([]);
}

describe.each([320, 700])("%i pixels wide", (width) => {
  test.each(["light", "dark"] as const)("every card of the gallery fits and can be read, %s", async (theme) => {
    await shown(gallery, { width, theme }, async (page) => {
      const found = await page.evaluate(() => ({
        cards: document.querySelectorAll("main > .card").length,
        empty: [...document.querySelectorAll("main > .card")].filter((card) => card.textContent?.trim() === "").length,
        wide: document.documentElement.scrollWidth,
        cut: [
          ...document.querySelectorAll<HTMLElement>(".ac-textBlock, .ac-richTextBlock, .ac-input-container"),
        ].filter((words) => words.scrollWidth > words.clientWidth + 1).length,
        // Every text has the colour of the theme, or that of a link.
        colours: [
          ...new Set(
            [...document.querySelectorAll(".ac-textBlock, .ac-textRun")].map((one) => getComputedStyle(one).color),
          ),
        ],
      }));
      expect(found).toMatchObject({ cards: gallery.length, empty: 0, wide: width, cut: 0 });
      expect(found.colours.length).toBeLessThanOrEqual(2);
    });
  });
});

describe("what is pressed is what is meant", () => {
  const look = { width: 320, theme: "light" } as const;
  const common = { waymark: 1, session };

  test("a choice, a list, an answer with a note, and why something does not apply", async () => {
    await shown([question], look, async (page) => {
      await page.getByRole("button", { name: "4. Nobody" }).click();
      await page.getByRole("button", { name: "Answer with a note" }).click();
      await page.getByRole("button", { name: "Answer", exact: true }).click();
      await page.getByRole("combobox").selectOption("support");
      await page.getByRole("textbox").fill("Two of us.");
      await page.getByRole("button", { name: "Answer", exact: true }).click();
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("button", { name: "Why?" }).click();
      await page.getByRole("textbox").fill("Nobody has hands.");
      await page.getByRole("button", { name: "Does not apply" }).click();
      expect(await sent(page)).toEqual([
        { ...common, act: "choice", question: "backoffice", choice: "nobody" },
        // Pressed without a choice, nothing was sent.
        { ...common, act: "noted", question: "backoffice", noted: "support", note: "Two of us." },
        { ...common, act: "command", name: "why", argument: "backoffice" },
        { ...common, act: "not-applicable", question: "backoffice", reason: "Nobody has hands." },
      ]);
    });
    await shown([selectQuestion], look, async (page) => {
      await page.getByRole("combobox").selectOption("jobs");
      await page.getByRole("button", { name: "Answer", exact: true }).click();
      expect(await sent(page)).toEqual([{ ...common, act: "chosen", question: "peak", chosen: "jobs" }]);
    });
  });

  test("ticks of the checklist, and none of them", async () => {
    await shown([checklist], look, async (page) => {
      await page.getByRole("checkbox", { name: "Hundreds of requests" }).check();
      await page.getByRole("checkbox", { name: "Nobody here wants" }).check();
      await page.getByRole("button", { name: "Send ticked" }).click();
      await page.getByRole("button", { name: "None of these" }).click();
      expect(await sent(page)).toEqual([
        { ...common, act: "ticked", ticked: "peak=slow,client=nobody" },
        { ...common, act: "none" },
      ]);
    });
  });

  test("facts, what would hurt most, cost, who decides, and words", async () => {
    const last = (name: string) => states[name]?.replies.at(-1)?.reply as Reply;
    const all = [last("proposal"), last("close-call"), last("cost"), { ...root, setup: true } as Reply];
    await shown(all, look, async (page) => {
      await page.getByRole("checkbox", { name: "One team" }).uncheck();
      await page.getByRole("button", { name: "Record ticked" }).click();
      await page.getByRole("button", { name: "Which two would hurt most here?" }).click();
      await page.getByRole("checkbox", { name: "Running effort" }).uncheck();
      await page.getByRole("button", { name: "Count these more" }).click();
      await page.getByRole("button", { name: "Change what is counted" }).click();
      await page.getByRole("spinbutton", { name: "Days" }).fill("12.5");
      await page.getByRole("checkbox", { name: "Search" }).check();
      await page.getByRole("button", { name: "Count with these" }).click();
      await page.getByRole("button", { name: "Who decides" }).click();
      await page.getByRole("textbox", { name: "Which way" }).fill("Neither");
      await page.getByRole("button", { name: "Note this" }).click();
      await page.getByRole("button", { name: "Describe it" }).click();
      await page.getByRole("textbox", { name: "What are you building?" }).fill("A portal.");
      await page.getByRole("button", { name: "Send", exact: true }).click();
      expect(await sent(page)).toEqual([
        { ...common, act: "keep", proposal: "p1", kept: "records" },
        { ...common, act: "hurts", hurts: "risk" },
        { ...common, act: "cost", days: "12.5", rate: "800", needs: "accounts,search,security-headers-csp" },
        { ...common, act: "setup", decider: "Grace", consulted: "Linus, Margaret", lean: "Neither" },
        { ...common, act: "say", words: "A portal." },
      ]);
    });
  });

  test("evidence, stack and ledger unfold and fold; an answered card has nothing but Change", async () => {
    await shown([{ kind: "details", recommendation: recommended }], look, async (page) => {
      const statement = page.getByText("A second deployable brings its own pipeline");
      expect(await statement.isVisible()).toBe(false);
      await page.getByRole("button", { name: "What the sources say" }).click();
      expect(await statement.isVisible()).toBe(true);
      await page.getByRole("button", { name: "What the sources say" }).click();
      expect(await statement.isVisible()).toBe(false);
      for (const name of ["The stack of", "By question", "Not asked", "Ledger"]) {
        await page.getByRole("button", { name }).click();
      }
      expect(await page.getByText("The gap", { exact: true }).isVisible()).toBe(true);
      expect(await page.getByText("When to merge it back").isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
    await shown(answered, look, async (page) => {
      expect(await page.getByRole("button").allTextContents()).toEqual(["Change", "Change"]);
    });
  });
});
