import type { Recommendation } from "../../knowledge/index.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";

type Stack = NonNullable<Recommendation["details"]["stacks"]>[number];
type StackPart = Stack["capabilities"][number]["parts"][number];

/** What an option is made of, as titled blocks of lines 80 columns wide. */
export function printStack(stack: Stack): [string, readonly string[]][] {
  const item = (text: string) => wrapText(text, 80, "  - ", "    ");
  const capabilities = stack.capabilities.map(({ label, parts }) => [`  ${label}`, ...parts.map(partLines)].join("\n"));
  const merge =
    stack.seam.length === 0 || stack.collapse === null ? [] : [item(`When to merge it back: ${stack.collapse}`)];
  return [
    [`The stack of ${stack.option}, for what your answers imply:`, capabilities],
    ["Also, depending on what is still open:", stack.possible.map((text) => item(`${text}.`))],
    ["The seam:", [...stack.seam.map(({ about, text }) => item(`${about}: ${text}`)), ...merge]],
  ];
}

function partLines({ part, level, by, packages, alternatives, avoid, warnings }: StackPart): string {
  const state = ({ name, version, released, status, checkedOn, expired }: StackPart["packages"][number]) =>
    `${name} ${version} of ${released}, ${status}, checked ${checkedOn}${expired ? ", due again" : ""}`;
  const lines = [
    `${part === undefined ? "" : `${part}, `}${level}: ${by}.`,
    ...(packages.length === 0 ? [] : [`Packages: ${packages.map(state).join("; ")}.`]),
    ...(alternatives.length === 0 ? [] : [`Or: ${alternatives.map(state).join("; ")}.`]),
    ...(avoid.length === 0 ? [] : [`Not: ${avoid.map(state).join("; ")}.`]),
    ...warnings.map((warning) => `! ${warning}`),
  ];
  return lines.map((line, index) => wrapText(line, 80, index === 0 ? "    " : "      ", "      ")).join("\n");
}
