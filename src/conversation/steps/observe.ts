import { assess, tensions } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import { modelOf } from "../model-of.ts";
import { unsettledMark } from "../position.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { hasSeveral, toStated } from "../stated.ts";
import { disputeKey, disputeWords, leftOpenWords } from "./dispute-words.ts";
import { openly } from "./outcome.ts";

interface Observed {
  readonly session: Session;
  readonly said: readonly OutgoingReply[];
}

/** What is worth one remark after an answer: answers that pull apart, and people who differ on a fact that matters. */
export function observe(knowledge: Knowledge, before: Session | undefined, session: Session): Observed {
  if (session.phase === "closed" || before?.answers === session.answers) return { session, said: [] };
  const tense = withTensions(knowledge, session);
  const disputed = withDisputes(knowledge, before, tense.session);
  return { session: disputed.session, said: [...tense.said, ...disputed.said] };
}

function withTensions({ pack }: Knowledge, session: Session): Observed {
  const fresh = tensions(pack, toStated(session)).filter(({ id }) => !session.said.includes(`tension:${id}`));
  if (fresh.length === 0) return { session, said: [] };
  return {
    session: { ...session, said: [...session.said, ...fresh.map(({ id }) => `tension:${id}`)] },
    said: fresh.map(({ text }) => openly({ kind: "tension", text })),
  };
}

/** A difference is said once; one that rules something out is asked again, and left open when it stays. */
function withDisputes(knowledge: Knowledge, before: Session | undefined, session: Session): Observed {
  if (!hasSeveral(session)) return { session, said: [] };
  const { settleFirst: first, disputed } = assess(modelOf(knowledge, session), toStated(session));
  const matter = [...new Set([...first, ...disputed])];
  const fresh = matter.filter((id) => !session.said.includes(`dispute:${id}`));
  const stubborn = first.filter(
    (id) =>
      before?.said.includes(`dispute:${id}`) &&
      !session.said.includes(unsettledMark(id)) &&
      before.answers[id] !== session.answers[id],
  );
  const rounds = { ...session.rounds };
  for (const id of fresh.filter((one) => first.includes(one))) rounds[id] = (rounds[id] ?? 0) + 1;
  const marks = [...fresh.map((id) => `dispute:${id}`), ...stubborn.map(unsettledMark)];
  const said = [
    ...fresh.map((id) => ({ id, text: disputeWords(knowledge, session, id, first.includes(id)) })),
    ...stubborn.map((id) => ({ id, text: leftOpenWords(knowledge, id) })),
  ];
  return {
    session: { ...session, rounds, said: [...session.said, ...marks] },
    said: said.map(({ id, text }) => ({
      ...openly({ kind: "notice", text, buttons: [] }),
      key: disputeKey(id),
    })),
  };
}
