/** One measured figure with the goal it is held against. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** As written in the guides, such as ">= 90"; null where none is set. */
  readonly goal: string | null;
  readonly holds: boolean;
}

/** A figure held against "at least" or "at most"; without a limit it is only reported. */
export function measure(name: string, value: number, unit: string, limit?: readonly [">=" | "<=", number]): Measure {
  const rounded = Math.round(value * 1000) / 1000;
  if (limit === undefined) return { name, value: rounded, unit, goal: null, holds: true };
  const [side, goal] = limit;
  const holds = Number.isFinite(value) && (side === ">=" ? value >= goal : value <= goal);
  return { name, value: rounded, unit, goal: `${side} ${goal}`, holds };
}

/** The figures as JSON for programs or as aligned lines for people; ends with a line break. */
export function report(rows: readonly Measure[], { json, title }: { json: boolean; title: string }): string {
  if (json) return `${JSON.stringify(rows, null, 2)}\n`;
  const cells = rows.map(({ name, value, unit, goal, holds }) => [
    name,
    String(value),
    unit,
    goal === null ? "reported" : `goal ${goal}`,
    holds ? "" : "MISSED",
  ]);
  const width = (column: number) => Math.max(...cells.map((row) => row[column]!.length));
  const [names, values, units, goals] = [0, 1, 2, 3].map(width);
  const lines = cells.map(([name = "", value = "", unit = "", goal = "", missed = ""]) =>
    `  ${name.padEnd(names!)}  ${value.padStart(values!)} ${unit.padEnd(units!)}  ${goal.padEnd(goals!)}  ${missed}`.trimEnd(),
  );
  return `${title}\n${lines.join("\n")}\n`;
}

/** 0 when every goal holds, else 1. */
export function exitCode(rows: readonly Measure[]): number {
  return rows.every(({ holds }) => holds) ? 0 : 1;
}
