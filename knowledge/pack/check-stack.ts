import type { Checker } from "./checker.ts";
import type { CostDriver, Costs, PersonDays } from "./cost-schema.ts";
import type { Entry } from "./parts.ts";
import type { Condition } from "./schema.ts";
import { type Capability, Level, type Stack } from "./stack-schema.ts";

/** Checks what stack.yaml refers to: packages, questions, options and evidence. */
export function checkStack(entry: Entry<Stack>, buildsOn: ReadonlySet<string>, check: Checker): void {
  const { packages, capabilities, seams, indicators } = entry.value;
  for (const key of ["packages", "capabilities", "seams", "indicators"] as const)
    check.unique(entry.value[key].map((value, at) => ({ ...entry, value, path: [...entry.path, key, at] })));
  for (const [at, { checkedOn, validUntil }] of packages.entries())
    if (validUntil <= checkedOn)
      check.report(entry, ["packages", at, "validUntil"], `must be after checkedOn (${checkedOn})`);
  for (const [at, capability] of capabilities.entries()) checkCapability(entry, at, capability, buildsOn, check);
  for (const [at, seam] of seams.entries()) {
    check.id(entry, ["seams", at, "option"], "options", seam.option);
    if (check.known.options?.has(seam.option) && !buildsOn.has(seam.option))
      check.report(entry, ["seams", at, "option"], "only an option with `buildsOn` has a seam");
    check.ids(entry, ["seams", at, "evidence"], "evidence", seam.evidence);
  }
  for (const [at, { options }] of indicators.entries())
    check.ids(entry, ["indicators", at, "options"], "options", options ?? []);
}

function checkCapability(
  entry: Entry<Stack>,
  at: number,
  { impliedBy, options }: Capability,
  buildsOn: ReadonlySet<string>,
  check: Checker,
): void {
  const path = ["capabilities", at] as const;
  const known = new Map(entry.value.packages.map(({ id, status }) => [id, status]));
  checkConditions(entry, [...path, "impliedBy"], impliedBy, check);
  check.keys(entry, [...path, "options"], "options", options);
  for (const [option, provided] of Object.entries(options)) {
    const here = [...path, "options", option];
    check.ids(entry, [...here, "evidence"], "evidence", provided.evidence);
    for (const key of ["packages", "alternatives", "avoid"] as const)
      for (const [index, id] of provided[key].entries()) {
        if (!known.has(id))
          check.report(entry, [...here, key, index], `"${id}" is not among the packages of this file`);
        if (key !== "avoid" && known.get(id) === "abandoned")
          check.report(
            entry,
            [...here, key, index],
            `"${id}" is abandoned and never recommended; name it in \`avoid\``,
          );
      }
    const derived = buildsOn.has(option);
    if (provided.carriedBy !== undefined && !derived)
      check.report(entry, [...here, "carriedBy"], "only for an option with `buildsOn`; remove it", "key");
    if ((provided.level === undefined) !== (provided.by === undefined))
      check.report(entry, here, "`level` and `by` belong together; give both or neither", "key");
    else if (provided.level === undefined && (!derived || (provided.carriedBy ?? "core") !== "core"))
      check.report(entry, here, "`level` and `by` are required here", "key");
  }
}

/** Checks what costs.yaml refers to, that every level has a figure, and that the figures rise. */
export function checkCosts(entry: Entry<Costs>, capabilities: ReadonlySet<string> | undefined, check: Checker): void {
  const { build, sizes, drivers, exit } = entry.value;
  const given = build.map(({ level }) => level);
  for (const level of Level.options)
    if (!given.includes(level)) check.report(entry, ["build"], `has no figure for "${level}"`);
  for (const [at, { level, days, evidence }] of build.entries()) {
    if (given.indexOf(level) !== at) check.report(entry, ["build", at, "level"], `"${level}" has a figure already`);
    checkDays(entry, ["build", at, "days"], days, check);
    check.ids(entry, ["build", at, "evidence"], "evidence", evidence);
  }
  for (const id of Object.keys(sizes))
    if (capabilities && !capabilities.has(id))
      check.report(entry, ["sizes", id], `"${id}" is no capability of stack.yaml`, "key");
  check.unique(drivers.map((value, at) => ({ ...entry, value, path: [...entry.path, "drivers", at] })));
  for (const [at, driver] of drivers.entries()) checkDriver(entry, at, driver, check);
  check.keys(entry, ["exit", "days"], "options", exit?.days ?? {});
  for (const [id, days] of Object.entries(exit?.days ?? {})) checkDays(entry, ["exit", "days", id], days, check);
}

function checkDriver(entry: Entry<Costs>, at: number, driver: CostDriver, check: Checker): void {
  const path = ["drivers", at] as const;
  checkDays(entry, [...path, "days"], driver.days, check);
  check.ids(entry, [...path, "evidence"], "evidence", driver.evidence);
  check.keys(entry, [...path, "amounts"], "options", driver.amounts);
  const counted = driver.counts !== "amounts";
  if (counted && Object.keys(driver.amounts).length + driver.cases.length > 0)
    check.report(entry, [...path, "amounts"], `${driver.counts} are counted; remove the amounts`, "key");
  for (const [index, { when, amounts }] of driver.cases.entries()) {
    checkConditions(entry, [...path, "cases", index, "when"], when, check);
    check.keys(entry, [...path, "cases", index, "amounts"], "options", amounts);
  }
}

function checkDays(entry: Entry<unknown>, path: readonly (string | number)[], days: PersonDays, check: Checker): void {
  if (days.p10 > days.p50 || days.p50 > days.p90)
    check.report(entry, path, "must rise from p10 over p50 to p90", "key");
}

function checkConditions(
  entry: Entry<unknown>,
  path: readonly (string | number)[],
  lines: readonly (readonly Condition[])[],
  check: Checker,
): void {
  for (const [line, conditions] of lines.entries())
    for (const [index, condition] of conditions.entries()) check.choices(entry, [...path, line, index], condition);
}
