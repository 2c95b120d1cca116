import { readFileSync } from "node:fs";
import { z } from "zod";
import { WrittenAnswer, type WrittenAnswers } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";

const Answers = z.record(z.string(), WrittenAnswer);
const SHAPE =
  'The file is one JSON object: {"<question>": "<choice>" | ["<choice>", …] | "unknown" | {"notApplicable": "<reason>"}}. "npm run --silent questions" lists the ids.';

/** Answers from a file, or from standard input where the path is "-". Throws `UsageError` saying what to do. */
export async function readAnswers(path: string, readInput: () => Promise<string>): Promise<WrittenAnswers> {
  const from = path === "-" ? "standard input" : path;
  const text = path === "-" ? await readInput() : readFile(path);
  const parsed = Answers.safeParse(parseJson(text, from));
  if (parsed.success) return parsed.data;
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

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "";
    throw new UsageError(`${from} is not JSON: ${why}\n${SHAPE}`, { cause });
  }
}
