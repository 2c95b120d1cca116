import { z } from "zod";
import { Event } from "../../src/conversation/event.ts";
import { CardAct, NONE, TICK } from "./acts.ts";
import type { From } from "./incoming.ts";
import { FIND_OUTS } from "./render/deciding.ts";

const Pressed = z.looseObject({ waymark: z.literal(1), session: z.string().max(200) });
/** What inputs send; a client may leave out what was not touched. */
const input = z.string().max(40_000).nullish().catch(undefined);
const Inputs = z.looseObject({
  reason: input,
  chosen: input,
  noted: input,
  note: input,
  ticked: input,
  kept: input,
  hurts: input,
  needs: input,
  days: z
    .union([z.string().max(40), z.number()])
    .nullish()
    .catch(undefined),
  rate: z
    .union([z.string().max(40), z.number()])
    .nullish()
    .catch(undefined),
  decider: input,
  consulted: input,
  lean: input,
  words: input,
  option: input,
  because: input,
  to: input,
  reversibility: input,
});
type Inputs = z.infer<typeof Inputs>;

type Read = { readonly event: Event } | { readonly problem: string | undefined };

/** What a pressed button sends, with the inputs of its card, as an event; or what the person should do first. */
export function readPress(data: unknown, from: From): Read {
  const pressed = Pressed.safeParse(data);
  const act = CardAct.safeParse(data);
  const inputs = Inputs.safeParse(data);
  if (!pressed.success || !act.success || !inputs.success) return { problem: undefined };
  const said = meaning(act.data, inputs.data);
  if ("problem" in said) return said;
  const { id, workspace, conversation, author } = from;
  const { session } = pressed.data;
  const on = session === "" || act.data.act === "begin" ? {} : { session };
  const event = Event.safeParse({ id, workspace, conversation, author, ...on, ...said.fields });
  if (event.success) return { event: event.data };
  return { problem: LIMITS[String(event.error.issues[0]?.path[0])] };
}

/** Which limit was passed, by the field of the event that did not hold. */
const LIMITS: Readonly<Record<string, string>> = {
  days: "The days must be a number above 0, at most 100000. Nothing was saved.",
  rate: "The day rate must be a number above 0, at most 1000000. Nothing was saved.",
  chosen: "Tick at most two: where all matter, none can weigh more. Nothing was saved.",
  decider: "A name may have at most 120 characters. Shorten it and send it again.",
  lean: "That may have at most 120 characters. Shorten it and send it again.",
  consulted: "Name at most 20 people, each in at most 120 characters, separated by commas.",
  note: "A note may have at most 2000 characters. Shorten it and send it again.",
};

type Meaning = { readonly problem: string } | { readonly fields: Readonly<Record<string, unknown>> };

