import { neededCapabilities } from "../../../knowledge/index.ts";
import type { Event, Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { hasCost } from "../messages/cost-message.ts";
import { standing } from "../position.ts";
import type { CostSaid, Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { counted } from "../wording.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";
import { readCost } from "./read-cost.ts";

/** The panel's form: what is ticked is counted, empty fields take back what was said. */
export function cost(knowledge: Knowledge, session: Session, event: Extract<Event, { kind: "cost" }>): Outcome {
  const missing = unavailable(knowledge, session);
  if (missing !== undefined) return noticeTo(event.author, missing);
  const { needs, days, rate, author } = event;
  const known = (knowledge.pack.stack?.capabilities ?? []).map(({ id }) => id);
  if (needs.some((id) => !known.includes(id)))
    return noticeTo(
      author,
      "One of these capabilities is not known here, so nothing was changed. Reload and try again.",
    );
  const implied = impliedIds(knowledge, session);
  const next = {
    with: needs.filter((id) => !implied.includes(id)),
    without: implied.filter((id) => !needs.includes(id)),
    days,
    rate,
  };
  return withCost(session, author, next);
}

/** "cost" opens the panel or says it again; with words after it the inputs change. */
export function costCommand(knowledge: Knowledge, session: Session, author: Person, argument: string): Outcome {
  const missing = unavailable(knowledge, session);
  if (missing !== undefined) return noticeTo(author, missing);
  if (argument.trim() === "") {
    if (session.cost !== undefined) return { transient: [], again: "cost" };
    return { session: { ...session, cost: { with: [], without: [], by: author } }, transient: [] };
  }
  const read = readCost(knowledge.pack, argument);
  if ("problem" in read) return noticeTo(author, read.problem);
  if (read.reset) return withCost(session, author, { with: [], without: [] });
  const before: Inputs = session.cost ?? { with: [], without: [] };
  const implied = impliedIds(knowledge, session);
  const added = [...before.with, ...read.with].filter((id) => !read.without.includes(id) && !implied.includes(id));
  const left = [...before.without, ...read.without].filter((id) => !read.with.includes(id) && implied.includes(id));
  const next = {
    with: [...new Set(added)],
    without: [...new Set(left)],
    days: read.days ?? before.days,
    rate: read.rate ?? before.rate,
  };
  return withCost(session, author, next);
}

/** "cost", or "cost 40 days": words that are plainly about the panel; undefined for talk that only begins so. */
export function hearCost(text: string): string | undefined {
  const said = /^\W*(?:show )?(?:the )?costs?\b[:\s]*(.*?)\W*$/is.exec(text)?.[1];
  const plain = said === "" || /^(?:-?\d|(?:day ?)?rate\b|with(?:out)?\b|reset$|none$|nothing$)/i.test(said ?? "x");
  return plain ? said : undefined;
}

type Inputs = Pick<CostSaid, "with" | "without"> & {
  readonly days?: number | undefined;
  readonly rate?: number | undefined;
};

function withCost(session: Session, author: Person, { with: added, without, days, rate }: Inputs): Outcome {
  const said: CostSaid = {
    with: [...added],
    without: [...without],
    ...(days === undefined ? {} : { days }),
    ...(rate === undefined ? {} : { rate }),
    by: author,
  };
  const { by: _, ...before } = session.cost ?? { with: [], without: [], by: author };
  const { by: __, ...now } = said;
  if (session.cost !== undefined && JSON.stringify(before) === JSON.stringify(now))
    return noticeTo(author, "That is what the cost panel counts already.");
  const inputs = [
    ...(days === undefined ? [] : [counted(days, "day")]),
    ...(rate === undefined ? [] : [`a day rate of ${rate}`]),
  ];
  const words =
    inputs.length === 0
      ? "No figures are shown without your days or a day rate."
      : `Counted with ${inputs.join(" and ")}.`;
  return {
    session: { ...session, cost: said },
    transient: [
      notice(author, `${words} Everybody here sees the cost panel; it changes nothing in the recommendation.`),
    ],
  };
}

function unavailable(knowledge: Knowledge, session: Session): string | undefined {
  if (knowledge.pack.costs === undefined || knowledge.pack.stack === undefined)
    return "What these options cost is not known here, so there is no cost panel.";
  const at = standing(knowledge, session);
  if (!at.recommended)
    return "Cost comes with the recommendation, and there is none yet. `stop` ends the questions here.";
  return hasCost(knowledge, at) ? undefined : "No option is recommended, so there is no cost to compare.";
}

function impliedIds({ pack }: Knowledge, session: Session): string[] {
  if (pack.stack === undefined) return [];
  return neededCapabilities(pack.stack, toStated(session)).implied.map(({ id }) => id);
}
