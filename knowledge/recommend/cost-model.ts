import type { CostModel, CostTerm } from "../engine/cost.ts";
import type { Stated } from "../engine/types.ts";
import type { Capability, CostDriver, Costs, Manifest } from "../pack/schema.ts";
import { holdsAny } from "./holds.ts";
import { type ProvidedPart, providedParts } from "./provided-parts.ts";

/** The pack's costs for these capabilities and answers, as the engine takes them. Building a capability is a driver under its id. */
export function costModel(manifest: Manifest, costs: Costs, needed: readonly Capability[], stated: Stated): CostModel {
  const options = manifest.options.map(({ id }) => id);
  const parts = new Map(
    manifest.options.map((option) => [
      option.id,
      needed.map((capability) => providedParts(capability, option, manifest.options)),
    ]),
  );
  const perOption = (count: (provided: readonly (readonly ProvidedPart[])[]) => number) =>
    Object.fromEntries(options.map((option) => [option, count(parts.get(option) ?? [])]));
  const building = needed.flatMap(({ id }, at) =>
    costs.build.map(({ level }): CostTerm => {
      const size = costs.sizes[id] ?? 1;
      const amounts = perOption(
        (provided) => size * (provided[at] ?? []).filter((part) => part.level === level).length,
      );
      return { driver: id, draw: `build ${level}`, amounts, yearly: false };
    }),
  );
  const isJoined = needed.map(({ joined }) => joined);
  const others = costs.drivers.map((driver): CostTerm => {
    const counted = {
      amounts: () => amountsOf(driver, stated),
      packages: () => perOption((provided) => new Set(provided.flat().flatMap(({ packages }) => packages)).size),
      seams: () => perOption((provided) => pairs(provided.filter((each, at) => isJoined[at] && isApart(each)).length)),
    };
    return { driver: driver.id, draw: driver.id, amounts: counted[driver.counts](), yearly: driver.yearly };
  });
  const draws = Object.fromEntries([
    ...costs.build.map(({ level, days }) => [`build ${level}`, days] as const),
    ...costs.drivers.map(({ id, days }) => [id, days] as const),
  ]);
  const terms = [...building, ...others].filter(({ amounts }) => Object.values(amounts).some((amount) => amount > 0));
  return { options, years: costs.horizonYears, draws, terms };
}

function amountsOf({ amounts, cases }: CostDriver, stated: Stated): Readonly<Record<string, number>> {
  return cases.find(({ when }) => holdsAny(stated, when))?.amounts ?? amounts;
}

/** Does not come from the same project as the core's own parts; what a second deployable carries is counted there. */
function isApart(parts: readonly ProvidedPart[]): boolean {
  return parts.some(({ part, level }) => part !== "service" && level !== "built-in" && level !== "first-party");
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
