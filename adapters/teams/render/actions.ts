import type { Button } from "../../../src/conversation/reply.ts";
import type { CardAct } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import type { Element } from "./card.ts";
import { unmarked } from "./plain.ts";

/** The verb of every action of ours. */
export const VERB = "waymark";

interface Look {
  /** Whether what was entered in the card goes along. */
  readonly inputs?: boolean;
  readonly style?: "positive" | "destructive";
}

/** A button that sends what it means. Clients without Action.Execute send the same data as a message. */
export function press(session: string, act: CardAct, label: string, { inputs = false, style }: Look = {}): Element {
  const whole = unmarked(label, LIMITS.option);
  const title = unmarked(label, LIMITS.button) || "…";
  const common = {
    title,
    data: { waymark: 1, session, ...act },
    ...(inputs ? {} : { associatedInputs: "none" }),
    ...(style === undefined ? {} : { style }),
    ...(whole.length > LIMITS.readableButton ? { tooltip: whole } : {}),
  };
  return { type: "Action.Execute", verb: VERB, ...common, fallback: { type: "Action.Submit", ...common } };
}

/** What a button of the conversation means, as a card carries it. */
export function pressed(session: string, { label, act }: Button): Element {
  const { kind, ...rest } = act;
  return press(session, { act: kind, ...rest } as CardAct, label);
}

/** Buttons in rows that fit a phone. */
export function rows(buttons: readonly Element[]): Element[] {
  const found: Element[][] = [];
  for (const button of buttons) {
    const last = found.at(-1);
    const length = [...(last ?? []), button].reduce((sum, { title }) => sum + String(title).length, 0);
    if (last !== undefined && last.length < 3 && length <= LIMITS.row) last.push(button);
    else found.push([button]);
  }
  return found.map((actions, at) => ({ type: "ActionSet", actions, ...(at > 0 ? { spacing: "Small" } : {}) }));
}

export function buttonRows(session: string, buttons: readonly Button[]): Element[] {
  return rows(buttons.map((button) => pressed(session, button)));
}

/** Opens a part of the card below its last row. */
export function opens(label: string, body: readonly Element[]): Element {
  return {
    type: "Action.ShowCard",
    title: unmarked(label, LIMITS.button),
    card: { type: "AdaptiveCard", version: "1.5", body },
  };
}

/** A button that shows and hides what follows it. */
export function unfolds(label: string, id: string, hidden: readonly Element[]): Element[] {
  if (hidden.length === 0) return [];
  const toggle = {
    type: "Action.ToggleVisibility",
    title: unmarked(label, LIMITS.button),
    targetElements: [id],
  };
  const folded = { type: "Container", id, isVisible: false, spacing: "Small", items: hidden };
  // One element, so that the two never go to different messages.
  return [{ type: "Container", items: [{ type: "ActionSet", actions: [toggle] }, folded], spacing: "Small" }];
}
