import { Hindsight } from "../../decisions/decision.ts";

/** What somebody does with a review; buttons carry the same words. */
export type ReviewAct =
  | { readonly do: "right" | "changed" | "rest" | "stop" | "not-mine" | "mine" | "anew" }
  | { readonly do: "snooze"; readonly days: number }
  | { readonly do: "every"; readonly days: number }
  | { readonly do: "hand-over"; readonly to: string }
  | { readonly do: "hindsight"; readonly value: Hindsight; readonly note: string }
  /** About one of the things asked. */
  | { readonly do: "say"; readonly item: string; readonly value: string };

const LONGEST_DAYS = 3650;
const PERIODS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };

/** "still right", "something changed", "snooze 1 week", "not mine", "hand over to Grace", "stop reviews", "every 60 days"; undefined for other words. */
export function readReview(words: string): ReviewAct | undefined {
  const text = words
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.!]+$/, "");
  const said = /^say (\S+) (\S+)$/.exec(text);
  if (said !== null) return { do: "say", item: said[1] ?? "", value: said[2] ?? "" };
  if (/^(?:it(?:'s| is) )?still right$|^nothing (?:has )?changed$/i.test(text)) return { do: "right" };
  if (/^something (?:has )?changed$/i.test(text)) return { do: "changed" };
  if (/^nothing else(?: (?:has )?changed)?$/i.test(text)) return { do: "rest" };
  if (/^stop (?:the )?reviews?$|^no more reviews$/i.test(text)) return { do: "stop" };
  if (/^(?:that is |it's )?not mine$/i.test(text)) return { do: "not-mine" };
  if (/^i (?:answer for|own) (?:it|this)(?: now)?$|^(?:(?:it is|it's) )?mine(?: now)?$/i.test(text))
    return { do: "mine" };
  if (/^decide (?:it )?anew$|^reopen(?: it)?$/i.test(text)) return { do: "anew" };
  const to = /^(?:not mine(?:,? (?:but|it is|give it to|->))? |hand (?:it )?over to )@?(.{1,120})$/i.exec(text)?.[1];
  if (to !== undefined) return { do: "hand-over", to: to.trim() };
  const [, what = "", count = "1", period = ""] =
    /^(snooze|every|review every)(?: for)?(?: (\d{1,4}|a|one))? (day|week|month)s?$/i.exec(text) ?? [];
  const days = (/^\d+$/.test(count) ? Number(count) : 1) * (PERIODS[period.toLowerCase()] ?? 0);
  if (days > 0 && days <= LONGEST_DAYS) return { do: /snooze/i.test(what) ? "snooze" : "every", days };
  const [, right = "", note = ""] = /^(yes|mixed|no)\b[,:;.]? ?(.*)$/is.exec(text) ?? [];
  const hindsight = Hindsight.safeParse(right.toLowerCase());
  return hindsight.success ? { do: "hindsight", value: hindsight.data, note: note.trim() } : undefined;
}
