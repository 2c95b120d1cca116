import type { Problem } from "./pack-error.ts";
import { fileKindOf } from "./pack-files.ts";
import { type PackFile, type Path, parseYaml, type YamlFile } from "./yaml-file.ts";

/** Finds where in a pack's files a finding's path stands, such as `questions.size.large.fits.wiki`. */
export type Locate = (path: string) => Pick<Problem, "file" | "line" | "column"> | undefined;

/**
 * Positions of findings in the files they were made from; the nearest enclosing value where the path's end is not written.
 * `undefined` for a path that begins with no file of the pack. A file is parsed when it is first asked about.
 */
export function createLocator(files: readonly PackFile[]): Locate {
  const parsed = new Map<string, YamlFile>();
  const parse = (file: PackFile): YamlFile => {
    const known = parsed.get(file.name) ?? parseYaml(file);
    parsed.set(file.name, known);
    return known;
  };
  return (path) => {
    const [section = "", ...rest] = path.split(".");
    const places = files
      .filter(({ name }) => sectionOf(name) === section)
      .map((file) => ({ file: parse(file), steps: stepsTo(parse(file).value, rest) }));
    const deepest = places.toSorted((a, b) => b.steps.length - a.steps.length)[0];
    if (deepest === undefined) return undefined;
    const { file, line, column } = deepest.file.problem(deepest.steps, "", "key");
    return { file, line, column };
  };
}

/** What findings call a file: `pack.yaml` holds the manifest, every evidence file is evidence, cases go by their own name. */
function sectionOf(name: string): string | undefined {
  const kind = fileKindOf(name);
  if (kind === "pack.yaml") return "manifest";
  return kind === "evidence/*.yaml" ? "evidence" : kind?.replace(/^cases\//, "").replace(/\.yaml$/, "");
}

/** Follows ids and keys as far as they lead; the choices of a question need not be named on the way. */
function stepsTo(value: unknown, names: readonly string[]): Path {
  const [name, ...rest] = names;
  if (name === undefined || value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) {
    const byId = value.findIndex((entry) => (entry as { id?: unknown } | null)?.id === name);
    const at = byId >= 0 ? byId : /^\d+$/.test(name) && Number(name) < value.length ? Number(name) : -1;
    return at < 0 ? [] : [at, ...stepsTo(value[at], rest)];
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, name)) return [name, ...stepsTo(record[name], rest)];
  const inChoices = stepsTo(record.choices, names);
  return inChoices.length > 0 ? ["choices", ...inChoices] : [];
}
