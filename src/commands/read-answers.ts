import { readFileSync } from "node:fs";
import { z } from "zod";
import { Consequence, WrittenAnswer, type WrittenAnswers } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";

const Answers = z.record(z.string(), WrittenAnswer);
/** Where the consequences that would hurt most stand among the answers; no question can be called that. */
const CONSEQUENCES = "#consequences";
const MOST = 2;

/** What a file of answers says. */
export interface AnswersFile {
  readonly answers: WrittenAnswers;
  /** Which consequences count half again as much. */
  readonly consequences: readonly Consequence[];
}

const SHAPE =
  'The file is one JSON object: {"<question>": "<choice>" | ["<choice>", …] | "unknown" | {"notApplicable": "<reason>"}}. "npm run --silent questions" lists the ids.';

/** Answers from a file, or from standard input where the path is "-". Throws `UsageError` saying what to do. */
export async function readAnswers(path: string, readInput: () => Promise<string>): Promise<AnswersFile> {
  const from = path === "-" ? "standard input" : path;
  const text = path === "-" ? await readInput() : readFile(path);
  const { [CONSEQUENCES]: named = [], ...written } = parseObject(text, from);
  const consequences = z.array(Consequence).max(MOST).safeParse(named);
  if (!consequences.success) {
    throw new UsageError(
      `${from}: "${CONSEQUENCES}" lists at most ${MOST} of ${Consequence.options.join(", ")}, as ["risk", "running-effort"].`,
    );
  }
  const parsed = Answers.safeParse(written);
  if (parsed.success) return { answers: parsed.data, consequences: [...new Set(consequences.data)] };
  const problems = parsed.error.issues.map((issue) => {
    const at = issue.path.length === 0 ? "the whole" : `"${String(issue.path[0])}"`;
    return `${at} is not an answer`;
  });
  throw new UsageError(`${from}: ${[...new Set(problems)].join("; ")}.\n${SHAPE}`);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsageError(`${path} cannot be read. Name a file of answers with --answers, or "-" for standard input.`, {
      cause,
    });
  }
}

function parseObject(text: string, from: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text, from);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError(`${from}: the whole is not an answer.\n${SHAPE}`);
}

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "";
    throw new UsageError(`${from} is not JSON: ${why}\n${SHAPE}`, { cause });
  }
}
