import { z } from "zod";
import { ask, Consequence, cite, type LoadedPack, UnknownAnswerError, WrittenAnswer } from "../../knowledge/index.ts";
import { adviseOn } from "../../src/advise-on.ts";
import { adviceJson } from "../../src/printing/advice-json.ts";
import { questionsJson } from "../../src/printing/questions-json.ts";
import { findPack } from "./find-pack.ts";
import { UnknownPackError } from "./unknown-pack-error.ts";

/** What the tools read. */
export interface ToolParts {
  /** Never empty; the first is meant where none is named. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  /** The day, as an ISO date, that decides which evidence has expired. */
  today(): string;
}

/** A read-only tool: what it takes, and what it answers as JSON. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Throws `UnknownPackError` or `UnknownAnswerError`, naming the nearest ids. */
  run(input: unknown): Record<string, unknown>;
}

const pack = z.string().optional().describe("Id of a pack, as the tool `packs` lists them. Missing: the first one.");

/** Everything a program may ask of the packs; nothing is kept and nothing is changed. */
export function createTools({ packs, today }: ToolParts): Tool[] {
  return [
    tool({
      name: "packs",
      title: "Kinds of decision",
      description:
        "The kinds of decision there is knowledge about: what is decided, the options, id, version and hash.",
      input: z.strictObject({}),
      run: () => ({ packs: packs.map(packJson) }),
    }),
    tool({
      name: "questions",
      title: "Questions of a pack",
      description:
        "The questions whose answers `assess` takes, with their choices and what each choice counts per option, and the rules for two answers together.",
      input: z.strictObject({ pack }),
      run: (input) => questionsJson(findPack(packs, input.pack)),
    }),
    tool({
      name: "assess",
      title: "Recommendation for answers",
      description:
        "The recommendation for answers to any of the questions: verdict, how settled and how robust it is, reasons for and against with evidence ids, what would change it, and the next question worth asking.",
      input: z.strictObject({
        pack,
        answers: z
          .record(z.string(), WrittenAnswer)
          .describe(
            'Per question id a choice id, a list of them ("one of these"), "unknown", or {"notApplicable": why}.',
          ),
        consequences: z
          .array(Consequence)
          .max(2)
          .optional()
          .describe("The consequences that would hurt most here; they count half again as much."),
      }),
      run: ({ pack: named, answers, consequences }) => {
        const { gathered, said } = adviseOn(findPack(packs, named), answers, { today: today(), consequences });
        return adviceJson(gathered, said);
      },
    }),
    tool({
      name: "ask",
      title: "Question about the options",
      description:
        'A question about the options in one\'s own words, answered by one short text of the pack with its sources, or {"kind": "not-covered"}. Nothing is made up.',
      input: z.strictObject({ pack, question: z.string().min(1).max(500) }),
      run: ({ pack: named, question }) => {
        const asked = findPack(packs, named);
        const answer = ask(asked, question);
        if (answer.kind === "not-covered") return { kind: answer.kind };
        return { ...answer, citations: cite(asked, answer.evidence, today()) };
      },
    }),
  ];
}

/** A person's or program's slip; anything else that is thrown is a fault. */
export function isSlip(error: unknown): error is Error {
  return error instanceof UnknownPackError || error instanceof UnknownAnswerError;
}

function tool<Input extends z.ZodObject>(
  one: Omit<Tool, "input" | "run"> & { input: Input; run: (input: z.infer<Input>) => Record<string, unknown> },
): Tool {
  return { ...one, run: (input) => one.run(one.input.parse(input)) };
}

function packJson({ manifest, hash }: LoadedPack): Record<string, unknown> {
  const { id, version, title, decides, scope, options } = manifest;
  return {
    id,
    version,
    hash,
    title,
    decides,
    scope,
    options: options.map(({ id, name, summary }) => ({ id, name, summary })),
  };
}
