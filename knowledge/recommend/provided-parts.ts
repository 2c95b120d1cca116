import type { Capability, Level, Option, Provided } from "../pack/schema.ts";

/** What provides a capability, in one part of an option. */
export interface ProvidedPart extends Provided {
  /** Undefined for an option that builds on no other. */
  readonly part: "core" | "service" | undefined;
  readonly level: Level;
  readonly by: string;
}

/** What provides a capability in an option, by part: an option that builds on another inherits what it does not carry itself. */
export function providedParts(capability: Capability, option: Option, options: readonly Option[]): ProvidedPart[] {
  const own = capability.options[option.id];
  const base = options.find(({ id }) => id === option.buildsOn);
  if (base === undefined) return own === undefined ? [] : toPart(own, undefined);
  const carriedBy = own?.carriedBy ?? "core";
  const inherited = providedParts(capability, base, options).map((each) => ({ ...each, part: "core" as const }));
  const core = own?.level !== undefined && carriedBy === "core" ? toPart(own, "core") : inherited;
  const service = own === undefined ? [] : toPart(own, "service");
  return [...(carriedBy === "service" ? [] : core), ...(carriedBy === "core" ? [] : service)];
}

function toPart(provided: Provided, part: ProvidedPart["part"]): ProvidedPart[] {
  const { level, by } = provided;
  return level === undefined || by === undefined ? [] : [{ ...provided, part, level, by }];
}

/** A level within a sentence. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  "built-in": "built in",
  "first-party": "first-party",
  "mature-extension": "mature extension",
  assembled: "assembled from parts",
  "hand-built": "built by hand",
};
