import { isDeepStrictEqual } from "node:util";
import type { Button, OutgoingReply, Reply } from "../../../src/conversation/reply.ts";
import type { Said } from "../../../src/conversation/step.ts";

/** What somebody who reads along has before them: messages by key, the newest last, and what they replaced. */
export interface Reader {
  readonly messages: Map<string, OutgoingReply>;
  readonly replaced: OutgoingReply[];
}

export function aReader(): Reader {
  return { messages: new Map(), replaced: [] };
}

/** Lets a message arrive. An update of a message nobody ever saw is an error. */
export function arrive({ messages, replaced }: Reader, said: Said): void {
  if (!("outgoing" in said)) return;
  const { mode, outgoing } = said;
  const old = messages.get(outgoing.key);
  if (mode === "update" && old === undefined) throw new Error(`${outgoing.key} is updated before it was sent`);
  if (old !== undefined) replaced.push(old);
  if (mode === "send") messages.delete(outgoing.key);
  messages.set(outgoing.key, outgoing);
}

/** Where what a reader has differs from the durable thread: messages that read differently, and questions left over. */
export function differences({ messages }: Reader, durable: readonly OutgoingReply[]): string[] {
  const kept = new Set(durable.map(({ key }) => key));
  const wrong = durable.filter((outgoing) => !isDeepStrictEqual(messages.get(outgoing.key), outgoing));
  const left = [...messages.values()].filter(
    ({ key, reply }) => DURABLE.test(key) && reply.kind !== "notice" && !kept.has(key),
  );
  return [...wrong.map(({ key }) => `${key} reads differently`), ...left.map(({ key }) => `${key} is left over`)];
}

const DURABLE = /^(?:root$|question-|checklist\.|confirm-|recommendation$|cost$|ignore$)/;

/** Everything these messages let a person do, as the events it would be. */
export function pressable(messages: Iterable<OutgoingReply>, person: string): Record<string, unknown>[] {
  return [...messages].flatMap(({ to, reply }) => (to === "thread" || to.person === person ? offered(reply) : []));
}

function offered(reply: Reply): Record<string, unknown>[] {
  switch (reply.kind) {
    case "question": {
      const choices = reply.choices.map(({ id }) => pressed({ kind: "choice", question: reply.question, choice: id }));
      return [...choices, ...reply.menu.map(({ act }) => pressed(act))];
    }
    case "checklist": {
      const ticks = reply.items.map(({ question, choice }) => ({ question, choice }));
      return [[], [], ticks, ...ticks.map((one) => [one])].map((ticked) => ({ kind: "checklist", ticked }));
    }
    case "confirm": {
      const all = reply.facts.map(({ question }) => question);
      return [all, [], all.slice(0, 1)].map((keep) => ({ kind: "confirm", proposal: reply.proposal, keep }));
    }
    case "answered":
      return reply.change === null ? [] : [pressed(reply.change.act)];
    case "recommendation":
    case "status":
    case "what-if":
    case "notice":
      return reply.buttons.map(({ act }) => pressed(act));
    default:
      return [];
  }
}

function pressed(act: Button["act"]): Record<string, unknown> {
  switch (act.kind) {
    case "choice":
      return { kind: "answer", question: act.question, given: { kind: "choice", choice: act.choice } };
    case "unknown":
      return { kind: "answer", question: act.question, given: { kind: "unknown" } };
    case "not-applicable":
      return { kind: "answer", question: act.question, given: { kind: "not-applicable", reason: "so it is" } };
    case "restart":
      return { kind: "command", name: "restart" };
    default:
      return { ...act };
  }
}
