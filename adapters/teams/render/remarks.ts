import type { Reply } from "../../../src/conversation/reply.ts";
import { LIMITS } from "../limits.ts";
import { buttonRows, opens, press, rows } from "./actions.ts";
import { bar, type Drawn, heading, listed, ownWords, small, words } from "./card.ts";
import { evidence } from "./cited.ts";
import { line } from "./inputs.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Why a question is asked, or a side question answered: words, where they come from, and what is said there. */
export function renderCited(reply: Of<"why"> | Of<"aside">): Drawn {
  const asked = reply.kind === "aside" && reply.asked !== undefined ? small(`You asked: ${reply.asked}`) : [];
  return { body: [...asked, ...words([reply.text]), ...evidence(reply.evidence, "evidence")] };
}

/** Technology outside the pack: when it wins, and whether these answers point there. */
export function renderExitCard({ name, text, points, evidence: found }: Of<"exit-card">): Drawn {
  return {
    body: [
      ...heading(name),
      ...words([text]),
      ...words([{ text: points, bold: true }]),
      ...evidence(found, "evidence"),
    ],
  };
}

export function renderStatus({ lines, progress, buttons }: Of<"status">, session: string): Drawn {
  const body = lines.flatMap((text) => words([text], { spacing: "Small" }));
  return { body: [...body, ...bar(progress)], form: buttonRows(session, buttons) };
}

export function renderHelp({ lines }: Of<"help">): Drawn {
  return {
    body: listed("Help", lines.map(ownWords)),
  };
}

export function renderWhatIf({ text, verdict, buttons }: Of<"what-if">, session: string): Drawn {
  return { body: [...words([text]), ...words([{ text: verdict, bold: true }])], form: buttonRows(session, buttons) };
}

/** The last, unscored question, with a place to write the answer; or the answer. */
export function renderIgnoreQuestion({ text, answer }: Of<"ignore-question">, session: string): Drawn {
  if (answer !== null) return { body: [...small(text), ...words([answer], { spacing: "Small" })] };
  return {
    body: [...heading(text), ...small("One line, kept in the record; it is not scored.")],
    actions: [
      opens("Answer", [
        line("words", text, { max: LIMITS.note }),
        ...rows([press(session, { act: "say" }, "Send", { inputs: true })]),
      ]),
    ],
  };
}
