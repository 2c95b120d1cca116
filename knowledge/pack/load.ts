import { canonicalPack, fromCanonical, hashOf } from "./canonical.ts";
import { checkEvidence } from "./check-evidence.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkMessages } from "./check-messages.ts";
import { checkQuestions, checkRules } from "./check-questions.ts";
import { checkCosts, checkStack } from "./check-stack.ts";
import { checkTrials, type QuestionFacts } from "./check-trials.ts";
import { createChecker } from "./checker.ts";
import { type Known, knownOfPack, knownOfParts } from "./known.ts";
import { PackError, type Problem } from "./pack-error.ts";
import type { FileKind, PackFileName } from "./pack-files.ts";
import { fileProblem, type Part, type Parts, readParts, validateParts } from "./parts.ts";
import type { LoadedPack, PackContent, Trials } from "./schema.ts";
import { formatPath, type PackFile, type YamlFile } from "./yaml-file.ts";

const content = (kind: FileKind) => !kind.trial;
const trial = (kind: FileKind) => kind.trial;

/** Loads a pack with everything that judges it. Throws a PackError that lists every problem of every file; `folder` is for its message. */
export function loadPack(files: readonly PackFile[], folder?: string): { pack: LoadedPack; trials: Trials } {
  const problems: Problem[] = [];
  const parts = readParts(files, () => true, problems);
  const known = knownOfParts(parts);
  checkContent(parts, known, problems);
  checkTrials(parts, valuesOf(parts["questions.yaml"]), createChecker(known, problems));
  if (problems.length > 0) throw new PackError(problems, folder);
  return { pack: toPack(parts), trials: toTrials(parts) };
}

/** Loads what a pack knows and leaves its trials unparsed: what a server needs at its start. */
export function loadContent(files: readonly PackFile[], folder?: string): LoadedPack {
  const problems: Problem[] = [];
  const parts = readParts(files, content, problems);
  checkContent(parts, knownOfParts(parts), problems);
  if (problems.length > 0) throw new PackError(problems, folder);
  return toPack(parts);
}

/** Loads archetypes, criteria and cases for a pack that is loaded already. */
export function loadTrials(files: readonly PackFile[], pack: PackContent, folder?: string): Trials {
  const problems: Problem[] = [];
  const parts = readParts(files, trial, problems);
  checkTrials(parts, pack.questions satisfies readonly QuestionFacts[], createChecker(knownOfPack(pack), problems));
  if (problems.length > 0) throw new PackError(problems, folder);
  return toTrials(parts);
}

/** Reads an archived pack back. `hash`, when given, must be that of the text; validates everything again. */
export function parseCanonicalPack(json: string, hash?: string): LoadedPack {
  const actual = hashOf(json);
  if (hash !== undefined && actual !== hash)
    throw new PackError([archived(`has the hash ${actual}, expected ${hash}; the archive was changed`)]);
  const problems: Problem[] = [];
  const parts = validateParts(archivedFiles(json), content, problems);
  checkContent(parts, knownOfParts(parts), problems);
  if (problems.length > 0) throw new PackError(problems);
  return { ...toPack(parts), hash: actual };
}

function checkContent(parts: Parts, known: Known, problems: Problem[]): void {
  const check = createChecker(known, problems);
  const manifest = parts["pack.yaml"].entries[0];
  if (manifest) checkManifest(manifest, check);
  checkQuestions(parts["questions.yaml"].entries, check);
  checkRules(parts["rules.yaml"].entries, check);
  checkEvidence(parts["evidence/*.yaml"].entries, parts["sources.yaml"].entries, check);
  checkMessages(parts, check);
  const stack = parts["stack.yaml"].entries[0];
  const derived = manifest?.value.options.filter(({ buildsOn }) => buildsOn !== undefined) ?? [];
  if (stack) checkStack(stack, new Set(derived.map(({ id }) => id)), check);
  const costs = parts["costs.yaml"].entries[0];
  if (costs) checkCosts(costs, stack && new Set(stack.value.capabilities.map(({ id }) => id)), check);
}

function toPack(parts: Parts): LoadedPack {
  const pack: PackContent = {
    manifest: parts["pack.yaml"].entries[0]!.value,
    questions: valuesOf(parts["questions.yaml"]),
    rules: valuesOf(parts["rules.yaml"]),
    evidence: valuesOf(parts["evidence/*.yaml"]),
    sources: valuesOf(parts["sources.yaml"]),
    exits: valuesOf(parts["exits.yaml"]),
    tensions: valuesOf(parts["tensions.yaml"]),
    asides: valuesOf(parts["asides.yaml"]),
    caveats: valuesOf(parts["caveats.yaml"]),
    contradictions: valuesOf(parts["contradictions.yaml"]),
    faq: valuesOf(parts["faq.yaml"]),
    stack: valuesOf(parts["stack.yaml"])[0],
    costs: valuesOf(parts["costs.yaml"])[0],
  };
  return fromCanonical(canonicalPack(pack));
}

function toTrials(parts: Parts): Trials {
  return {
    archetypes: valuesOf(parts["archetypes.yaml"]),
    labelled: valuesOf(parts["cases/labelled.yaml"]),
    criteria: parts["criteria.yaml"].entries[0]?.value ?? {},
    scenarios: valuesOf(parts["cases/scenarios.yaml"]),
    publicCases: valuesOf(parts["cases/public.yaml"]),
    baselines: valuesOf(parts["cases/baselines.yaml"]),
    notUsed: valuesOf(parts["not-used.yaml"]),
    expert: parts["cases/expert.yaml"].entries[0]?.value,
    changes: valuesOf(parts["changes.yaml"]),
  };
}

function valuesOf<T>(part: Part<T>): T[] {
  return part.entries.map((entry) => entry.value);
}

const archiveKeys: Readonly<Record<string, PackFileName>> = {
  manifest: "pack.yaml",
  questions: "questions.yaml",
  rules: "rules.yaml",
  evidence: "evidence/*.yaml",
  sources: "sources.yaml",
  exits: "exits.yaml",
  tensions: "tensions.yaml",
  asides: "asides.yaml",
  caveats: "caveats.yaml",
  contradictions: "contradictions.yaml",
  faq: "faq.yaml",
  stack: "stack.yaml",
  costs: "costs.yaml",
};

function archivedFiles(json: string): Record<string, YamlFile[]> {
  const value = parseJson(json);
  const files: Record<string, YamlFile[]> = {};
  for (const [key, section] of Object.entries(value)) {
    const name = Object.hasOwn(archiveKeys, key) ? archiveKeys[key] : undefined;
    if (name === undefined)
      throw new PackError([archived(`unknown key "${key}"; allowed: ${Object.keys(archiveKeys).join(", ")}`)]);
    const problem: YamlFile["problem"] = (path, message) => ({ ...archived(message), path: formatPath(name, path) });
    files[name] = [{ name, value: section, problems: [], problem }];
  }
  return files;
}

function parseJson(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new PackError([archived("is not the JSON of a pack")]);
}

function archived(message: string): Problem {
  return fileProblem("archived pack", message);
}
