import type { Card, Mention } from "../world/world.ts";
import { adaptiveCards, properties } from "./adaptive-cards.ts";
import { extensions } from "./extensions.ts";
import { kindsOf } from "./inputs.ts";

type Node = Readonly<Record<string, unknown>>;

/** Buttons a row shows; Teams drops what comes after. */
const MOST_ACTIONS = 6;

/** What the package's schemas do not list because the parsers read it by hand. */
const READ_BY_HAND: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ["body", "actions", "msteams", "metadata"],
  Container: ["items"],
  Column: ["items"],
  TableCell: ["items"],
  ColumnSet: ["columns"],
  RichTextBlock: ["inlines"],
  ImageSet: ["images"],
  ActionSet: ["actions"],
  // The documented name; the package reads `firstRowAsHeaders`. Both are true unless given.
  Table: ["columns", "rows", "firstRowAsHeader"],
  TableRow: ["cells"],
  "Action.ShowCard": ["card"],
};

/** On every element and action, by Teams' documentation. */
const ANYWHERE = ["fallback", "targetWidth", "grid.area"];

/** What is wrong with an Adaptive Card for Teams, in words; empty for a card Teams takes and shows as written. */
export function checkCard(card: Card): string[] {
  const found: string[] = [];
  if (card.type !== "AdaptiveCard") found.push("type is not AdaptiveCard");
  if (card.version !== "1.5") found.push(`version is ${String(card.version)}, Teams takes 1.5 from bots`);
  visit(card, "card", found);
  const ids = kindsOf(card).map(({ id }) => id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    found.push(`the input id ${id} is there twice`);
  return [...found, ...mentionsOf(card), ...parsed(card)];
}

/** Each mention stands in the text of an element that Teams looks through for them, and nothing looks like one that is none. */
function mentionsOf(card: Card): string[] {
  const { entities = [] } = (card.msteams ?? {}) as { entities?: Mention[] };
  const said = [...JSON.stringify(card.body ?? []).matchAll(/"type":"TextBlock","text":("(?:[^"\\]|\\.)*")/g)].flatMap(
    ([, text = '""']) => String(JSON.parse(text)).match(/<at>.*?<\/at>/g) ?? [],
  );
  return [
    ...entities.filter(({ text }) => !said.includes(text)).map(({ text }) => `the mention ${text} is in no TextBlock`),
    ...said.filter((at) => !entities.some(({ text }) => text === at)).map((at) => `${at} mentions nobody`),
    ...entities.filter(({ mentioned }) => !MEMBER.test(mentioned.id)).map(({ text }) => `${text} has no member's id`),
  ];
}

const MEMBER = /^(?:29:\S+|8:orgid:\S+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^@\s]+@[^@\s]+)$/;

function visit(node: Node, at: string, found: string[]): void {
  const type = String(node.type);
  const extension = extensions[type];
  if (extension !== undefined) {
    const read = extension.safeParse(node);
    if (!read.success)
      found.push(...read.error.issues.map(({ path, message }) => `${at}.${path.join(".")}: ${message}`));
    if (node.fallback === undefined) found.push(`${at}: ${type} has no fallback`);
  } else {
    const known = properties.get(type);
    if (known === undefined) found.push(`${at}: there is no ${type}`);
    else {
      const allowed = [...ANYWHERE, ...(READ_BY_HAND[type] ?? [])];
      for (const name of Object.keys(node))
        if (!known.has(name) && !allowed.includes(name)) found.push(`${at}: ${type} has no ${name}`);
    }
  }
  if (type.startsWith("Input.") && typeof node.id !== "string") found.push(`${at}: an input without an id`);
  if (type === "Action.Execute" && typeof node.verb !== "string") found.push(`${at}: Action.Execute without a verb`);
  if (Array.isArray(node.actions)) {
    const shown = (node.actions as Node[]).filter(({ mode }) => mode !== "secondary").length;
    if (shown > MOST_ACTIONS) found.push(`${at}: ${shown} actions in a row, Teams shows ${MOST_ACTIONS}`);
  }
  for (const [name, value] of Object.entries(node)) {
    if (name === "data" || name === "msteams") continue;
    const items = Array.isArray(value) ? value : [value];
    for (const [index, item] of items.entries()) {
      if (typeof item !== "object" || item === null || !("type" in item)) continue;
      visit(item as Node, `${at}.${name}${Array.isArray(value) ? `[${index}]` : ""}`, found);
    }
  }
}

function parsed(card: Card): string[] {
  const context = new adaptiveCards.SerializationContext(adaptiveCards.Versions.v1_5);
  const made = new adaptiveCards.AdaptiveCard();
  made.parse(structuredClone(card), context);
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const checked = made.validateProperties().validationEvents.map(({ message }) => message);
  return [...said, ...checked].filter(
    (message) => !Object.keys(extensions).some((type) => message.includes(`Unknown element type "${type}"`)),
  );
}
