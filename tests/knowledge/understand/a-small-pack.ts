import { type LoadedPack, Pack } from "../../../knowledge/index.ts";

/** A pack of three questions, one of them with numbers, for what the real pack has no example of. */
export function aSmallPack(): LoadedPack {
  const choice = (id: string, label: string, more: object = {}) => ({ id, label, phrase: label, prior: 1, ...more });
  const question = (id: string, choices: readonly object[], more: object = {}) => ({
    id,
    text: `${id}?`,
    why: `Because of ${id}.`,
    topic: id,
    consequence: "risk",
    weight: 1,
    readable: true,
    findOut: "Ask.",
    choices,
    ...more,
  });
  const content = Pack.parse({
    manifest: {
      id: "small",
      version: "1.0.0",
      title: "Small",
      decides: "something",
      scope: "Nothing much.",
      options: [
        { id: "one", name: "One", summary: "One." },
        { id: "two", name: "Two", summary: "Two." },
      ],
    },
    questions: [
      question(
        "load",
        [
          choice("few", "Up to a thousand", { range: [0, 1_000] }),
          choice("some", "Up to a hundred thousand", { range: [1_001, 100_000] }),
          choice("many", "More than that", { range: [100_001, null] }),
        ],
        { unit: "users" },
      ),
      question("pages", [
        choice("forms", "Forms", { cues: ["forms", "edit screens"] }),
        choice("charts", "Charts", { cues: ["charts", "cafés", "no forms"] }),
      ]),
      question("border", [choice("yes", "Yes, clean", { cues: ["clean border"] }), choice("no", "No, tangled")], {
        readable: false,
      }),
    ],
    rules: [],
    evidence: [],
    sources: [],
    exits: [{ id: "paper", name: "Paper", wins: "Paper wins when nobody has a computer.", cues: ["pen and paper"] }],
    tensions: [],
    asides: [],
    caveats: [],
    contradictions: [],
    faq: [],
  });
  return { ...content, hash: "small" };
}
