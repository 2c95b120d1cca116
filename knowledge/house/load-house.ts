import type { z } from "zod";
import { hashOf } from "../pack/canonical.ts";
import { type Checker, createChecker } from "../pack/checker.ts";
import { explainIssue } from "../pack/explain-issue.ts";
import { knownOfPack } from "../pack/known.ts";
import { lintPack } from "../pack/lint.ts";
import { unknownId } from "../pack/nearest.ts";
import { PackError, type Problem } from "../pack/pack-error.ts";
import { type Entry, fileProblem } from "../pack/parts.ts";
import { Evidence, type LoadedPack, Source } from "../pack/schema.ts";
import { type PackFile, type Path, parseYaml, type YamlFile } from "../pack/yaml-file.ts";
import { applyHouse } from "./apply-house.ts";
import { checkHouse, type HouseEntries } from "./check-house.ts";
import { HouseError } from "./house-error.ts";
import { Approved, Decider, House, HouseQuestion, HouseRules, HouseVeto, HouseWaiver } from "./house-schema.ts";

/** Loads a house overlay for these packs. Throws a `HouseError` that lists every problem; `today` (ISO date) is for the linter. */
export function loadHouse(file: PackFile, packs: readonly LoadedPack[], today: string): House {
  const problems: Problem[] = [];
  const yaml = parseYaml(file);
  problems.push(...yaml.problems);
  const read = reader(yaml, problems);
  const whole = yaml.value ?? {};
  if (yaml.problems.length === 0 && read.isMapping([], whole)) {
    read.keys([], whole, House.shape);
    read.list([], whole, "deciders", Decider, House.shape.deciders);
    const sections = (whole as { packs?: unknown }).packs ?? {};
    if (read.isMapping(["packs"], sections)) {
      for (const [id, section] of Object.entries(sections)) {
        const pack = packs.find(({ manifest }) => manifest.id === id);
        const known = packs.map(({ manifest }) => manifest.id);
        if (pack === undefined) problems.push(yaml.problem(["packs", id], unknownId("pack", id, known), "key"));
        else if (read.isMapping(["packs", id], section))
          checkSection(read, yaml, id, section, { pack, problems, today });
      }
    }
  }
  if (problems.length > 0) throw new HouseError(problems, file.name);
  return House.parse(whole);
}

/** Reads archived rules for one pack back. `hash` must be that of the text; validates everything again. Throws a `PackError`. */
export function parseCanonicalHouse(json: string, pack: LoadedPack, hash: string): HouseRules {
  const broken = (message: string) => new PackError([fileProblem("archived house", message)]);
  if (hashOf(json) !== hash) throw broken(`has the hash ${hashOf(json)}, expected ${hash}; the archive was changed`);
  const value: unknown = JSON.parse(json);
  const problems: Problem[] = [];
  const problem: YamlFile["problem"] = (_path, message) => fileProblem("archived house", message);
  const file: YamlFile = { name: "archived house", value, problems: [], problem };
  const rules = HouseRules.safeParse(value);
  if (!rules.success) throw broken("does not obey the schema of house rules");
  checkEntries(entriesOf(reader(file, problems), file, [], rules.data), pack, problems);
  if (problems.length > 0) throw new PackError(problems);
  return rules.data;
}

interface Context {
  readonly pack: LoadedPack;
  readonly problems: Problem[];
  readonly today: string;
}

function checkSection(read: Reader, yaml: YamlFile, id: string, section: object, { pack, problems, today }: Context) {
  const before = problems.length;
  read.keys(["packs", id], section, HouseRules.shape);
  checkEntries(entriesOf(read, yaml, ["packs", id], section), pack, problems);
  if (problems.length > before) return;
  for (const { path, message } of newFaults(pack, HouseRules.parse(section), today)) {
    const [part = "", entry = ""] = path.split(".");
    const list = (section as Record<string, readonly { readonly id?: string }[] | undefined>)[part];
    const at = Array.isArray(list) ? list.findIndex((one) => one.id === entry) : -1;
    problems.push(yaml.problem(["packs", id, ...(at < 0 ? [] : [part, at])], `${path}: ${message}`));
  }
}

