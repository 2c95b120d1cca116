import type { Person } from "../event.ts";
import type { Button } from "../reply.ts";
import type { Session } from "../session.ts";
import { keptIn } from "../wording.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";

const FORGOT_PERSON =
  "Done: your answers, notes and words are removed from every interview here, and your name with them. Interviews only you spoke in are gone. Messages that show any of it are redrawn in the next minutes, where I may and nothing interrupts me; delete what is left.";
const FORGOT_SESSION =
  "Done: this interview and everything said in it is removed from my records. In place of its messages a line will say so, where I may and nothing interrupts me; delete what is left.";
const STAYS = "What a signed record says stays.";

/** Removes what is kept: `me` about the person, `this` the interview, which only its starter may; otherwise it asks which. */
export function forget(session: Session, author: Person, argument: string | undefined): Outcome {
  const starter = session.startedBy.id === author.id;
  switch (argument) {
    case "me":
      return { transient: [notice(author, FORGOT_PERSON)], forget: "person" };
    case "this":
      return starter
        ? {
            transient: [
              notice(author, `${FORGOT_SESSION}${keptIn(session.decided === undefined ? [] : [session.decided.id])}`),
            ],
            forget: "session",
          }
        : noticeTo(
            author,
            `Only ${session.startedBy.name}, who started this interview, can have it removed. \`forget me\` removes what I keep about you.`,
          );
    default:
      return noticeTo(
        author,
        `What should I forget? It cannot be undone. About you: your answers, notes and name in every interview here. ${STAYS}`,
        [button("Everything about me", "me"), ...(starter ? [button("This whole interview", "this")] : [])],
      );
  }
}

function button(label: string, argument: string): Button {
  return { label, act: { kind: "command", name: "forget", argument } };
}
