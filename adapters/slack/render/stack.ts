import type { Recommendation } from "../../../knowledge/index.ts";
import { escaped } from "../mrkdwn.ts";
import { type Block, listed } from "./blocks.ts";

type Stack = NonNullable<Recommendation["details"]["stacks"]>[number];
type StackPart = Stack["capabilities"][number]["parts"][number];

/** What an option is made of, a line for each capability; for one with a seam, how its parts meet. */
export function renderStack(stack: Stack): Block[] {
  const merge = stack.seam.length === 0 || stack.collapse === null ? [] : [`When to merge it back: ${stack.collapse}`];
  return [
    ...listed(
      `The stack of ${stack.option}, for what your answers imply`,
      stack.capabilities.map(({ label, parts }) => escaped(`${label}: ${parts.map(partWords).join(" ")}`)),
    ),
    ...listed(
      "Also, depending on what is still open",
      stack.possible.map((text) => escaped(`${text}.`)),
    ),
    ...listed("The seam", [...stack.seam.map(({ about, text }) => `${about}: ${text}`), ...merge].map(escaped)),
  ];
}

function partWords({ part, level, by, packages, avoid, warnings }: StackPart): string {
  const state = ({ name, version, status, expired }: StackPart["packages"][number]) =>
    `${name} ${version}, ${status}${expired ? ", due again" : ""}`;
  return [
    `${part === undefined ? "" : `${part}, `}${level}: ${by}.`,
    ...(packages.length === 0 ? [] : [`Packages: ${packages.map(state).join("; ")}.`]),
    ...(avoid.length === 0 ? [] : [`Not: ${avoid.map(({ name }) => name).join(", ")}.`]),
    ...warnings,
  ].join(" ");
}
