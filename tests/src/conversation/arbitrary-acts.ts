import fc from "fast-check";
import { Consequence, type LoadedPack } from "../../../knowledge/index.ts";
import type { Person } from "../../../src/conversation/event.ts";

/** Something somebody does: an event's own fields, or a press of whatever can be pressed, counted round. */
export type Act =
  | { readonly kind: "press"; readonly number: number; readonly of: "pending" | "all" | "replaced" }
  /** The platform delivers the last event again. */
  | { readonly kind: "repeat" }
  | { readonly kind: "event"; readonly fields: Readonly<Record<string, unknown>> };

export interface Doing {
  readonly who: Person;
  readonly act: Act;
}

const people: readonly Person[] = ["Ana", "Bo", "Cem"].map((name) => ({ id: name.toLowerCase(), name }));

/** Sequences of what three people might do, sensible and not: about half of it follows what the messages offer. */
export function arbitraryActs(pack: LoadedPack): fc.Arbitrary<Doing[]> {
  const ids = arbitraryIds(pack);
  const press = fc.record({
    kind: fc.constant("press" as const),
    number: fc.nat(60),
    of: fc.constantFrom("pending", "pending", "pending", "pending", "all", "replaced"),
  });
  const event = arbitraryFields(pack, ids).map((fields) => ({ kind: "event" as const, fields }));
  const act = fc.oneof(
    { weight: 10, arbitrary: press as fc.Arbitrary<Act> },
    { weight: 8, arbitrary: event },
    { weight: 1, arbitrary: fc.constant({ kind: "repeat" as const }) },
  );
  return fc.array(fc.record({ who: fc.constantFrom(...people), act }), { minLength: 5, maxLength: 40, size: "max" });
}

interface Ids {
  readonly question: fc.Arbitrary<string>;
  readonly choice: fc.Arbitrary<string>;
  readonly pair: fc.Arbitrary<{ question: string; choice: string }>;
}

function arbitraryIds(pack: LoadedPack): Ids {
  const pairs = pack.questions.flatMap(({ id, choices }) =>
    choices.map((choice) => ({ question: id, choice: choice.id })),
  );
  const garbage = fc.oneof(
    fc.constantFrom("#checklist", "constructor", "__proto__", "toString", "nope"),
    fc.string({ minLength: 1, maxLength: 30 }),
  );
  const mostly = <Value>(known: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: odd });
  return {
    question: mostly(fc.constantFrom(...pack.questions.map(({ id }) => id)), garbage),
    choice: mostly(fc.constantFrom(...pairs.map(({ choice }) => choice)), garbage),
    pair: mostly(fc.constantFrom(...pairs), fc.record({ question: garbage, choice: garbage })),
  };
}

function arbitraryFields(pack: LoadedPack, ids: Ids): fc.Arbitrary<Record<string, unknown>> {
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  const given = fc.oneof(
    fc.record({ kind: kind("choice"), choice: ids.choice }),
    fc.record({ kind: kind("one-of"), choices: fc.array(ids.choice, { minLength: 2, maxLength: 5 }) }),
    fc.record({ kind: kind("unknown") }),
    fc.record({ kind: kind("not-applicable"), reason: fc.string({ minLength: 1, maxLength: 500 }) }),
  );
  const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: kind("text"), text: arbitraryText(pack), addressed: fc.boolean() }) },
    { weight: 3, arbitrary: arbitraryCommand(ids) },
    fc.record({ kind: kind("answer"), question: ids.question, given, note: fc.string({ maxLength: 2000 }) }),
    ids.pair.map(({ question, choice }) => ({ kind: "answer", question, given: { kind: "choice", choice } })),
    fc.record({ kind: kind("checklist"), ticked: fc.array(ids.pair, { maxLength: 10 }) }),
    fc.record({ kind: kind("confirm"), proposal: name, keep: fc.array(ids.question, { maxLength: 4 }) }),
    fc.record({
      kind: kind("what-if"),
      changes: fc
        .array(ids.pair, { minLength: 1, maxLength: 3 })
        .map((pairs) => pairs.map(({ question, choice }) => ({ question, to: choice }))),
    }),
    fc.record({
      kind: kind("consequences"),
      chosen: fc.array(fc.constantFrom(...Consequence.options), { maxLength: 2 }),
    }),
    fc.record({ kind: kind("details") }),
    fc.record({
      kind: kind("cost"),
      needs: fc.array(ids.choice, { maxLength: 4 }),
      days: fc.integer({ min: 1, max: 500 }),
    }),
    fc.record({ kind: kind("start"), text: arbitraryText(pack) }),
    fc.record({ kind: kind("setup"), decider: name, consulted: fc.array(name, { maxLength: 3 }), lean: name }),
  );
}

function arbitraryCommand(ids: Ids): fc.Arbitrary<Record<string, unknown>> {
  const names = ["help", "status", "back", "skip", "why", "change", "stop", "result", "restart", "cost"];
  const argument = fc.oneof(
    fc.constant(undefined),
    ids.question,
    fc.nat(20).map(String),
    ids.pair.map(({ question, choice }) => `${question}=${choice}`),
  );
  return fc.record({ name: fc.constantFrom(...names), argument }).map(({ name, argument: about }) => ({
    kind: "command",
    name,
    ...(about === undefined ? {} : { argument: about }),
  }));
}

const SAYINGS = [
  ...["1", "2", "3", "b", "yes", "no", "none", "1 3", "ok", "500", "maybe", "not", "and", "?", ". ", "either 1 or 2"],
  ...[
    "don't know",
    "n/a",
    "n/a because it is so",
    "what if",
    "suppose",
    "why",
    "why 2",
    "change 2",
    "change checklist",
  ],
  ...[
    "change 99",
    "back",
    "skip",
    "stop",
    "status",
    "help",
    "result",
    "thanks",
    "Bob thinks",
    "we have",
    "decides: Bo",
  ],
  ...[
    "heard: Cem, Dia",
    "lean: this",
    "cost",
    "cost 40 days",
    "cost rate -1",
    "cost with search without caching",
    "hurts: risk",
    "hurts: none",
    "🙂",
    "مرحبا",
    "こんにちは",
    "\u0000\u0007",
    "__proto__",
    "what if we were 20?",
  ],
];

function arbitraryText(pack: LoadedPack): fc.Arbitrary<string> {
  const choices = pack.questions.flatMap((question) => question.choices);
  const words = fc.constantFrom(
    ...SAYINGS,
    ...choices.flatMap(({ label, cues }) => [label, ...cues]),
    ...[...pack.exits, ...pack.asides].flatMap(({ cues }) => cues),
  );
  return fc.oneof(
    { weight: 4, arbitrary: words },
    { weight: 3, arbitrary: fc.array(words, { minLength: 1, maxLength: 6 }).map((some) => some.join(" ")) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
    { weight: 1, arbitrary: words.map((word) => `${word} `.repeat(300).slice(0, 4000)) },
  );
}
