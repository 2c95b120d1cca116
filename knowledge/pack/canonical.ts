import { createHash } from "node:crypto";
import { type LoadedPack, Pack, type PackContent } from "./schema.ts";

/** What a pack is made of; a hash or a house beside it is left out. */
const parts = Object.keys(Pack.shape) as (keyof PackContent)[];

/** Lists whose order is authored meaning: it decides ties, neighbours and how questions read. */
const authored = new Set(["options", "questions", "choices", "items", "capabilities", "seams", "indicators"]);

/** Canonical JSON: sorted keys; entries with ids sorted by id, except options, questions, choices, checklist items and what a stack lists for people. */
export function canonicalPack(pack: PackContent): string {
  return canonicalJson(Object.fromEntries(parts.map((part) => [part, pack[part]])));
}

/** Canonical JSON of any value made of packs' parts, in the same order of keys and entries. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value, ""));
}

/** The pack its canonical JSON stands for, with its SHA-256 (hex): the same object however the files were ordered. */
export function fromCanonical(json: string): LoadedPack {
  return { ...(JSON.parse(json) as PackContent), hash: hashOf(json) };
}

/** SHA-256 (hex) of a canonical text. */
export function hashOf(json: string): string {
  return createHash("sha256").update(json).digest("hex");
}

function inOrder(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const list = value.map((each) => inOrder(each, ""));
    return authored.has(key) || !list.every(hasId) ? list : list.sort((a, b) => compare(a.id, b.id));
  }
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => compare(a, b)).map(([name, each]) => [name, inOrder(each, name)]),
  );
}

function hasId(value: unknown): value is { id: string } {
  return typeof (value as { id?: unknown } | null)?.id === "string";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
