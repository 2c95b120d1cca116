import type { Known } from "./known.ts";
import { unknownId } from "./nearest.ts";
import { type Problem, problemLimit } from "./pack-error.ts";
import type { Entry } from "./parts.ts";
import type { Path } from "./yaml-file.ts";

type At = "key" | "value";

/** Reports problems of entries at their place in the file, and looks references up among the ids of the pack. */
export interface Checker {
  readonly known: Known;
  report(entry: Entry<unknown>, path: Path, message: string, at?: At): void;
  /** Every listed id must be one of `kind`, and stand there once. */
  ids(entry: Entry<unknown>, path: Path, kind: IdKind, ids: readonly string[]): void;
  id(entry: Entry<unknown>, path: Path, kind: IdKind, id: string): void;
  /** Every key of the record at `path` must be one of `kind`. */
  keys(entry: Entry<unknown>, path: Path, kind: IdKind, record: object): void;
  /** The question at `path` must exist, and so must its choices. */
  choices(entry: Entry<unknown>, path: Path, condition: ChoicesOf): void;
  choice(entry: Entry<unknown>, path: Path, question: string, choice: string): void;
  unique(entries: readonly Entry<{ readonly id: string }>[]): void;
}

type ChoicesOf = { readonly question: string; readonly choices: readonly string[] };

const names = {
  options: "option",
  questions: "question",
  rules: "rule",
  evidence: "evidence",
  sources: "source",
  exits: "exit",
} as const;
type IdKind = keyof typeof names;

/** Creates a checker that adds to `problems`. */
export function createChecker(known: Known, problems: Problem[]): Checker {
  const report: Checker["report"] = (entry, path, message, at = "value") => {
    if (problems.length < problemLimit) problems.push(entry.file.problem([...entry.path, ...path], message, at));
  };
  const look = (entry: Entry<unknown>, path: Path, kind: IdKind, id: string, at: At) => {
    const ids = known[kind];
    if (ids && !ids.has(id)) report(entry, path, unknownId(names[kind], id, ids.keys()), at);
  };
  const choice: Checker["choice"] = (entry, path, question, id) => {
    const choices = known.questions?.get(question);
    if (choices && !choices.has(id)) report(entry, path, unknownId(`choice of "${question}"`, id, choices));
  };
  const twice = (entry: Entry<unknown>, path: Path, ids: readonly string[]) => {
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index) report(entry, [...path, index], `"${id}" is listed twice; keep one`);
  };
  return {
    known,
    report,
    choice,
    id: (entry, path, kind, id) => look(entry, path, kind, id, "value"),
    ids(entry, path, kind, ids) {
      for (const [index, id] of ids.entries()) look(entry, [...path, index], kind, id, "value");
      twice(entry, path, ids);
    },
    keys(entry, path, kind, record) {
      for (const key of Object.keys(record)) look(entry, [...path, key], kind, key, "key");
    },
    choices(entry, path, { question, choices }) {
      look(entry, [...path, "question"], "questions", question, "value");
      for (const [index, id] of choices.entries()) choice(entry, [...path, "choices", index], question, id);
      twice(entry, [...path, "choices"], choices);
    },
    unique(entries) {
      const seen = new Map<string, Entry<{ readonly id: string }>>();
      for (const entry of entries) {
        const first = seen.get(entry.value.id);
        if (first) {
          const { file, line } = first.file.problem([...first.path, "id"], "");
          report(entry, ["id"], `the id "${entry.value.id}" is taken (${file}:${line}); ids are unique in a pack`);
        } else seen.set(entry.value.id, entry);
      }
    },
  };
}
