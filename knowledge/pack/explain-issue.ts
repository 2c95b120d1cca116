import type { z } from "zod";
import type { Path } from "./yaml-file.ts";

/** A schema violation in words: the path inside the validated value and what is allowed there. */
export interface Explained {
  readonly path: Path;
  readonly message: string;
  readonly at: "key" | "value";
}

type Issue = z.core.$ZodIssue;
type Union = Issue & { readonly code: "invalid_union" };

/** Turns one zod issue into sentences that say what is allowed; unknown keys become one sentence each. */
export function explainIssue(issue: Issue, schema: z.ZodType, value: unknown): Explained[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const found = valueAt(value, path);
  const one = (message: string, at: "key" | "value" = "value"): Explained[] => [{ path, message, at }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown key "${key}"; allowed: ${allowedKeys(schema, path).join(", ")}`,
        at: "key",
      }));
    case "invalid_union":
      return explainUnion(issue, schema, value, path);
    case "invalid_key":
      return one(`the key ${inner(issue.issues, schema)}`, "key");
    case "invalid_value":
      return one(oneOf(issue.values, found));
    case "invalid_type":
      return one(
        found === undefined ? `missing; ${expectedType(issue.expected)} is required` : wrongType(issue, found),
      );
    case "too_big":
      return one(`at most ${issue.maximum}${unitOf(issue.origin)}${count(issue.origin, found)}`);
    case "too_small":
      return one(tooSmall(issue, found));
    case "invalid_format":
      return one(`${formatMessage(issue)}${literalsAt(schema, path)}${got(found)}`);
    default:
      return one(issue.message);
  }
}

/** Plain values are told every alternative; lists and mappings the complaints of the alternative that came closest. */
function explainUnion(issue: Union, schema: z.ZodType, value: unknown, path: Path): Explained[] {
  const found = valueAt(value, path);
  const branches = issue.errors.map((issues, index) => ({ issues, index }));
  const near = branches.filter(({ issues }) => !issues.some((each) => isWrongKind(each)));
  const closest = near.sort(
    (a, b) => strangeKeys(a.issues) - strangeKeys(b.issues) || a.issues.length - b.issues.length,
  )[0];
  if (!closest || found === null || typeof found !== "object") {
    const allowed = [...new Set(issue.errors.flat().map(alternative))].join(" or ");
    const message = found === undefined ? `missing; ${allowed} is required` : `must be ${allowed}${got(found)}`;
    return [{ path, message, at: "value" }];
  }
  const union = schemaAt(schema, path) as { options?: readonly z.ZodType[] } | undefined;
  const option = union?.options?.[closest.index] ?? schema;
  return closest.issues
    .flatMap((each) => explainIssue(each, option, found))
    .map((explained) => ({ ...explained, path: [...path, ...explained.path] }));
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === "invalid_type";
}

function strangeKeys(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 0), 0);
}

function alternative(issue: Issue): string {
  if (issue.code === "invalid_type") return expectedType(issue.expected);
  if (issue.code === "invalid_value") return issue.values.map((each) => `"${String(each)}"`).join(" or ");
  return issue.code === "invalid_format" ? formatMessage(issue).replace(/^must (be )?/, "") : issue.message;
}

function inner(issues: readonly Issue[], schema: z.ZodType): string {
  return issues.flatMap((issue) => explainIssue(issue, schema, undefined).map((each) => each.message)).join("; ");
}

function formatMessage(issue: Issue & { code: "invalid_format" }): string {
  if (issue.format === "date") return "must be a date such as 2026-01-31";
  if (issue.format === "url") return "must be an https address";
  if (issue.format === "regex" && issue.message.startsWith("use ")) return `must ${issue.message}`;
  return issue.pattern === undefined ? issue.message : `must match ${issue.pattern}`;
}

/** Where a union also allows a fixed word, zod reports only the alternative that nearly fitted. */
function literalsAt(schema: z.ZodType, path: Path): string {
  const union = schemaAt(schema, path) as { options?: readonly { values?: ReadonlySet<unknown> }[] } | undefined;
  const words = (union?.options ?? []).flatMap((option) => [...(option.values ?? [])]);
  return words.map((word) => ` or "${String(word)}"`).join("");
}

function wrongType(issue: Issue & { code: "invalid_type" }, found: unknown): string {
  const quote = issue.expected === "string" && typeof found !== "object" ? "; put it in quotes" : "";
  return `must be ${expectedType(issue.expected)}${got(found)}${quote}`;
}

function tooSmall(issue: Issue & { code: "too_small" }, found: unknown): string {
  if (issue.origin === "string") return "must not be empty";
  return `at least ${issue.minimum}${unitOf(issue.origin)}${count(issue.origin, found)}`;
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" ? " entries" : "";
}

function count(origin: string, found: unknown): string {
  if ((origin === "string" && typeof found === "string") || (origin === "array" && Array.isArray(found)))
    return `, this has ${found.length}`;
  return got(found);
}

function expectedType(expected: string): string {
  const names: Record<string, string> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    tuple: "a list",
    object: "a mapping",
    record: "a mapping",
    null: "null",
  };
  return names[expected] ?? expected;
}

function oneOf(values: readonly unknown[], found: unknown): string {
  const allowed = values.map(String).join(", ");
  return found === undefined ? `missing; one of ${allowed} is required` : `must be one of ${allowed}${got(found)}`;
}

function got(found: unknown): string {
  if (found === undefined) return "";
  if (found === null) return ", not empty";
  if (typeof found !== "object") return `, not ${JSON.stringify(found).slice(0, 60)}`;
  return Array.isArray(found) ? ", not a list" : ", not a mapping";
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === "object" ? (at as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

function allowedKeys(schema: z.ZodType, path: Path): string[] {
  const shape = (schemaAt(schema, path) as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

/** The schema of the value at a path; unions and unknown kinds end the walk where they do not fit. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: z.ZodType | undefined = bare(schema);
  for (const step of path) {
    const inside = at as unknown as {
      shape?: Record<string, z.ZodType>;
      element?: z.ZodType;
      valueType?: z.ZodType;
      def: { items?: readonly z.ZodType[] };
    };
    const next = inside.shape?.[step] ?? inside.element ?? inside.valueType ?? inside.def.items?.[Number(step)];
    if (!next) return undefined;
    at = bare(next);
  }
  return at;
}

function bare(schema: z.ZodType): z.ZodType {
  const wrapped = (schema as unknown as { def: { innerType?: z.ZodType } }).def.innerType;
  return wrapped ? bare(wrapped) : schema;
}
