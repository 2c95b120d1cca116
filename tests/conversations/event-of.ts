import type { OutgoingReply, Reply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { findLook } from "./find-look.ts";
import type { Turn } from "./transcript.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The event a line of a transcript stands for, given the thread the person sees. */
export function eventOf(
  { person, act, words, line }: Turn,
  index: number,
  seen: readonly OutgoingReply[] | undefined,
  session: Session | undefined,
): unknown {
  const base = {
    id: `e${index}`,
    workspace: "local",
    conversation: "local/table",
    author: { id: person, name: person },
    ...(session === undefined || ["says", "mutters", "start"].includes(act) ? {} : { session: session.id }),
  };
  const shown = <Kind extends Reply["kind"]>(kind: Kind): Of<Kind> => {
    const found = seen?.findLast(({ reply }) => reply.kind === kind)?.reply;
    if (found === undefined) throw new Error(`nobody sees a ${kind}: ${line}`);
    return found as Of<Kind>;
  };
  switch (act) {
    case "says":
    case "mutters":
      return { ...base, kind: "text", text: words.replaceAll("\\n", "\n"), addressed: act === "says" };
    case "repeats": {
      const [, times = "1", what = ""] = /^(\d+) (.+)$/.exec(words) ?? [];
      return {
        ...base,
        kind: "text",
        text: what.replaceAll("\\n", "\n").repeat(Number(times)).slice(0, 40_000),
        addressed: true,
      };
    }
    case "start":
      return { ...base, kind: "start", text: words };
    case "setup":
      return { ...base, kind: "setup", ...parts(words) };
    case "press":
      return { ...base, kind: "answer", ...pressed(shown("question"), words) };
    case "unknown":
      return { ...base, kind: "answer", question: shown("question").question, given: { kind: "unknown" } };
    case "not-applicable": {
      const given = { kind: "not-applicable", reason: words };
      return { ...base, kind: "answer", question: shown("question").question, given };
    }
    case "old-button": {
      const [question = "", choice = ""] = words.split(".");
      return { ...base, kind: "answer", question, given: { kind: "choice", choice } };
    }
    case "tick": {
      const items = shown("checklist").items;
      const ticked = chosen(items, words).map(({ question, choice }) => ({ question, choice }));
      return { ...base, kind: "checklist", ticked };
    }
    case "keep": {
      const { proposal, facts } = shown("confirm");
      return { ...base, kind: "confirm", proposal, keep: chosen(facts, words).map(({ question }) => question) };
    }
    case "command": {
      const [name, ...argument] = words.split(" ");
      return { ...base, kind: "command", name, ...(argument.length > 0 ? { argument: argument.join(" ") } : {}) };
    }
    case "try": {
      const flip = shown("recommendation").recommendation.flips[Number(words) - 1];
      return { ...base, kind: "what-if", changes: flip?.changes.map(({ question, to }) => ({ question, to })) };
    }
    case "hurts":
      return { ...base, kind: "consequences", chosen: words === "none" ? [] : words.split(", ") };
    case "accept": {
      const found = shown("recommendation").buttons.find(
        ({ act: pressed, label }) => pressed.kind === "decide" && (words === "" || label === words),
      );
      if (found?.act.kind !== "decide") throw new Error(`nothing to accept: ${line}`);
      return { ...base, ...found.act };
    }
    case "choose": {
      const [name, reason, note = ""] = words.split(" / ");
      const deciding = shown("recommendation").deciding;
      const option = deciding?.options.find((one) => one.name === name);
      if (deciding === undefined || option === undefined) throw new Error(`nothing to choose: ${line}`);
      const why = deciding.reasons.find(({ label }) => label === reason)?.id;
      return { ...base, kind: "decide", option: option.id, on: deciding.on, reason: why, note };
    }
    case "record": {
      if (seen?.some(({ reply }) => reply.kind === "decided")) return { ...base, kind: "ratify", on: "old" };
      const found = shown("ratify").buttons.find(({ act: pressed }) => pressed.kind === "ratify");
      if (found?.act.kind !== "ratify") throw new Error(`nothing to record: ${line}`);
      return { ...base, ...found.act };
    }
    case "fill-in":
      return { ...base, kind: "ratify-details", ...filledIn(words) };
    case "hand-over":
      return { ...base, kind: "hand-over", to: words };
    case "look": {
      const { act: pressed } = findLook(seen, words).button;
      if (pressed.kind !== "review") throw new Error(`that is no answer to a look: ${line}`);
      return { ...base, ...pressed };
    }
    case "not-now":
      return { ...base, kind: "not-now" };
    case "details":
      return { ...base, kind: "details" };
    default:
      throw new Error(`nobody can do that: ${line}`);
  }
}

/** "title: …; reversibility: costly; first-use: 2027-03-01; tripwire: …; where: …; owner: …; due: …" */
function filledIn(words: string) {
  const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
  const [owner, due] = [values.get("owner"), values.get("due")];
  return {
    ...Object.fromEntries(
      ["title", "reversibility", "tripwire", "where"].flatMap((name) =>
        values.has(name) ? [[name, values.get(name)]] : [],
      ),
    ),
    ...(values.has("first-use") ? { firstUse: values.get("first-use") } : {}),
    ...(owner === undefined && due === undefined
      ? {}
      : { findOuts: [{ at: 0, owner: owner ?? "", dueOn: due ?? "" }] }),
  };
}

/** "Label", or "Label / note: words". */
function pressed({ question, choices }: Of<"question">, words: string) {
  const [label, note] = words.split(" / note: ");
  const choice = choices.find((one) => one.label === label);
  if (choice === undefined) throw new Error(`no such choice: ${words}`);
  return { question, given: { kind: "choice", choice: choice.id }, ...(note === undefined ? {} : { note }) };
}

/** "none", or labels separated by " + ". */
function chosen<Item extends { readonly label: string }>(items: readonly Item[], words: string): Item[] {
  if (words === "none") return [];
  return words.split(" + ").map((label) => {
    const item = items.find((one) => one.label === label);
    if (item === undefined) throw new Error(`not on the list: ${label}`);
    return item;
  });
}

/** "decider: Grace; heard: Linus, Margaret; lean: Own van" */
function parts(words: string) {
  const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
  const heard = values.get("heard");
  return {
    ...(values.has("decider") ? { decider: values.get("decider") } : {}),
    people: Object.fromEntries(
      [values.get("decider"), ...(heard?.split(", ") ?? [])].flatMap((name) =>
        name === undefined ? [] : [[name, name]],
      ),
    ),
    ...(values.has("lean") ? { lean: values.get("lean") } : {}),
    ...(heard === undefined ? {} : { consulted: heard.split(", ") }),
  };
}
