import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { PackContent } from "./schema.ts";

/** Objects to a capability an option says nothing about, and to packages whose status is out of date, unused or from the future. */
export function lintStack({ stack, costs, manifest }: PackContent, today: string): Finding[] {
  if (stack === undefined)
    return costs === undefined
      ? []
      : [errorAt("costs", "needs stack.yaml: build effort is counted by its capabilities")];
  const own = manifest.options.filter(({ buildsOn }) => buildsOn === undefined).map(({ id }) => id);
  const gaps = stack.capabilities.flatMap(({ id, options }) =>
    own
      .filter((option) => options[option] === undefined)
      .map((option) => errorAt(`stack.capabilities.${id}.options`, `says nothing about ${option}`)),
  );
  const named = new Set(
    stack.capabilities.flatMap(({ options }) =>
      Object.values(options).flatMap(({ packages, alternatives, avoid }) => [...packages, ...alternatives, ...avoid]),
    ),
  );
  const states = stack.packages.flatMap(({ id, checkedOn, validUntil }) => {
    const path = `stack.packages.${id}`;
    return [
      ...(validUntil < today ? [warningAt(`${path}.validUntil`, `expired on ${validUntil}; check it again`)] : []),
      ...(checkedOn > today ? [warningAt(`${path}.checkedOn`, `${checkedOn} is in the future`)] : []),
      ...(named.has(id) ? [] : [warningAt(path, "no capability names it")]),
    ];
  });
  const split = manifest.options.filter(({ buildsOn }) => buildsOn !== undefined);
  const seamless = split
    .filter(({ id }) => stack.seams.every(({ option }) => option !== id))
    .map(({ id }) => errorAt("stack.seams", `says nothing about the seam of ${id}`));
  return [...gaps, ...seamless, ...states];
}
