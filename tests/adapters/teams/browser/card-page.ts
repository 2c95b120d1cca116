import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";

type Card = Readonly<Record<string, unknown>>;

const SCRIPT = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
const STYLE = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.css");

const THEMES = {
  light: {
    page: "#f5f5f5",
    ground: "#ffffff",
    emphasis: "#f0f0f0",
    text: "#242424",
    subtle: "#616161",
    link: "#4f52b2",
  },
  dark: {
    page: "#1f1f1f",
    ground: "#292929",
    emphasis: "#333333",
    text: "#ffffff",
    subtle: "#d6d6d6",
    link: "#9299f7",
  },
};
export type Theme = keyof typeof THEMES;

/** A page that draws cards with Microsoft's own library; it is asked how it looks before each use. */
export async function openCardPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><meta charset="utf-8"><title>Cards</title><main></main>`);
  await page.addStyleTag({ path: STYLE });
  await page.addStyleTag({ content: COLOURED });
  await page.addScriptTag({ path: SCRIPT });
  return page;
}

/** Empties the page, in colours like those of Teams. */
export async function clear(page: Page, { width, theme }: { width: number; theme: Theme }): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(prepare, THEMES[theme]);
}

const COLOURED = `
  body { margin: 0; padding: 8px; background: var(--page); color: var(--text); font: 14px/1.4 sans-serif }
  .card { background: var(--ground); border-radius: 8px; margin-bottom: 12px; overflow: hidden }
  main a, main a:hover { color: var(--link) }
  main .ac-pushButton, main .ac-pushButton:is(.style-positive, .expanded) { color: var(--text); background: transparent; border: 1px solid var(--subtle); border-radius: 4px; padding: 5px 10px;
    font: inherit; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 100% }
  main input, main textarea, main select.ac-input { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--subtle); max-width: 100%; box-sizing: border-box }`;

/** Draws cards below what is there. */
export async function draw(page: Page, cards: readonly Card[]): Promise<void> {
  await page.evaluate((shown) => {
    const { draw } = window as unknown as { draw(card: Card): void };
    for (const card of shown) draw(card);
  }, cards);
}

/** What was pressed so far: the data with the inputs, as a client would send it. */
export function sent(page: Page): Promise<Card[]> {
  return page.evaluate(() => (window as unknown as { sent: Card[] }).sent);
}

interface Library {
  readonly HostConfig: new (config: object) => object;
  readonly AdaptiveCard: {
    new (): {
      hostConfig: object;
      onExecuteAction: (action: { data: object }) => void;
      parse(card: object): void;
      render(): HTMLElement;
    };
    onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
  };
}

/** Runs in the page. */
function prepare(theme: (typeof THEMES)[Theme]): void {
  const { ground, emphasis, text, subtle, link } = theme;
  for (const [name, colour] of Object.entries(theme)) document.documentElement.style.setProperty(`--${name}`, colour);
  document.querySelector("main")?.replaceChildren();
  const { AdaptiveCard, HostConfig } = (window as unknown as { AdaptiveCards: Library }).AdaptiveCards;
  const colour = { default: text, subtle };
  const colours = Object.fromEntries(
    ["default", "dark", "light", "accent", "good", "warning", "attention"].map((name) => [name, colour]),
  );
  colours.accent = { default: link, subtle: link };
  const config = new HostConfig({
    fontFamily: "sans-serif",
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    containerStyles: {
      default: { backgroundColor: ground, foregroundColors: colours },
      emphasis: { backgroundColor: emphasis, foregroundColors: colours },
    },
    actions: {
      maxActions: 6,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      buttonSpacing: 8,
      showCard: { actionMode: "inline" },
    },
  });
  // Links are all the Markdown our cards hold.
  AdaptiveCard.onProcessMarkdown = (source, result) => {
    const safe = source.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    result.outputHtml = safe.replace(/\[([^\]]*)\]\((https?:[^)]+)\)/g, '<a href="$2">$1</a>');
    result.didProcess = true;
  };
  const page = window as unknown as { sent: object[]; draw(card: object): void };
  page.sent = [];
  page.draw = (shown) => {
    const card = new AdaptiveCard();
    card.hostConfig = config;
    card.onExecuteAction = (action) => void page.sent.push(structuredClone(action.data));
    card.parse(shown);
    const element = card.render();
    element.classList.add("card");
    document.querySelector("main")?.append(element);
  };
}
