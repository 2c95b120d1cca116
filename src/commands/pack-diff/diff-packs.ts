import type { LoadedPack } from "../../../knowledge/index.ts";
import { keyOf, type PackUnit, packUnits, UNIT_KINDS, type UnitKind } from "./pack-units.ts";

/** One difference between two versions of a pack. A fit of 0 that was never written is no difference. */
export type PackChange =
  | { readonly kind: UnitKind; readonly id: string; readonly change: "added" | "removed" }
  | {
      readonly kind: UnitKind;
      readonly id: string;
      readonly change: "changed";
      readonly field: string;
      readonly old: unknown;
      readonly new: unknown;
    };

/** What changed from one version to the next, by kind, then by id. */
export function diffPacks(before: LoadedPack, after: LoadedPack): PackChange[] {
  const [old, now] = [packUnits(before), packUnits(after)];
  const gone = [...old.values()].filter((unit) => !now.has(keyOf(unit.kind, unit.id)));
  const came = [...now.values()].filter((unit) => !old.has(keyOf(unit.kind, unit.id)));
  const changes: PackChange[] = [
    ...gone.filter((unit) => tellsApart(unit, now)).map((unit) => moved(unit, "removed")),
    ...came.filter((unit) => tellsApart(unit, old)).map((unit) => moved(unit, "added")),
    ...[...now.values()].flatMap((unit) => fieldsChanged(old.get(keyOf(unit.kind, unit.id)), unit)),
  ];
  const rank = new Map(UNIT_KINDS.map((kind, at) => [kind, at]));
  return changes.toSorted((a, b) => rank.get(a.kind)! - rank.get(b.kind)! || compare(a.id, b.id));
}

/** Whether what it belongs to is on the other side too, so that its own coming or going is the news. */
function tellsApart({ kind, parent, fields }: PackUnit, otherSide: ReadonlyMap<string, PackUnit>): boolean {
  if (kind === "fit" && fields.fit === 0) return false;
  return parent === undefined || otherSide.has(parent);
}

function moved({ kind, id }: PackUnit, change: "added" | "removed"): PackChange {
  return { kind, id, change };
}

function fieldsChanged(before: PackUnit | undefined, { kind, id, fields }: PackUnit): PackChange[] {
  if (before === undefined) return [];
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(fields)])];
  return names.flatMap((field): PackChange[] => {
    const [old, now] = [before.fields[field], fields[field]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ kind, id, change: "changed", field, old: old ?? null, new: now ?? null }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
