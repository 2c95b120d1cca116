import { costPanel } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import { modelOf } from "../model-of.ts";
import type { Standing } from "../position.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";

/** Whether there is anything to say about cost: the pack knows it, and an option is recommended. */
export function hasCost({ pack }: Knowledge, { recommended, turn }: Pick<Standing, "recommended" | "turn">): boolean {
  return pack.costs !== undefined && pack.stack !== undefined && recommended && turn.leader !== "none";
}

/** The cost panel as the answers and the team's inputs stand; everybody in the thread sees the same. */
export function costMessage(knowledge: Knowledge, session: Session): Reply {
  const { pack, today } = knowledge;
  const { with: added = [], without = [], days, rate, by } = session.cost ?? {};
  const inputs = { with: added, without, days, rate };
  const panel = costPanel({ pack, model: modelOf(knowledge, session), stated: toStated(session), today, inputs });
  if (panel === undefined) return { kind: "notice", text: "There is nothing to compare the cost of.", buttons: [] };
  const given = days !== undefined || rate !== undefined;
  return {
    kind: "cost",
    panel,
    by: given && by !== undefined ? by.name : null,
    editable: session.phase !== "closed" && session.decided === undefined,
  };
}
