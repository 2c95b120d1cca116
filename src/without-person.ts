import type { Person } from "./conversation/event.ts";
import type { Session } from "./conversation/session.ts";
import { participants, reviewers } from "./participants.ts";
import type { DigestTalk, ReviewTalk } from "./reviews/talk/review-talk.ts";

/** Stands where somebody was who asked to be forgotten. */
export const SOMEBODY: Person = { id: "forgotten", name: "Somebody" };

/** The session without anything a person said and without their name; undefined when nobody else said anything in it. */
export function withoutPerson(session: Session, personId: string): Session | undefined {
  const others = participants(session).filter((id) => id !== personId && id !== SOMEBODY.id);
  if (others.length === 0) return undefined;
  const names = namesOf(session, personId);
  const kept = (person: Person): Person => (person.id === personId ? SOMEBODY : person);
  const answers = withoutEmpty(
    Object.entries(session.answers).map(([question, { [personId]: _mine, ...rest }]) => [question, rest] as const),
  );
  const { lean, decider, checklist, ignoreWhen, stoppedBy, skippedBy, people, ratification, review, digest, ...rest } =
    session;
  const known = Object.entries(people ?? {}).filter(([name, id]) => id !== personId && !names.has(name));
  return {
    ...rest,
    startedBy: kept(session.startedBy),
    consulted: session.consulted.filter((name) => !names.has(name)),
    answers,
    order: session.order.filter((id) => session.answers[id] === undefined || answers[id] !== undefined),
    proposals: session.proposals.filter(({ author }) => author.id !== personId),
    context: session.context.filter(({ author }) => author.id !== personId),
    said: session.said.filter((mark) => !mark.includes(personId)),
    outbox: session.outbox.filter(
      ({ outgoing }) => outgoing === null || outgoing.to === "thread" || outgoing.to.person !== personId,
    ),
    ...(lean === undefined || session.startedBy.id === personId ? {} : { lean }),
    ...(decider === undefined || names.has(decider) ? {} : { decider }),
    ...(people === undefined ? {} : { people: Object.fromEntries(known) }),
    ...(ratification === undefined || (session.decided === undefined && ratification.by.id === personId)
      ? {}
      : { ratification: { ...ratification, by: kept(ratification.by) } }),
    ...(checklist === undefined ? {} : { checklist: { ...checklist, by: kept(checklist.by) } }),
    ...(ignoreWhen === undefined || ignoreWhen.author.id === personId ? {} : { ignoreWhen }),
    ...(stoppedBy === undefined ? {} : { stoppedBy: kept(stoppedBy) }),
    ...(review === undefined ? {} : { review: reviewWithout(review, personId, kept) }),
    ...(digest === undefined ? {} : { digest: digestWithout(digest, kept) }),
    ...(skippedBy === undefined
      ? {}
      : { skippedBy: Object.fromEntries(Object.entries(skippedBy).map(([id, person]) => [id, kept(person)])) }),
  };
}

/** What was decided stays, and what a look came to; who said it does not. */
function reviewWithout(review: ReviewTalk, personId: string, kept: (person: Person) => Person): ReviewTalk {
  const { owner, askedBy, said, notes, result, hindsight } = review;
  return {
    ...review,
    owner: kept(owner),
    ...(askedBy === undefined ? {} : { askedBy: kept(askedBy) }),
    said: Object.fromEntries(Object.entries(said).map(([item, { value, by }]) => [item, { value, by: kept(by) }])),
    notes: notes.filter(({ by }) => by.id !== personId),
    ...(result === undefined ? {} : { result: { ...result, by: kept(result.by) } }),
    ...(hindsight?.by.id === personId ? { hindsight: { value: hindsight.value, at: hindsight.at, by: SOMEBODY } } : {}),
  };
}

function digestWithout(digest: DigestTalk, kept: (person: Person) => Person): DigestTalk {
  return {
    ...digest,
    items: digest.items.map(({ done, ...item }) => ({
      ...item,
      owner: kept(item.owner),
      ...(done === undefined ? {} : { done: { ...done, by: done.by && kept(done.by) } }),
    })),
    ...(digest.to === undefined ? {} : { to: kept(digest.to) }),
  };
}

function withoutEmpty(entries: readonly (readonly [string, Session["answers"][string]])[]): Session["answers"] {
  return Object.fromEntries(entries.filter(([, byAuthor]) => Object.keys(byAuthor).length > 0));
}

/** Every name the person goes by in the session. */
function namesOf(session: Session, personId: string): ReadonlySet<string> {
  const people = [
    session.startedBy,
    session.stoppedBy,
    session.ratification?.by,
    session.checklist?.by,
    session.ignoreWhen?.author,
    ...Object.values(session.skippedBy ?? {}),
    ...reviewers(session),
    ...Object.values(session.answers).flatMap((byAuthor) => Object.values(byAuthor).map(({ author }) => author)),
    ...[...session.proposals, ...session.context].map(({ author }) => author),
  ];
  return new Set(people.flatMap((person) => (person?.id === personId ? [person.name] : [])));
}
