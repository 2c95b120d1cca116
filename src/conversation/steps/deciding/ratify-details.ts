import { mayDecide, whoDecides } from "../../deciding.ts";
import type { Event, Person } from "../../event.ts";
import type { Ratification, Session } from "../../session.ts";
import { noticeTo, type Outcome } from "../outcome.ts";

export type RatifyDetails = NonNullable<Extract<Event, { kind: "ratify" }>["details"]>;
type Details = RatifyDetails & { readonly author: Person };

/** What the record says besides the choice. */
export function ratifyDetails(session: Session, event: Details): Outcome {
  const draft = session.ratification;
  if (draft === undefined)
    return noticeTo(event.author, "Nothing is chosen yet, so there is no record to fill in. Accept or choose first.");
  if (!mayDecide(session, event.author)) return noticeTo(event.author, whoDecides(session));
  const next = withDetails(draft, event);
  if (JSON.stringify(next) === JSON.stringify(draft))
    return noticeTo(event.author, "That is what the draft says already.");
  return { session: { ...session, ratification: next }, transient: [] };
}

/** The draft with what was filled in. */
export function withDetails(
  draft: Ratification,
  { title, reversibility, firstUse, tripwire, where, findOuts }: RatifyDetails,
): Ratification {
  const next: Ratification = { ...draft };
  if (title !== undefined) {
    if (title === "") delete next.title;
    else next.title = title;
  }
  if (reversibility !== undefined) next.reversibility = reversibility;
  if (firstUse !== undefined) {
    if (firstUse === "") delete next.firstUse;
    else next.firstUse = firstUse;
  }
  if (tripwire !== undefined || where !== undefined) {
    const words = tripwire ?? draft.tripwire?.words ?? "";
    const place = where ?? draft.tripwire?.where ?? "";
    if (words === "") delete next.tripwire;
    else next.tripwire = { words, ...(place === "" ? {} : { where: place }) };
  }
  if (findOuts !== undefined) {
    next.findOuts = draft.findOuts.map((one, index) => {
      const said = findOuts.find(({ at }) => at === index);
      if (said === undefined) return one;
      const { owner: _owner, dueOn: _dueOn, ...rest } = one;
      return {
        ...rest,
        ...(said.owner === "" ? {} : { owner: said.owner }),
        ...(said.dueOn === "" ? {} : { dueOn: said.dueOn }),
      };
    });
  }
  return next;
}
