import {
  cardLine,
  cardTitle,
  chainLines,
  ratifyLines,
  ratifyTitle,
  STALE,
} from "../../../src/conversation/decision-words.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { buttonRows, opens } from "./actions.ts";
import { type Drawn, heading, listed, small, words } from "./card.ts";
import { fillInForm } from "./deciding.ts";
import { recordElements } from "./record.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

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

/** The decision is final; its record unfolds below, so that nothing has to be uploaded or permitted. */
export function renderDecided({ decision, markdown, buttons }: Of<"decided">, session: string): Drawn {
  return {
    actions: [opens("The record", recordElements(markdown))],
    body: [...heading(`Decided and saved as ${cardTitle(decision)}`), ...words([cardLine(decision)])],
    form: buttonRows(session, buttons),
  };
}

/** One decision with its record. */
export function renderDecision({ decision, markdown, preview, buttons }: Of<"decision">, session: string): Drawn {
  return {
    body: [
      ...heading(preview ? "How the record would read; nothing is final" : cardTitle(decision)),
      ...(preview ? [] : words([cardLine(decision)])),
      ...listed(
        "In its line",
        chainLines(decision).map((line) => [line]),
      ),
      ...recordElements(markdown),
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
