import { createRequire } from "node:module";
import type * as AdaptiveCards from "adaptivecards";
import { CardAct } from "../../../adapters/teams/acts.ts";

// The package's entry is a module without an extension, which Node does not load.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
) as typeof AdaptiveCards;

type Part = Readonly<Record<string, unknown>>;

/** Elements Teams has beyond 1.5; each needs a fallback. */
const EXTENSIONS = /^Chart\.(HorizontalBar|VerticalBar)$/;
const BYTES = 80_000;

/** What is wrong with a card: what Microsoft's own library says of it, and what our cards promise. */
export function checkCard(card: Part): string[] {
  const parts = partsOf(card);
  const ids = parts.flatMap(({ id, type }) => (typeof id === "string" && type !== undefined ? [id] : []));
  const size = JSON.stringify(card).length * 2;
  return [
    ...parsed(card),
    ...(card.version === "1.5" && card.speak && card.fallbackText ? [] : ["no version 1.5, or nothing to be read out"]),
    ...(size > BYTES ? [`${size} bytes`] : []),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} twice`),
    ...parts.flatMap((part) => checkPart(part, ids)),
  ];
}

function parsed(card: Part): string[] {
  const context = new SerializationContext();
  const read = new AdaptiveCard();
  read.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at)?.message ?? "");
  const known = (message: string) => EXTENSIONS.test(/^Unknown element type "([^"]+)"/.exec(message)?.[1] ?? "");
  const problems = read.validateProperties().validationEvents.map(({ message }) => message);
  return [...events.filter((message) => !known(message)), ...problems];
}

function checkPart(part: Part, ids: readonly string[]): string[] {
  const { type, wrap, color, fallback, targetElements, columns } = part;
  const kind = String(type);
  const targets = Array.isArray(targetElements) ? targetElements : [];
  return [
    ...(kind === "TextBlock" && wrap !== true ? [`cut off: ${part.text}`] : []),
    ...(kind === "Input.ChoiceSet" && wrap !== true ? ["cut off choices"] : []),
    ...(kind === "ColumnSet" || (Array.isArray(columns) && columns.length > 2) ? ["columns do not fit a phone"] : []),
    ...(typeof color === "string" && color.startsWith("#") ? [`the colour ${color} is the same in the dark`] : []),
    ...(EXTENSIONS.test(kind) && fallback === undefined ? [`${kind} without a fallback`] : []),
    ...(kind.startsWith("Input.") && !part.label ? ["an input without a label"] : []),
    ...(kind === "Action.OpenUrl" || kind === "Image" ? [`${kind} is not used`] : []),
    ...targets.filter((id) => !ids.includes(id)).map((id) => `nothing has the id ${id}`),
    ...(kind === "Action.Execute" ? checkExecute(part) : []),
  ];
}

function checkExecute({ verb, data, fallback, title }: Part): string[] {
  const { waymark, session, ...act } = data as Part;
  const same = JSON.stringify((fallback as Part | undefined)?.data) === JSON.stringify(data);
  return [
    ...(verb === "waymark" && waymark === 1 && typeof session === "string" ? [] : ["an action of nobody"]),
    ...(CardAct.safeParse(act).success ? [] : [`means nothing: ${JSON.stringify(act)}`]),
    ...(same && (fallback as Part).type === "Action.Submit" ? [] : [`no fallback: ${title}`]),
  ];
}

/** Everything in a card that has keys, fallbacks and cards that open included. */
export function partsOf(value: unknown): Part[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(partsOf);
  return Array.isArray(value) ? inner : [value as Part, ...inner];
}
