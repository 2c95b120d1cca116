import type { Recommendation } from "../../../knowledge/index.ts";
import { unfolds } from "./actions.ts";
import { type Element, heading, listed, words } from "./card.ts";
import { cited, link } from "./cited.ts";

type Details = Recommendation["details"];
type Stack = NonNullable<Details["stacks"]>[number];
type StackPart = Stack["capabilities"][number]["parts"][number];
type Package = StackPart["packages"][number];

/** What an option is made of, capability by capability, behind a button; `id` is unique within the card. */
export function renderStack(stack: Stack, { citations }: Recommendation, id: string): Element[] {
  const merge =
    stack.seam.length === 0 || stack.collapse === null ? [] : [[`When to merge it back: ${stack.collapse}`]];
  const seam = stack.seam.map(({ about, text }) => [`${about}: ${text}`]);
  return unfolds(`The stack of ${stack.option}`, id, [
    ...stack.capabilities.flatMap(({ label, parts }) => [
      ...words([{ text: label, bold: true }]),
      ...parts.flatMap((part) => [...renderPart(part), ...cited(part.evidence, citations)]),
    ]),
    ...listed(
      "Also, depending on what is still open",
      stack.possible.map((text) => [`${text}.`]),
    ),
    ...listed("The seam", [...seam, ...merge]),
  ]);
}

function renderPart({ part, level, by, packages, alternatives, avoid, warnings }: StackPart): Element[] {
  return [
    ...words([`${part === undefined ? "" : `${part}, `}${level}: ${by}.`], { spacing: "Small" }),
    ...packageLine("Packages", packages),
    ...packageLine("Or", alternatives),
    ...packageLine("Not", avoid),
    ...warnings.flatMap((warning) => words([warning], { spacing: "Small" })),
  ];
}

function packageLine(title: string, packages: readonly Package[]): Element[] {
  if (packages.length === 0) return [];
  const named = packages.map(
    ({ name, version, status, checkedOn, expired, address }) =>
      `${link(address, `${name} ${version}`)}, ${status}, checked ${checkedOn}${expired ? ", due again" : ""}`,
  );
  const text = `${title}: ${named.join("; ")}`;
  return [{ type: "TextBlock", text, wrap: true, size: "Small", isSubtle: true, spacing: "None" }];
}

/** What to watch after the decision. */
export function renderWatch(watch: NonNullable<Details["watch"]>): Element[] {
  if (watch.length === 0) return [];
  return [
    ...heading("Watch later", "Default"),
    ...watch.flatMap(({ name, signal, reading }) => words([`• ${name}: ${signal}. ${reading}`], { spacing: "Small" })),
  ];
}