function meaning(act: CardAct, inputs: Inputs): Meaning {
  switch (act.act) {
    case "choice":
      return answer(act.question, { kind: "choice", choice: act.choice });
    case "unknown":
      return answer(act.question, { kind: "unknown" });
    case "not-applicable": {
      const reason = filled(inputs.reason)?.slice(0, 500);
      if (reason === undefined) return { problem: "Say in a few words why it does not apply. Nothing was saved yet." };
      return answer(act.question, { kind: "not-applicable", reason });
    }
    case "chosen":
      return chosen(act.question, inputs.chosen, undefined);
    case "noted":
      return chosen(act.question, inputs.noted, filled(inputs.note));
    case "command":
      return {
        fields: { kind: "command", name: act.name, ...(act.argument === undefined ? {} : { argument: act.argument }) },
      };
    case "restart":
      return { fields: { kind: "command", name: "restart" } };
    case "what-if":
      return { fields: { kind: "what-if", changes: act.changes } };
    case "details":
      return { fields: { kind: "details" } };
    case "decide":
      return { fields: { kind: "decide", option: act.option, on: act.on } };
    case "ratify":
      return { fields: { kind: "ratify", on: act.on } };
    case "choose":
      return choose(act.on, inputs);
    case "hand-over": {
      const to = filled(inputs.to);
      return to === undefined
        ? { problem: "Say who decides from now on. Nothing was saved yet." }
        : { fields: { kind: "hand-over", to } };
    }
    case "fill-in":
      return { fields: { kind: "ratify-details", ...details(inputs) } };
    case "not-now":
      return { fields: { kind: "not-now" } };
    case "log":
      return { fields: { kind: "log", words: act.words } };
    case "review":
      return { fields: { kind: "review", words: act.words } };
    case "schedule": {
      const picks = Object.entries(act.was).map(([pick, value]) => inputs[`pick-${pick}`] ?? value);
      return { fields: { kind: "log", words: `schedule ${picks.join(" ")}`.slice(0, 200) } };
    }
    case "ticked":
      return { fields: { kind: "checklist", ticked: list(inputs.ticked).map(pair) } };
    case "none":
      return { fields: { kind: "checklist", ticked: [] } };
    case "keep":
      return { fields: { kind: "confirm", proposal: act.proposal, keep: list(inputs.kept) } };
    case "drop":
      return { fields: { kind: "confirm", proposal: act.proposal, keep: [] } };
    case "hurts":
      return { fields: { kind: "consequences", chosen: list(inputs.hurts) } };
    case "cost":
      return { fields: { kind: "cost", needs: list(inputs.needs), ...amounts(inputs) } };
    case "setup":
      return {
        fields: {
          kind: "setup",
          consulted: list(inputs.consulted, /[,;\n]/),
          ...(inputs.always === "always" ? { always: true } : {}),
          ...named("decider", filled(inputs.decider)),
          ...named("lean", filled(inputs.lean)),
        },
      };
    case "say": {
      const text = filled(inputs.words);
      if (text === undefined) return { problem: "Write something first. Nothing was saved yet." };
      return { fields: { kind: "text", text, addressed: true, opens: true } };
    }
    case "begin":
      return { fields: { kind: "start", text: act.text ?? "", ...named("pack", act.pack) } };
    default:
      return act satisfies never;
  }
}

function choose(on: string, inputs: Inputs): Meaning {
  const [option, reason] = [filled(inputs.option), filled(inputs.because)];
  if (option === undefined) return { problem: "Choose what is decided first. Nothing was saved yet." };
  if (reason === undefined) return { problem: "Say why it is not what was recommended. Nothing was saved yet." };
  const fields = { kind: "decide", on, option: option === NONE ? null : option, reason };
  return { fields: { ...fields, ...named("note", filled(inputs.note)) } };
}

/** What the form of a draft sends: everything in it, so an empty field takes back what stood there. */
function details(inputs: Inputs) {
  const text = (name: string) => (typeof inputs[name] === "string" ? inputs[name].trim() : "");
  const numbers = Array.from({ length: FIND_OUTS }, (_, at) => at).filter(
    (at) => inputs[`owner${at}`] != null || inputs[`due${at}`] != null,
  );
  return {
    title: text("title").slice(0, 200),
    ...named("reversibility", filled(inputs.reversibility)),
    firstUse: text("firstUse"),
    tripwire: text("tripwire").slice(0, 500),
    where: text("where").slice(0, 500),
    findOuts: numbers.map((at) => ({ at, owner: text(`owner${at}`).slice(0, 120), dueOn: text(`due${at}`) })),
  };
}

function answer(question: string, given: object, note?: string): Meaning {
  return { fields: { kind: "answer", question, given, ...named("note", note) } };
}

function chosen(question: string, choice: string | null | undefined, note: string | undefined): Meaning {
  const value = filled(choice);
  if (value === undefined) return { problem: "Choose one of the answers first. Nothing was saved yet." };
  return answer(question, { kind: "choice", choice: value }, note);
}

function pair(tick: string): { question: string; choice: string } {
  const [question = "", choice = ""] = tick.split(TICK, 2);
  return { question, choice };
}

/** Numbers as people write them; what is no number is left for the schema to refuse. */
function amounts({ days, rate }: Inputs): object {
  const read = (value: string | number | null | undefined) => {
    const text = filled(value === null || value === undefined ? value : String(value));
    return text === undefined ? undefined : Number(text.replace(/[\s']/g, "").replace(",", "."));
  };
  return { ...named("days", read(days)), ...named("rate", read(rate)) };
}

function named(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

function filled(text: string | null | undefined): string | undefined {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? undefined : trimmed;
}

function list(text: string | null | undefined, separator: RegExp | string = ","): string[] {
  return (text ?? "")
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
