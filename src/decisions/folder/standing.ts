import { toDay } from "../../to-day.ts";
import type { Decision } from "../decision.ts";
import { escapeMarkdown as md } from "../markdown.ts";

/** Which file of the folder a decision is, by its `WM-n`. */
type NameOf = (id: string) => string | undefined;

/**
 * The record with its status, deciders and date once more, as a list below the title: log4brains 1.1 reads them there and not
 * in the front matter, and finds the list only where an empty line ends the front matter. It takes the items out one by one in
 * this order; in another one what follows would run into the list.
 */
export function withStanding(markdown: string, decision: Decision, nameOf: NameOf): string {
  const { ratifiedBy, ratifiedAt } = decision;
  const { status, more = "" } = standingOf(decision, nameOf);
  const lines = [`* Status: ${status}`, `* Deciders: ${md(ratifiedBy.name)}`, `* Date: ${toDay(ratifiedAt)}`].join(
    "\n",
  );
  return markdown.replace("\n---\n", "\n\n---\n").replace(/^# .*$/m, (title) => `${title}\n\n${lines}${more}`);
}

/** What follows "superseded by" must be the successor's file without its ending, or nothing: log4brains stops at any other. */
function standingOf({ status, supersededBy }: Decision, nameOf: NameOf): { status: string; more?: string } {
  if (supersededBy === undefined) return { status };
  const name = nameOf(supersededBy);
  return name === undefined
    ? { status: "superseded by:", more: `\n\nIts successor is ${supersededBy}, which is not in this folder.` }
    : { status: `superseded by [${md(name.replace(/\.md$/i, ""))}](${encodeURI(name)})` };
}
