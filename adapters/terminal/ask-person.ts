import type { Readable, Writable } from "node:stream";
import * as prompts from "@clack/prompts";
import type { OutgoingReply, Reply } from "../../src/conversation/reply.ts";
import type { Said } from "./said.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Streams the prompts read from and draw on. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

const TYPE: Said = { kind: "typing" };
const WEIGHING: Said = { kind: "weighing" };
const LEAVE: Said = { kind: "leave" };

/** Asks for the next thing a person does, as lists to choose from; every list also takes typed words. `setup`: nobody said yet who decides. */
export async function askPerson(pending: OutgoingReply | undefined, setup: boolean, streams: Streams): Promise<Said> {
  const said = await choose(pending?.reply, setup, streams);
  if (said.kind === "naming") return askSetup(streams);
  if (said.kind === "weighing" && pending?.reply.kind === "recommendation")
    return askConsequences(pending.reply, streams);
  if (said.kind === "act" && said.act.kind === "not-applicable") return askReason(streams);
  if (said.kind !== "typing") return said;
  const typed = await prompts.text({ ...streams, message: "Your words (help lists the commands)" });
  return prompts.isCancel(typed) ? LEAVE : { kind: "text", text: typed ?? "" };
}

async function askReason(streams: Streams): Promise<Said> {
  const typed = await prompts.text({ ...streams, message: "Why does it not apply?" });
  return prompts.isCancel(typed) ? LEAVE : { kind: "text", text: `n/a because ${typed ?? ""}` };
}

/** Who decides, who should be heard, and which way this person leans; each may be left empty. */
async function askSetup(streams: Streams): Promise<Said> {
  const ask = async (message: string) => {
    const typed = await prompts.text({ ...streams, message, placeholder: "Enter leaves it open" });
    return prompts.isCancel(typed) ? undefined : (typed ?? "").trim();
  };
  const decider = await ask("Who decides in the end?");
  if (decider === undefined) return LEAVE;
  const heard = await ask("Who should be heard? Names, with commas");
  if (heard === undefined) return LEAVE;
  const lean = await ask("Which way do you lean today? For the record only, nobody else sees it");
  if (lean === undefined) return LEAVE;
  const consulted = heard
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { kind: "setup", decider, consulted, lean };
}

/** One or two of the five; of more the first two. */
function askConsequences({ consequences }: Of<"recommendation">, streams: Streams): Promise<Said> {
  const { text, choices, most } = consequences!;
  const chosen = choices.flatMap((choice, index) => (choice.chosen ? [index] : []));
  return tick(
    text,
    choices,
    streams,
    (ticked) => ({ kind: "consequences", chosen: ticked.slice(0, most).map(({ id }) => id) }),
    chosen,
  );
}

async function choose(reply: Reply | undefined, setup: boolean, streams: Streams): Promise<Said> {
  switch (reply?.kind) {
    case "question":
      return askQuestion(reply, setup, streams);
    case "checklist":
      return tick(reply.text, reply.items, streams, (ticked) => ({ kind: "checklist", ticked }), []);
    case "confirm":
      return tick(
        reply.text,
        reply.facts.map((fact) => ({ ...fact, label: `${fact.label} (from "${fact.words}")` })),
        streams,
        (kept) => ({ kind: "confirm", proposal: reply.proposal, keep: kept.map(({ question }) => question) }),
        reply.facts.map((_, index) => index),
      );
    case "recommendation":
      return pick(
        "What next?",
        [
          ...reply.buttons.map(({ label, act }): [string, Said] => [label, { kind: "act", act }]),
          ...(reply.consequences === undefined ? [] : [[reply.consequences.text, WEIGHING] as const]),
        ],
        streams,
      );
    case "review-due":
      return reply.result === null ? pick(`${reply.decision}: is it still right?`, pressed(reply), streams) : TYPE;
    case "review-item":
      return reply.answer === null ? pick(itemWords(reply), pressed(reply), streams) : TYPE;
    case "review-result":
      return pick(resultWords(reply), pressed(reply), streams);
    default:
      return TYPE;
  }
}

function pressed({ buttons }: Pick<Of<"review-due">, "buttons">): [string, Said][] {
  return buttons.map(({ label, act }) => [label, { kind: "act", act }]);
}

function itemWords({ text, detail }: Of<"review-item">): string {
  return detail === null ? text : `${text} (${detail})`;
}

function resultWords({ hindsight }: Of<"review-result">): string {
  return hindsight === null || hindsight.answer !== null ? "What next?" : hindsight.text;
}

function askQuestion(reply: Of<"question">, setup: boolean, streams: Streams): Promise<Said> {
  const choices = reply.choices.map(({ id, label }): [string, Said] => [
    label,
    { kind: "act", act: { kind: "choice", question: reply.question, choice: id } },
  ]);
  const menu = reply.menu.map(({ label, act }): [string, Said] => [label, { kind: "act", act }]);
  const naming: [string, Said][] = setup ? [["Say who decides and who should be heard", { kind: "naming" }]] : [];
  return pick(reply.text, [...choices, ...menu, ...naming], streams);
}

async function pick(message: string, options: readonly (readonly [string, Said])[], streams: Streams): Promise<Said> {
  const all: (readonly [string, Said])[] = [
    ...options,
    ["Type something instead", TYPE],
    ["Leave; it is saved", LEAVE],
  ];
  const value = await prompts.select({
    ...streams,
    message,
    options: all.map(([label], index) => ({ label, value: index })),
  });
  return prompts.isCancel(value) ? LEAVE : (all[value]?.[1] ?? LEAVE);
}

async function tick<Item extends { readonly label: string }>(
  message: string,
  items: readonly Item[],
  streams: Streams,
  said: (ticked: Item[]) => Said,
  initial: readonly number[],
): Promise<Said> {
  const value = await prompts.multiselect({
    ...streams,
    message: `${message} (space ticks, enter sends; nothing ticked means none)`,
    options: items.map(({ label }, index) => ({ label, value: index })),
    initialValues: [...initial],
    required: false,
  });
  return prompts.isCancel(value) ? LEAVE : said(items.filter((_, index) => value.includes(index)));
}