/** What the linter calls an error in the pack with the house and not without. House rules are policy and need no evidence. */
function newFaults(pack: LoadedPack, rules: HouseRules, today: string) {
  const errors = (one: LoadedPack) => lintPack(one, today).filter(({ severity }) => severity === "error");
  const old = new Set(errors(pack).map(({ path, message }) => `${path} ${message}`));
  const policy = new Set(rules.vetoes.map(({ id }) => `rules.${id}`));
  return errors(applyHouse(pack, rules)).filter(
    ({ path, message }) => !old.has(`${path} ${message}`) && !policy.has(path) && !path.endsWith(".vetoes"),
  );
}

function checkEntries(entries: HouseEntries, pack: LoadedPack, problems: Problem[]): void {
  const known = knownOfPack(pack);
  const ids = (own: ReadonlySet<string> | undefined, more: readonly Entry<{ readonly id: string }>[]) =>
    new Set([...(own ?? []), ...more.map(({ value }) => value.id)]);
  const check: Checker = createChecker(
    {
      ...known,
      evidence: ids(known.evidence, entries.evidence),
      sources: ids(known.sources, entries.sources),
    },
    problems,
  );
  checkHouse(entries, pack, check);
}

function entriesOf(read: Reader, file: YamlFile, path: Path, section: object): HouseEntries {
  const { shape } = HouseRules;
  const one = <T>(key: string, schema: z.ZodType<T>): Entry<T> | undefined => {
    const value = (section as Record<string, unknown>)[key];
    if (value === undefined) return undefined;
    const valid = read.valid([...path, key], value, schema);
    return valid && { value: valid.value, file, path: [...path, key] };
  };
  return {
    weights: one("weights", shape.weights),
    approved: one("approved", Approved),
    vetoes: read.list(path, section, "vetoes", HouseVeto, shape.vetoes),
    waivers: read.list(path, section, "waivers", HouseWaiver, shape.waivers),
    questions: read.list(path, section, "questions", HouseQuestion, shape.questions),
    evidence: read.list(path, section, "evidence", Evidence, shape.evidence),
    sources: read.list(path, section, "sources", Source, shape.sources),
  };
}

type Reader = ReturnType<typeof reader>;

/** Validates piece by piece, so that one mistake hides no other. */
function reader(file: YamlFile, problems: Problem[]) {
  const valid = <T>(path: Path, value: unknown, schema: z.ZodType<T>): { readonly value: T } | undefined => {
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data };
    for (const issue of result.error.issues)
      for (const explained of explainIssue(issue, schema, value))
        problems.push(file.problem([...path, ...explained.path], explained.message, explained.at));
    return undefined;
  };
  return {
    valid,
    isMapping(path: Path, value: unknown): value is object {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return true;
      problems.push(file.problem(path, "must be a mapping"));
      return false;
    },
    keys(path: Path, value: object, shape: object): void {
      for (const key of Object.keys(value).filter((one) => !Object.hasOwn(shape, one)))
        problems.push(
          file.problem([...path, key], `unknown key "${key}"; allowed: ${Object.keys(shape).join(", ")}`, "key"),
        );
    },
    /** The entries that obey the schema; `whole` says how many there may be. */
    list<T>(path: Path, within: object, key: string, schema: z.ZodType<T>, whole: z.ZodType): Entry<T>[] {
      const value = (within as Record<string, unknown>)[key];
      if (value === undefined) return [];
      if (!Array.isArray(value)) {
        problems.push(file.problem([...path, key], "must be a list: every entry begins with `- `"));
        return [];
      }
      for (const { code, path: at } of whole.safeParse(value).error?.issues ?? [])
        if (code === "too_big" && at.length === 0)
          problems.push(file.problem([...path, key], `too many entries, this has ${value.length}`));
      return value.flatMap((one, index) => {
        const result = valid([...path, key, index], one, schema);
        return result ? [{ value: result.value, file, path: [...path, key, index] }] : [];
      });
    },
  };
}
