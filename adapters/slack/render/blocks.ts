import { clip } from "../../../src/clip.ts";
import type { Button } from "../../../src/conversation/reply.ts";
import { type Act, buttonValue } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { escaped, mrkdwn, plain } from "../mrkdwn.ts";

/** A block of a message or view, as it travels. */
export type Block = Readonly<Record<string, unknown>>;

/** A message: blocks for the screen, and the same in short for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
}

export function section(markup: string, accessory?: Block): Block {
  return { type: "section", text: mrkdwn(markup), ...(accessory === undefined ? {} : { accessory }) };
}

/** A title and a list below it; nothing where the list is empty. */
export function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [section([`*${escaped(title)}*`, ...items.map((item) => `• ${item}`)].join("\n"))];
}

export function context(markup: string): Block {
  return { type: "context", elements: [mrkdwn(markup, LIMITS.context)] };
}

export function button(session: string, act: Act, label: string, id: string, style?: "primary" | "danger"): Block[] {
  const value = buttonValue(session, act);
  if (value === undefined) return [];
  const whole = label.length > LIMITS.readableButton ? { accessibility_label: clip(label, LIMITS.buttonText) } : {};
  return [
    {
      type: "button",
      text: plain(label, LIMITS.buttonText),
      action_id: id,
      value,
      ...whole,
      ...(style === undefined ? {} : { style }),
    },
  ];
}

/** Rows of buttons; none where there are none. `from`: as many are in rows above, so that each has an id of its own. */
export function buttonRows(session: string, buttons: readonly Button[], from = 0): Block[] {
  const elements = buttons.flatMap(({ label, act }, index) => button(session, act, label, `act-${from + index}`));
  return actionRows(elements);
}

export function actionRows(elements: readonly Block[]): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < elements.length; at += LIMITS.actions) {
    rows.push({ type: "actions", elements: elements.slice(at, at + LIMITS.actions) });
  }
  return rows;
}

/** The bar of certainty with its words. */
export function bar({ certainty, text }: { readonly certainty: number; readonly text: string }): Block {
  const full = Math.round(certainty * 10);
  return context(`${"▰".repeat(full)}${"▱".repeat(10 - full)}  ${escaped(text)}`);
}
