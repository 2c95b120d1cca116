import type { Knowledge } from "../knowledge.ts";
import type { Reply } from "../reply.ts";
import type { Proposal } from "../session.ts";
import { labelOf } from "../wording.ts";

/** Facts read from free text, each with the words it was read from; nothing is recorded before somebody confirms. */
export function confirmMessage({ pack }: Knowledge, proposal: Proposal): Reply {
  return {
    kind: "confirm",
    proposal: proposal.id,
    text: `I read this from what ${proposal.author.name} wrote. Is it right?`,
    facts: proposal.facts.map(({ question, given, words }) => {
      const asked = pack.questions.find((one) => one.id === question);
      return { question, text: asked?.text ?? question, label: labelOf(asked, given), words };
    }),
  };
}
