import { z } from "zod";
import { FaqEntry } from "./faq-schema.ts";
import { Change, Expert } from "./fit-schema.ts";
import {
  Archetype,
  Aside,
  Baseline,
  Caveat,
  Contradiction,
  Costs,
  Criteria,
  Evidence,
  Exit,
  LabelledCase,
  Manifest,
  NotUsed,
  PublicCase,
  Question,
  Rule,
  Scenario,
  Source,
  Stack,
  Tension,
} from "./schema.ts";

/** What one file of a pack holds: one value, or a list of entries of which `max` are allowed. */
export interface FileKind {
  readonly schema: z.ZodType;
  readonly list: boolean;
  readonly required: boolean;
  readonly max?: number;
  /** Judges the pack, is not part of it: outside the hash, read on demand. */
  readonly trial: boolean;
}

const list = <S extends z.ZodType>(schema: S, more: { required?: boolean; max?: number; trial?: boolean } = {}) => ({
  schema,
  list: true,
  required: false,
  trial: false,
  ...more,
});

/** Every file a pack may hold; `evidence/*.yaml` stands for any number of files of one list. */
export const packFiles = {
  "pack.yaml": { schema: Manifest, list: false, required: true, trial: false },
  "questions.yaml": list(Question, { required: true, max: 24 }),
  "rules.yaml": list(Rule, { max: 24 }),
  "evidence/*.yaml": list(Evidence, { required: true }),
  "sources.yaml": list(Source, { required: true }),
  "exits.yaml": list(Exit),
  "tensions.yaml": list(Tension),
  "asides.yaml": list(Aside),
  "caveats.yaml": list(Caveat),
  "contradictions.yaml": list(Contradiction),
  "not-used.yaml": list(NotUsed, { trial: true }),
  "faq.yaml": list(FaqEntry),
  "stack.yaml": { schema: Stack, list: false, required: false, trial: false },
  "costs.yaml": { schema: Costs, list: false, required: false, trial: false },
  "archetypes.yaml": list(Archetype, { trial: true }),
  "criteria.yaml": { schema: Criteria, list: false, required: false, trial: true },
  "cases/labelled.yaml": list(LabelledCase, { trial: true }),
  "cases/public.yaml": list(PublicCase, { trial: true }),
  "cases/scenarios.yaml": list(Scenario, { trial: true }),
  "cases/baselines.yaml": list(Baseline, { trial: true }),
  "cases/expert.yaml": { schema: Expert, list: false, required: false, trial: true },
  "changes.yaml": list(Change, { trial: true }),
} as const satisfies Record<string, FileKind>;

export type PackFileName = keyof typeof packFiles;

/** One entry of a file: a list's element, or the file's only value. */
export type EntryOf<Name extends PackFileName> = z.infer<(typeof packFiles)[Name]["schema"]>;

/** The entry of `packFiles` a path inside a pack folder belongs to, or `undefined` for a file no pack has. */
export function fileKindOf(name: string): PackFileName | undefined {
  if (/^evidence\/[^/]+\.yaml$/.test(name)) return "evidence/*.yaml";
  return Object.hasOwn(packFiles, name) && name !== "evidence/*.yaml" ? (name as PackFileName) : undefined;
}

/** JSON Schemas of pack files, as editors read them. */
export interface PackJsonSchema {
  readonly $schema: string;
  readonly title: string;
  /** Keyed by file name. */
  readonly $defs: Readonly<Record<string, object>>;
}

/** JSON Schema (draft 2020-12) of what each pack file may hold. */
export function packJsonSchema(): PackJsonSchema {
  const defs: Record<string, object> = {};
  for (const [name, kind] of Object.entries<FileKind>(packFiles)) {
    const limited = kind.max === undefined ? z.array(kind.schema) : z.array(kind.schema).max(kind.max);
    const { $schema: _, ...schema } = z.toJSONSchema(kind.list ? limited : kind.schema, { io: "input" });
    defs[name] = schema;
  }
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Files of a pack", $defs: defs };
}
