import type { Consequence } from "../../knowledge/index.ts";
import { CommandName, type Event, type Person } from "../../src/conversation/event.ts";
import type { Button } from "../../src/conversation/reply.ts";

/** What a person did at the terminal, before it is an event. */
export type Said =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "act"; readonly act: Button["act"] }
  | { readonly kind: "checklist"; readonly ticked: readonly { readonly question: string; readonly choice: string }[] }
  | { readonly kind: "confirm"; readonly proposal: string; readonly keep: readonly string[] }
  | {
      readonly kind: "setup";
      readonly decider: string;
      readonly consulted: readonly string[];
      readonly lean: string;
    }
  | { readonly kind: "consequences"; readonly chosen: readonly Consequence[] }
  /** Would like to say what would hurt most. */
  | { readonly kind: "weighing" }
  /** Would rather type. */
  | { readonly kind: "typing" }
  /** Would like to say who decides. */
  | { readonly kind: "naming" }
  | { readonly kind: "leave" };

export interface Where {
  readonly id: string;
  readonly workspace: string;
  readonly conversation: string;
  readonly author: Person;
  readonly session?: string;
}

/** The event somebody's act stands for; undefined for what only concerns the terminal. */
export function toEvent(said: Said, where: Where): Event | undefined {
  switch (said.kind) {
    case "text":
      return { ...where, kind: "text", text: said.text, addressed: true };
    case "checklist":
      return {
        ...where,
        kind: "checklist",
        ticked: said.ticked.map(({ question, choice }) => ({ question, choice })),
      };
    case "confirm":
      return { ...where, kind: "confirm", proposal: said.proposal, keep: [...said.keep] };
    case "act":
      return actEvent(said.act, where);
    case "setup": {
      const short = (text: string) => text.slice(0, 120);
      const consulted = said.consulted.slice(0, 20).map(short);
      return { ...where, kind: "setup", decider: short(said.decider), consulted, lean: short(said.lean) };
    }
    case "consequences":
      return { ...where, kind: "consequences", chosen: [...said.chosen] };
    case "typing":
    case "weighing":
    case "naming":
    case "leave":
      return undefined;
    default:
      return said satisfies never;
  }
}

function actEvent(act: Button["act"], where: Where): Event | undefined {
  switch (act.kind) {
    case "choice":
      return { ...where, kind: "answer", question: act.question, given: { kind: "choice", choice: act.choice } };
    case "unknown":
      return { ...where, kind: "answer", question: act.question, given: { kind: "unknown" } };
    case "command": {
      const name = CommandName.parse(act.name);
      return { ...where, kind: "command", name, ...(act.argument === undefined ? {} : { argument: act.argument }) };
    }
    case "what-if":
      return { ...where, kind: "what-if", changes: [...act.changes] };
    case "details":
      return { ...where, kind: "details" };
    case "restart":
      return { ...where, kind: "command", name: "restart" };
    case "decide":
      return { ...where, kind: "decide", option: act.option, on: act.on };
    case "ratify":
      return { ...where, kind: "ratify", on: act.on };
    case "not-now":
      return { ...where, kind: "not-now" };
    case "log":
      return { ...where, kind: "log", words: act.words };
    case "review":
      return { ...where, kind: "review", words: act.words };
    case "not-applicable":
      return undefined;
    default:
      return act satisfies never;
  }
}
