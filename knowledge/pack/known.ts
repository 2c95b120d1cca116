import type { Parts } from "./parts.ts";
import type { PackContent } from "./schema.ts";

/** The ids a pack defines. A missing set means a file could not be read, so no reference into it can be judged. */
export interface Known {
  readonly options: ReadonlySet<string> | undefined;
  /** The root question's id, `null` for a pack without one. */
  readonly root: string | null | undefined;
  /** Choice ids by question id. */
  readonly questions: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly rules: ReadonlySet<string> | undefined;
  readonly evidence: ReadonlySet<string> | undefined;
  readonly sources: ReadonlySet<string> | undefined;
  readonly exits: ReadonlySet<string> | undefined;
}

/** Collects ids from raw entries too, so that an entry with a mistake in it still counts as defined. */
export function knownOfParts(parts: Parts): Known {
  const ids = (name: "rules.yaml" | "evidence/*.yaml" | "sources.yaml" | "exits.yaml") =>
    parts[name].complete ? new Set(parts[name].raw.flatMap((entry) => idOf(entry.value))) : undefined;
  const questions = new Map<string, ReadonlySet<string>>();
  for (const { value } of parts["questions.yaml"].raw)
    for (const id of idOf(value)) questions.set(id, new Set(listOf(value, "choices").flatMap(idOf)));
  const manifest = parts["pack.yaml"].raw[0]?.value;
  return {
    options: manifest === undefined ? undefined : new Set(listOf(manifest, "options").flatMap(idOf)),
    root: manifest === undefined ? undefined : rootOf(manifest),
    questions: parts["questions.yaml"].complete ? questions : undefined,
    rules: ids("rules.yaml"),
    evidence: ids("evidence/*.yaml"),
    sources: ids("sources.yaml"),
    exits: ids("exits.yaml"),
  };
}

/** The ids of a pack that has been loaded. */
export function knownOfPack(pack: PackContent): Known {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map((each) => each.id));
  return {
    options: ids(pack.manifest.options),
    root: pack.manifest.root ?? null,
    questions: new Map(pack.questions.map((question) => [question.id, ids(question.choices)])),
    rules: ids(pack.rules),
    evidence: ids(pack.evidence),
    sources: ids(pack.sources),
    exits: ids(pack.exits),
  };
}

function rootOf(manifest: unknown): string | null {
  const root = (manifest as { root?: unknown } | null)?.root;
  return typeof root === "string" ? root : null;
}

function idOf(value: unknown): string[] {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === "string" ? [id] : [];
}

function listOf(value: unknown, key: string): unknown[] {
  const list = (value as Record<string, unknown> | null)?.[key];
  return Array.isArray(list) ? list : [];
}
