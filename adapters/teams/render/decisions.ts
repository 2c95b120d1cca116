import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../../src/conversation/decision-words.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { buttonRows } from "./actions.ts";
import { type Drawn, heading, listed, small, words } from "./card.ts";
import { fillInForm } from "./deciding.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Lines of a record a card holds; the rest is a `show` away. */
const MOST_LINES = 120;

/** The draft of a decision: what it says, what is asked next, and the signature. */
export function renderRatify(reply: Of<"ratify">, session: string): Drawn {
  return {
    body: [
      ...heading(ratifyTitle(reply)),
      ...ratifyLines(reply).flatMap(({ label, value }) =>
        words([{ text: `${label}: `, bold: true }, value], { spacing: "Small" }),
      ),
      ...(reply.stale ? words([STALE]) : []),
      ...(reply.next === null ? [] : small([reply.next.text, ...reply.next.choices].join(" · "))),
    ],
    form: buttonRows(session, reply.buttons),
    actions: fillInForm(reply, session),
  };
}

/** The decision is final. */
export function renderDecided({ decision, buttons }: Of<"decided">, session: string): Drawn {
  return {
    body: [...heading(`Decided and saved as ${cardTitle(decision)}`), ...words([cardLine(decision)])],
    form: buttonRows(session, buttons),
  };
}

/** One decision with its record. */
export function renderDecision({ decision, markdown, preview, buttons }: Of<"decision">, session: string): Drawn {
  const lines = markdown.split("\n").filter((line) => line !== "");
  return {
    body: [
      ...heading(preview ? "How the record would read; nothing is final" : cardTitle(decision)),
      ...(preview ? [] : words([cardLine(decision)])),
      ...listed(
        "In its line",
        chainLines(decision).map((line) => [line]),
      ),
      ...lines.slice(0, MOST_LINES).flatMap((line) => words([line], { spacing: "None" })),
    ],
    form: buttonRows(session, buttons),
  };
}

/** A page of the log. */
export function renderDecisions({ title, items, buttons }: Of<"decisions">, session: string): Drawn {
  const shows = items.flatMap(({ id }) =>
    id === null ? [] : [{ label: `Show ${id}`, act: { kind: "log" as const, words: `show ${id}` } }],
  );
  return {
    body: [
      ...heading(title),
      ...items.flatMap((card) => [
        ...words([{ text: cardTitle(card), bold: true }]),
        ...words([cardLine(card)], { spacing: "Small" }),
      ]),
    ],
    form: buttonRows(session, [...shows, ...buttons]),
  };
}
