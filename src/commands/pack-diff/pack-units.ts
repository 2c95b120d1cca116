import type { LoadedPack } from "../../../knowledge/index.ts";

/** A piece of a pack with an id of its own, and what it says. */
export interface PackUnit {
  readonly kind: UnitKind;
  readonly id: string;
  /** The unit it belongs to: where that one came or went, this one is not told apart. */
  readonly parent?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type UnitKind = (typeof UNIT_KINDS)[number];

/** In the order people read them. */
export const UNIT_KINDS = [
  "pack",
  "option",
  "checklist",
  "question",
  "weight",
  "choice",
  "fit",
  "rule",
  "evidence",
  "source",
  "exit",
  "tension",
  "aside",
  "caveat",
  "contradiction",
  "package",
  "capability",
  "seam",
  "indicator",
  "cost",
] as const;

/** A pack as its pieces, keyed by kind and id. */
export function packUnits(pack: LoadedPack): Map<string, PackUnit> {
  const { options, checklist, ...head } = pack.manifest;
  const units: PackUnit[] = [
    unit("pack", "pack", {
      ...head,
      checklist: checklist?.text,
      options: idsOf(options),
      questions: idsOf(pack.questions),
    }),
    ...options.map(({ id, ...fields }) => unit("option", id, fields)),
    ...(checklist?.items ?? []).map(({ question, choice, label }) =>
      unit("checklist", `${question}.${choice}`, { label }),
    ),
    ...pack.questions.flatMap((question) => questionUnits(question, idsOf(options))),
    ...pack.rules.map(({ id, ...fields }) => unit("rule", id, fields)),
    ...pack.evidence.map(({ id, ...fields }) => unit("evidence", id, fields)),
    ...pack.sources.map(({ id, ...fields }) => unit("source", id, fields)),
    ...pack.exits.map(({ id, ...fields }) => unit("exit", id, fields)),
    ...pack.tensions.map(({ id, ...fields }) => unit("tension", id, fields)),
    ...pack.asides.map(({ id, ...fields }) => unit("aside", id, fields)),
    ...pack.caveats.map(({ id, ...fields }) => unit("caveat", id, fields)),
    ...pack.contradictions.map(({ id, ...fields }) => unit("contradiction", id, fields)),
    ...(pack.stack?.packages ?? []).map(({ id, ...fields }) => unit("package", id, fields)),
    ...(pack.stack?.capabilities ?? []).map(({ id, ...fields }) => unit("capability", id, fields)),
    ...(pack.stack?.seams ?? []).map(({ id, ...fields }) => unit("seam", id, fields)),
    ...(pack.stack?.indicators ?? []).map(({ id, ...fields }) => unit("indicator", id, fields)),
    ...costUnits(pack.costs),
  ];
  return new Map(units.map((each) => [keyOf(each.kind, each.id), each]));
}

export function keyOf(kind: UnitKind, id: string): string {
  return `${kind} ${id}`;
}

function costUnits(costs: LoadedPack["costs"]): PackUnit[] {
  if (costs === undefined) return [];
  const { build, drivers, ...rest } = costs;
  return [
    unit("cost", "costs", rest),
    ...build.map(({ level, ...fields }) => unit("cost", level, fields)),
    ...drivers.map(({ id, ...fields }) => unit("cost", id, fields)),
  ];
}

function questionUnits({ id, choices, weight, ...fields }: LoadedPack["questions"][number], options: string[]) {
  const parent = keyOf("question", id);
  return [
    unit("question", id, { ...fields, choices: idsOf(choices) }),
    unit("weight", id, { weight }, parent),
    ...choices.flatMap(({ id: choice, fits, ...rest }) => [
      unit("choice", `${id}.${choice}`, rest, parent),
      ...options.map((option) =>
        unit("fit", `${id}.${choice}.${option}`, { fit: fits[option] ?? 0 }, keyOf("choice", `${id}.${choice}`)),
      ),
    ]),
  ];
}

function unit(kind: UnitKind, id: string, fields: PackUnit["fields"], parent?: string): PackUnit {
  return { kind, id, fields, ...(parent === undefined ? {} : { parent }) };
}

function idsOf(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id);
}
