import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type ParsedNode,
  Parser,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import type { Problem } from "./pack-error.ts";

/** A file of a pack: its path inside the folder, with forward slashes, and its text. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
  /** Why the file could not be read; its text is then empty. */
  readonly unreadable?: Problem;
}

/** Steps from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** Plain data read from one YAML file, with positions worked out only when somebody asks. */
export interface YamlFile {
  readonly name: string;
  /** `undefined` when `problems` is not empty. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** A problem at a path: at its value, or at its key where `at` says so; at the nearest enclosing value when it is missing. */
  problem(path: Path, message: string, at?: "key" | "value"): Problem;
}

const maxTokens = 250_000;
/** Of the parser's stack, which grows by two or three per level of nesting. */
const maxDepth = 80;
const maxProblems = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the check is for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Parses one YAML document into plain data. Aliases, anchors, tags, directives, duplicate keys and deep nesting are problems. */
export function parseYaml(file: PackFile): YamlFile {
  const problems: Problem[] = [];
  const report = (offset: number, path: Path, message: string) => {
    if (problems.length < maxProblems) problems.push(place(file, offset, path, message));
  };
  const bad = unprintable.exec(file.text);
  if (file.unreadable || bad) {
    if (file.unreadable) problems.push(file.unreadable);
    if (bad) report(bad.index, [], `remove the unprintable character ${codePoint(bad[0])}`);
    return { name: file.name, value: undefined, problems, problem: (path, message) => place(file, 0, path, message) };
  }
  const document = compose(file.text, report);
  const value = document?.contents && problems.length === 0 ? toData(document.contents, [], report) : undefined;
  return {
    name: file.name,
    value: problems.length > 0 ? undefined : (value ?? null),
    problems,
    problem: (path, message, at = "value") => place(file, offsetOf(document, path, at), path, message),
  };
}

/** The path as problems print it, beginning with the file's base name: `questions[3].choices[1].fits.oak`. */
export function formatPath(file: string, path: Path): string {
  const [first = "", ...rest] = file.split("/");
  const base = rest.length > 0 && first === "evidence" ? first : (rest.at(-1) ?? first).replace(/\.ya?ml$/, "");
  return path.reduce<string>((text, step) => text + (typeof step === "number" ? `[${step}]` : `.${step}`), base);
}

type Report = (offset: number, path: Path, message: string) => void;

/** Feeds the parser token by token so that hostile input is given up before it costs time or stack. */
function compose(text: string, report: Report): Document.Parsed | undefined {
  const parser = new Parser();
  const tokens = [];
  let count = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    offset = parser.offset;
    if (count > maxTokens) {
      report(offset, [], `more than ${maxTokens} YAML tokens; split the file`);
      return undefined;
    }
    if (parser.stack.length > maxDepth) {
      report(offset, [], "nested too deeply; pack files need fewer than ten levels");
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer<ParsedNode>({ prettyErrors: false, uniqueKeys: false, stringKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (!document) return undefined;
  // Only the first: what a parser finds after a slip is mostly its echo.
  const [error] = [...document.errors, ...document.warnings];
  if (error) reportSyntax(text, error, report);
  if (second) report(second.range[0], [], "only one YAML document per file; remove the `---` line");
  if (document.directives.yaml.explicit || Object.keys(document.directives.tags).length > 1)
    report(0, [], "YAML directives (`%YAML`, `%TAG`) are not allowed");
  return document as Document.Parsed;
}

function reportSyntax(text: string, error: YAMLError, report: Report): void {
  const [offset] = error.pos;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const tab = /^ *\t/.exec(text.slice(lineStart));
  if (tab) report(lineStart + tab[0].length - 1, [], "indent with spaces; tabs are not allowed as indentation");
  else report(offset, [], syntaxHints[error.code] ?? `not valid YAML: ${error.message.split("\n")[0]}`);
}

const mappingHint = "a mapping cannot begin here; quote text that contains `: `, and check the indentation";
const syntaxHints: Readonly<Record<string, string>> = {
  BAD_ALIAS: "aliases (`*name`) are not allowed; write the value again",
  BLOCK_AS_IMPLICIT_KEY: mappingHint,
  MULTILINE_IMPLICIT_KEY: mappingHint,
  TAG_RESOLVE_FAILED: "tags (`!name`) are not allowed; quote text that begins with `!`",
};

/** `path` is one list that grows and shrinks with the walk; reports copy it. */
function toData(node: Node | null, path: (string | number)[], report: Report): unknown {
  if (node === null) return null;
  const offset = node.range?.[0] ?? 0;
  const refuse = (message: string) => report(offset, [...path], message);
  if (isAlias(node)) {
    refuse("aliases (`*name`) are not allowed; write the value again");
    return null;
  }
  if (node.anchor) refuse("anchors (`&name`) are not allowed; write the value again");
  if (node.tag) refuse("tags (`!!name`) are not allowed; quote the value instead");
  if (isScalar(node)) {
    const bad = typeof node.value === "string" ? unprintable.exec(node.value) : null;
    if (bad) refuse(`remove the unprintable character ${codePoint(bad[0])}`);
    return node.value;
  }
  if (isMap(node)) return toRecord(node, path, report);
  return isSeq(node) ? node.items.map((item, index) => toDataAt(item, index, path, report)) : null;
}

function toDataAt(node: unknown, step: string | number, path: (string | number)[], report: Report): unknown {
  path.push(step);
  const data = toData(node as Node | null, path, report);
  path.pop();
  return data;
}

function toRecord(map: YAMLMap, path: (string | number)[], report: Report): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of map.items) {
    const key = keyOf(pair.key);
    const refuse = (message: string) =>
      report(startOf(pair.key) ?? startOf(map) ?? 0, key === undefined ? [...path] : [...path, key], message);
    if (key === undefined) refuse("a key must be plain text");
    else if (key === "__proto__") refuse("the key `__proto__` is not allowed");
    else {
      if (seen.has(key)) refuse("this key is written twice; keep one");
      if (isScalar(pair.key) && pair.key.anchor) refuse("anchors (`&name`) are not allowed; write the value again");
      seen.add(key);
      data[key] = toDataAt(pair.value, key, path, report);
    }
  }
  return data;
}

/** Keys as written: `1:` and `true:` are the texts "1" and "true". */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? undefined);
}

function offsetOf(document: Document.Parsed | undefined, path: Path, at: "key" | "value"): number {
  let node: unknown = document?.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    if (isSeq(node)) node = node.items[Number(step)];
    else if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item.key) === String(step));
      if (isPair(pair) && at === "key" && index === path.length - 1) return startOf(pair.key) ?? offset;
      node = isPair(pair) ? (pair.value ?? pair.key) : undefined;
    } else node = undefined;
    if (!node) return offset;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly [number, number, number] | null } | undefined)?.range?.[0];
}

function place(file: PackFile, offset: number, path: Path, message: string): Problem {
  let line = 1;
  let start = 0;
  for (let at = file.text.indexOf("\n"); at !== -1 && at < offset; at = file.text.indexOf("\n", start)) {
    line += 1;
    start = at + 1;
  }
  return {
    file: file.name,
    line,
    column: offset - start + 1,
    path: path.length > 0 ? formatPath(file.name, path) : "",
    message,
  };
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
