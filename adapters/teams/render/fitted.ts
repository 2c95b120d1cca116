import { clip } from "../../../src/clip.ts";
import { LIMITS } from "../limits.ts";
import { type Drawn, type Element, small } from "./card.ts";
import type { Mention } from "./mention.ts";
import { seen, unmarked } from "./plain.ts";

/** A message as it travels: always a card and never text beside it, because Teams would part the two. */
export interface RenderedMessage {
  readonly card: Element;
  /** The same as one line of plain words: the activity's `summary`, which notifications show. */
  readonly fallbackText: string;
}

const SHORTENED = small("Shortened: Teams shows no more in one message.");
/** Of a message that is one of several, for what stands around its elements. */
const AROUND = 4000;
const SHORTEST = 16;

/** One message: the longest texts are cut until it fits; inputs, buttons and what they mean are kept. */
export function fitted(drawn: Drawn, summary: string): RenderedMessage {
  const { body, form = [], actions = [], mentions = [] } = drawn;
  let elements = [...body, ...form];
  let below = actions;
  for (let max = LIMITS.text / 2; sizeOf([elements, below]) > LIMITS.card - AROUND && max >= SHORTEST; max /= 2) {
    const cut = (one: Element) => shortened(one, max);
    elements = [...body.slice(0, MOST_ELEMENTS).map(cut), ...SHORTENED, ...form.map(cut)];
    below = actions.map(cut);
  }
  return message(elements, below, summary, mentions);
}

const MOST_ELEMENTS = 100;

/** As many messages as it takes, the form in the last. Only for what is never changed in place: a message is found again by its first. */
export function parted({ body, form = [], actions = [] }: Drawn, summary: string): RenderedMessage[] {
  const room = LIMITS.card - AROUND;
  const parts: Element[][] = [[]];
  for (const element of body.flatMap((one) => (sizeOf(one) > room ? fittedElement(one, room) : [one]))) {
    const part = parts.at(-1) ?? [];
    if (part.length > 0 && sizeOf([...part, element]) > room) parts.push([element]);
    else part.push(element);
  }
  return parts.map((part, index) => {
    const place = parts.length === 1 ? "" : ` (${index + 1} of ${parts.length})`;
    const continued = index === 0 ? [] : small(`Continued${place}`);
    const last = index === parts.length - 1 ? { form, actions } : {};
    return fitted({ body: [...continued, ...part], ...last }, `${clip(summary, LIMITS.fallback - 20)}${place}`);
  });
}

function fittedElement(element: Element, room: number): Element[] {
  let cut = element;
  for (let max = LIMITS.text / 2; sizeOf(cut) > room && max >= SHORTEST; max /= 2) cut = shortened(element, max);
  return [cut, ...SHORTENED];
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

function message(
  body: readonly Element[],
  actions: readonly Element[],
  summary: string,
  mentions: readonly Mention[],
): RenderedMessage {
  const fallbackText = seen(summary.replace(/\s+/g, " ").trim(), LIMITS.fallback) || "Waymark";
  const said = clip(fallbackText, LIMITS.heading).replace(/[<>&]/g, " ");
  const card = {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    // Some clients show it with Markdown, and `speak` is read as markup.
    fallbackText: unmarked(fallbackText, LIMITS.fallback),
    speak: said,
    body,
    ...(actions.length === 0 ? {} : { actions }),
    ...(mentions.length === 0 ? {} : { msteams: { entities: mentions } }),
  };
  return { card, fallbackText };
}

/** An element with its texts cut; links, mentions and what is sent back stay whole. */
function shortened(element: Element, max: number): Element {
  const cut = Object.entries(element).map(([key, value]): [string, unknown] => {
    if (KEPT.has(key)) return [key, value];
    if (typeof value === "string")
      return [key, TEXTS.has(key) && !/\]\(|<\/at>/.test(value) ? clip(value, max) : value];
    if (Array.isArray(value)) {
      const kept = key === "items" ? value.slice(0, Math.ceil(max)) : value;
      return [key, kept.map((one) => (isElement(one) ? shortened(one, max) : one))];
    }
    return [key, isElement(value) ? shortened(value, max) : value];
  });
  return Object.fromEntries(cut);
}

const TEXTS = new Set(["text", "title", "label", "placeholder", "tooltip"]);
const KEPT = new Set(["data", "id", "value", "type", "targetElements"]);

function isElement(value: unknown): value is Element {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
