import { Event, type Person } from "../../src/conversation/event.ts";
import { NONE } from "./render/deciding.ts";
import { TEXT_LENGTH } from "./render/thread-page.ts";

/** A posted form, as the body parser gives it. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Sender {
  readonly person: Person;
  readonly workspace: string;
  readonly conversation: string;
  readonly session: string;
}

export type Incoming = { readonly event: Event } | { readonly problem: string };

/** The fields of an event that depend on its kind, not yet validated; or what is wrong with the form. */
type Meaning = { readonly problem: string } | { readonly fields: Readonly<Record<string, unknown>> };

/** Which limit was passed, by the field of the event that did not hold. */
const limits: Readonly<Record<string, string>> = {
  days: "The days must be a number above 0, at most 100000.",
  rate: "The day rate must be a number above 0, at most 1000000.",
  chosen: "Tick at most two: where all matter, none can weigh more.",
  decider: "A name may have at most 120 characters. Shorten it and send it again.",
  consulted: "Name at most 20 people, each in at most 120 characters, separated by commas.",
  title: "The title may have at most 200 characters. Shorten it and send it again.",
  firstUse: "The date of first use must be written as 2027-03-01.",
  tripwire: "What you would see may have at most 500 characters. Shorten it and send it again.",
  details: "A date must be written as 2027-03-01, a name in at most 120 characters.",
  to: "Say in at most 120 characters who decides from now on.",
  note: "A note may have at most 2000 characters. Shorten it and send it again.",
  given: "The reason may have at most 500 characters. Shorten it and send it again.",
};

const unreadable = { problem: "This form could not be read. Reload the page and try again." };

/** A form of a thread's page as an event, or what the person should do to send it right. */
export function incoming(form: Form, sender: Sender): Incoming {
  const key = one(form, "key");
  if (!isKey(key)) return unreadable;
  const said = meaning(form);
  if ("problem" in said) return said;
  const parsed = Event.safeParse({
    id: eventId(sender.person, key),
    workspace: sender.workspace,
    conversation: sender.conversation,
    session: sender.session,
    author: sender.person,
    ...said.fields,
  });
  if (parsed.success) return { event: parsed.data };
  const problem = limits[String(parsed.error.issues[0]?.path[0])];
  return problem === undefined ? unreadable : { problem };
}

/** Keys are chosen by the page; naming the person keeps one from using up another's. */
export function eventId(person: Person, key: string): string {
  return `web/${person.id}/${key}`;
}

export function isKey(key: string): boolean {
  return /^[A-Za-z0-9._-]{8,140}$/.test(key);
}

/** The first value of a field, with the line breaks forms send made plain. */
export function one(form: Form, name: string): string {
  return (many(form, name)[0] ?? "").replace(/\r\n?/g, "\n");
}

