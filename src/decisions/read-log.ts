import { DecisionStatus } from "./decision.ts";

/** What somebody asks of the log of decisions. */
export type LogAsk =
  | {
      readonly kind: "list";
      readonly what: "list" | "mine" | "due";
      readonly text: string;
      readonly status: DecisionStatus | undefined;
      /** The last number of the page before. */
      readonly below: number | undefined;
    }
  | { readonly kind: "show" | "replay"; readonly id: string }
  /** `review WM-7`, with what is to be done about its reviews; now where nothing is said. */
  | { readonly kind: "review"; readonly id: string; readonly words: string }
  /** `schedule …` of the channel. */
  | { readonly kind: "schedule"; readonly words: string }
  | { readonly kind: "health" };

const LONGEST_SEARCH = 6;
/** Most of what is said asks nothing of the log, and already its first word tells. */
const BEGINS = /^\s*(?:the\s+)?(?:show|replay|review|schedule|health|list|decisions|mine|my|due)\b/i;

/** "list parcels", "mine", "due", "show WM-7", "replay WM-7", "review WM-7", "schedule …", "health"; undefined for other words. */
export function readLog(words: string): LogAsk | undefined {
  if (!BEGINS.test(words)) return undefined;
  const text = words
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[.!?]+$/, "");
  const [, what = "", number = ""] = /^(show|replay) (?:wm-?)?([1-9]\d{0,8})$/i.exec(text) ?? [];
  if (/^schedule\b/i.test(text)) return { kind: "schedule", words: text };
  if (/^health$/i.test(text)) return { kind: "health" };
  const [, looked = "", wanted = ""] = /^review (?:wm-?)?([1-9]\d{0,8})\b\s*(.*)$/i.exec(text) ?? [];
  if (looked !== "") return { kind: "review", id: `WM-${looked}`, words: wanted };
  if (what !== "") return { kind: what.toLowerCase() as "show" | "replay", id: `WM-${number}` };
  const [, name = "", said = "", after] =
    /^(?:the )?(list|decisions|mine|my decisions|due)\b:?(?: (?!after wm-)(.*?))?(?: after wm-(\d+))?$/i.exec(text) ??
    [];
  if (name === "") return undefined;
  const searched = said.split(" ").filter(Boolean);
  if (searched.length > LONGEST_SEARCH) return undefined;
  const first = DecisionStatus.safeParse(searched[0]?.toLowerCase());
  const rest = first.success ? searched.slice(1) : searched;
  const kind = /mine|my/i.test(name) ? "mine" : /due/i.test(name) ? "due" : "list";
  // "due dates are fixed" is talk.
  if (kind !== "list" && searched.length > 0) return undefined;
  return {
    kind: "list",
    what: kind,
    text: rest.join(" "),
    status: first.success ? first.data : undefined,
    below: after === undefined ? undefined : Number(after),
  };
}
