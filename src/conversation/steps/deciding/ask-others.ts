import { consultedOf } from "../../../decisions/consulted-of.ts";
import type { Person } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { personCalled } from "../../person-called.ts";
import { standing } from "../../position.ts";
import type { OutgoingReply, Reply } from "../../reply.ts";
import type { Session } from "../../session.ts";
import { joined } from "../../wording.ts";
import { noticeTo, type Outcome, openly } from "../outcome.ts";

/** Asks those who should be heard and have not said anything: in the thread, and directly where the platform knows them. */
export function askOthers(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (!standing(knowledge, session).recommended) {
    return noticeTo(author, "Others are asked once there is a recommendation. Until then everybody here may answer.");
  }
  const waiting = consultedOf(session).filter(({ heard }) => !heard);
  if (session.consulted.length === 0) {
    return noticeTo(
      author,
      "Nobody is named to be heard yet. Name them first: `heard: Linus, Margaret`, then ask again.",
    );
  }
  if (waiting.length === 0) return noticeTo(author, "Everybody who should be heard has said something already.");
  const names = joined(
    waiting.map(({ name }) => name),
    "and",
  );
  const what = "please look at the answers and say what you see differently; `change 3` answers the third anew.";
  const direct = waiting.flatMap(({ name }): OutgoingReply[] => {
    const person = personCalled(session, name);
    const reply: Reply = {
      kind: "notice",
      text: `${author.name} would like to hear you before this is decided: ${what}`,
      buttons: [],
    };
    return person === undefined ? [] : [{ to: { person, direct: true }, key: `asked-${person}`, reply }];
  });
  return {
    session,
    transient: [openly({ kind: "notice", text: `${names}: ${what} ${author.name} asks.`, buttons: [] }), ...direct],
  };
}
