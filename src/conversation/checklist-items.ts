import type { Turn } from "../../knowledge/index.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Session } from "./session.ts";

/** What is on the checklist now: items whose question is open or was answered there. Empty where all were answered on their own. */
export function checklistItems(
  { pack }: Knowledge,
  session: Session,
  { open }: Pick<Turn, "open">,
): NonNullable<Knowledge["pack"]["manifest"]["checklist"]>["items"] {
  const ticked = session.checklist?.ticked ?? [];
  const items = pack.manifest.checklist?.items ?? [];
  return items.filter(({ question }) => open.includes(question) || ticked.some((one) => one.question === question));
}
