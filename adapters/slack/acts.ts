import { z } from "zod";
import { Button } from "../../src/conversation/reply.ts";
import { LIMITS } from "./limits.ts";

/** What only Slack's messages offer: modals to write in, and the ticks of the lists beside the button. */
const Own = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("note"), question: z.string() }),
  z.object({ kind: z.literal("setup") }),
  z.object({ kind: z.literal("cost") }),
  z.object({ kind: z.literal("ticked") }),
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("keep"), proposal: z.string() }),
  z.object({ kind: z.literal("drop"), proposal: z.string() }),
  /** Begins an interview about the pack, with these words, in this conversation. */
  z.object({ kind: z.literal("begin"), pack: z.string(), text: z.string(), conversation: z.string().max(200) }),
  z.object({ kind: z.literal("hurts") }),
  /** Forms: another choice, the details of the record, and who decides from now on. */
  z.object({ kind: z.literal("choose") }),
  z.object({ kind: z.literal("fill-in") }),
  z.object({ kind: z.literal("hand-over") }),
  /** What is picked beside the button says when the channel gets its digest; `was` is what stands where nothing is. */
  z.object({ kind: z.literal("schedule"), was: z.record(z.string(), z.string().max(80)) }),
]);

/** Everything a pressed thing can mean. */
export const Act = z.union([Button.shape.act, Own]);
export type Act = z.infer<typeof Act>;

const Value = z.object({ s: z.string().max(200), a: Act });
/** What a modal remembers while it is open. */
export const Metadata = z.object({
  s: z.string().max(200),
  c: z.string().max(200),
  q: z.string().max(64).optional(),
  on: z.string().max(64).optional(),
});
export type Metadata = z.infer<typeof Metadata>;

/** A button's value: the session it belongs to and what it means. Undefined where it does not fit. */
export function buttonValue(session: string, act: Act): string | undefined {
  const value = JSON.stringify({ s: session, a: act });
  return value.length <= LIMITS.buttonValue ? value : undefined;
}

/** What `buttonValue` wrote; undefined for anything else. */
export function readButtonValue(value: string): { session: string; act: Act } | undefined {
  const read = Value.safeParse(fromJson(value));
  return read.success ? { session: read.data.s, act: read.data.a } : undefined;
}

/** Options hold 150 characters, so the session and the question stand in the id of the block around them. */
export function menuBlock(session: string, question: string, what: "menu" | "choices"): string {
  return [what, session, question].join("~");
}

/** An act of a question's menu as an option's value; undefined for what a menu cannot hold. */
export function optionValue(act: Act): string | undefined {
  switch (act.kind) {
    case "command":
      return `command:${act.name}`;
    case "choice":
      return `choice:${act.choice}`.length <= LIMITS.optionValue ? `choice:${act.choice}` : undefined;
    case "unknown":
    case "not-applicable":
    case "note":
    case "details":
    case "restart":
      return act.kind;
    default:
      return undefined;
  }
}

/** The act an option of a menu stands for. */
export function readOption(blockId: string, value: string): { session: string; act: Act } | undefined {
  const [what, session, question] = blockId.split("~");
  if ((what !== "menu" && what !== "choices") || session === undefined || question === undefined) return undefined;
  const [kind = "", rest = ""] = value.split(/:(.*)/s);
  const read = Act.safeParse({
    kind,
    question,
    ...(kind === "choice" ? { choice: rest } : {}),
    ...(kind === "command" ? { name: rest, ...(rest === "back" ? {} : { argument: question }) } : {}),
  });
  return read.success ? { session, act: read.data } : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readMetadata(text: string): Metadata | undefined {
  const read = Metadata.safeParse(fromJson(text));
  return read.success ? read.data : undefined;
}