function many(form: Form, name: string): readonly string[] {
  const value = form[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** The parts of a schedule, in the order they are said. */
const PICKS = ["often", "day", "time"];

function meaning(form: Form): Meaning {
  const kind = one(form, "kind");
  switch (kind) {
    case "setup": {
      const consulted = names(one(form, "consulted"));
      return {
        fields: {
          kind,
          decider: filled(form, "decider"),
          consulted,
          lean: filled(form, "lean"),
          ...(one(form, "always") === "" ? {} : { always: true }),
        },
      };
    }
    case "answer":
      return answer(form);
    case "checklist":
      return checklist(form);
    case "confirm": {
      const keep = one(form, "none") === "" ? many(form, "keep") : [];
      return { fields: { kind, proposal: one(form, "proposal"), keep } };
    }
    case "command":
      return { fields: { kind, name: one(form, "name"), argument: filled(form, "argument") } };
    case "what-if":
      return { fields: { kind, changes: pairs(form, "change").map(([question, to]) => ({ question, to })) } };
    case "consequences":
      return { fields: { kind, chosen: many(form, "consequence") } };
    case "cost":
      return cost(form);
    case "decide":
      return decide(form);
    case "ratify-details":
      return ratifyDetails(form);
    case "ratify":
      return { fields: { kind, on: filled(form, "on") } };
    case "not-now":
      return { fields: { kind } };
    case "hand-over":
      return { fields: { kind, to: one(form, "to") } };
    case "log":
      return { fields: { kind, words: one(form, "words") } };
    case "review":
      return { fields: { kind, words: one(form, "words") } };
    case "schedule":
      return { fields: { kind: "log", words: `schedule ${PICKS.map((pick) => one(form, `pick-${pick}`)).join(" ")}` } };
    case "text":
      return text(form);
    default:
      return unreadable;
  }
}

function answer(form: Form): Meaning {
  const base = { kind: "answer", question: one(form, "question"), note: filled(form, "note") };
  const given = one(form, "given");
  if (given === "unknown") return { fields: { ...base, given: { kind: "unknown" } } };
  if (given === "not-applicable") {
    const reason = one(form, "reason").trim();
    if (reason === "") return { problem: "Say in a few words why it does not apply." };
    return { fields: { ...base, given: { kind: "not-applicable", reason } } };
  }
  const choice = one(form, "choice");
  if (choice === "") return { problem: "Choose one of the answers first." };
  return { fields: { ...base, given: { kind: "choice", choice } } };
}

function checklist(form: Form): Meaning {
  if (one(form, "none") !== "") return { fields: { kind: "checklist", ticked: [] } };
  const ticked = pairs(form, "tick").map(([question, choice]) => ({ question, choice }));
  if (ticked.length === 0) return { problem: "Tick what holds, or press the button for none of these." };
  return { fields: { kind: "checklist", ticked } };
}

/** Numbers as people write them; what is no number is left for the schema to refuse. */
function cost(form: Form): Meaning {
  const amount = (name: string) => {
    const said = filled(form, name);
    return said === undefined ? undefined : Number(said.replace(/[\s']/g, "").replace(",", "."));
  };
  return { fields: { kind: "cost", needs: many(form, "need"), days: amount("days"), rate: amount("rate") } };
}

function decide(form: Form): Meaning {
  const option = one(form, "option");
  if (option === "") return { problem: "Choose what is decided first." };
  const fields = { kind: "decide", option: option === NONE ? null : option, on: filled(form, "on") };
  return { fields: { ...fields, reason: filled(form, "reason"), note: filled(form, "note") } };
}

/** All details of a draft at once; the button that signs sends them along. */
function ratifyDetails(form: Form): Meaning {
  const numbers = Object.keys(form).flatMap((name) => /^owner-(\d{1,2})$/.exec(name)?.[1] ?? []);
  const details = {
    title: one(form, "title").trim(),
    reversibility: filled(form, "reversibility"),
    firstUse: one(form, "first-use").trim(),
    tripwire: one(form, "tripwire").trim(),
    where: one(form, "where").trim(),
    findOuts: numbers.map((at) => ({
      at: Number(at),
      owner: one(form, `owner-${at}`),
      dueOn: one(form, `due-${at}`).trim(),
    })),
  };
  if (one(form, "then") !== "record") return { fields: { kind: "ratify-details", ...details } };
  return { fields: { kind: "ratify", on: filled(form, "on"), details } };
}

function text(form: Form): Meaning {
  const said = one(form, "text");
  if (said.length <= TEXT_LENGTH) return { fields: { kind: "text", text: said, addressed: true } };
  return {
    problem: `That is ${said.length} characters; at most ${TEXT_LENGTH} are read. Shorten it and send it again.`,
  };
}

function filled(form: Form, name: string): string | undefined {
  const value = one(form, name).trim();
  return value === "" ? undefined : value;
}

function names(list: string): string[] {
  return list
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Values such as `question:choice`. */
function pairs(form: Form, name: string): readonly (readonly [string, string])[] {
  return many(form, name).map((value) => {
    const at = value.indexOf(":");
    return at < 0 ? [value, ""] : [value.slice(0, at), value.slice(at + 1)];
  });
}
