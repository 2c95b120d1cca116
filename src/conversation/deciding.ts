import { createHash } from "node:crypto";
import { canonicalText } from "../../knowledge/index.ts";
import type { Person } from "./event.ts";
import type { Knowledge } from "./knowledge.ts";
import { recommendationOf } from "./messages/recommendation-message.ts";
import { standing } from "./position.ts";
import type { Ratification, Session } from "./session.ts";

const STAMP = 12;

/** Whether a person may decide: who is named, by id or by name; where nobody is, whoever takes it up signs for it. */
export function mayDecide(session: Session, person: Person): boolean {
  const { decider, people, ratification } = session;
  if (decider === undefined) return ratification === undefined || ratification.by.id === person.id;
  const id = people?.[decider];
  return id === undefined ? isCalled(person, decider) : id === person.id;
}

/** Whether a person may say who decides: who decides now, who started it, and who manages the workspace. */
export function mayName(session: Session, person: Person, admin = false): boolean {
  return admin || session.decider === undefined || session.startedBy.id === person.id || mayDecide(session, person);
}

/** "Grace decides here." and what can be done about it; `admin` is missing where nobody can be told to manage the workspace. */
export function whoDecides({ decider, ratification, startedBy }: Session, admin?: boolean): string {
  const name = decider ?? ratification?.by.name ?? "Whoever accepts";
  const others = `${startedBy.name}, who started this${admin === undefined ? "" : ", or an admin of this workspace"}`;
  return `${name} decides here, so nothing was changed. ${name} can hand it over with \`hand over to …\`; so can ${others}.`;
}

/** Whether words would say who decides: `hand over to Grace`, `decides: Grace`, `decides from now on: Grace`. */
export function namesDecider(text: string): boolean {
  return /^\s*(?:hand (?:it )?over to\s|deci(?:des?(?: from now on)?|der)\s*:)/i.test(text);
}

/** Stands for the assessment the recommendation shows: the beginning of its hash. */
export function basisOf(knowledge: Knowledge, session: Session): string {
  const { details } = recommendationOf(knowledge, session, standing(knowledge, session).turn);
  return details.receipt.assessment.slice(0, STAMP);
}

/** Stands for the draft as somebody reads it; the order of its fields, which a store may change, makes no difference. */
export function stampOf(draft: Ratification): string {
  return createHash("sha256").update(canonicalText(draft)).digest("base64url").slice(0, STAMP);
}

function isCalled({ id, name }: Person, called: string): boolean {
  const wanted = called.replace(/^@/, "").trim().toLowerCase();
  return wanted === name.trim().toLowerCase() || called === id;
}
