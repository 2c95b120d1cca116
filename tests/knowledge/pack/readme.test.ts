import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintPack, lintTrials, loadPack, packJsonSchema } from "../../../knowledge/index.ts";
import { benchPack } from "../../../src/commands/backtest/bench-pack.ts";
import { judgeLabelled } from "../../../src/commands/backtest/judge-labelled.ts";
import { judgeScenarios } from "../../../src/commands/backtest/judge-scenarios.ts";
import { agreementMeasures } from "../../../src/commands/backtest/labelled-measures.ts";
import { checkPack } from "../../../src/commands/knowledge-check/check-pack.ts";

const readme = readFileSync(new URL("../../../knowledge/README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => ({
  name,
  text,
}));

interface JsonSchema {
  readonly properties?: Record<string, JsonSchema>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** The rows a file's fields must have: the text between the example before its own and its own. */
function rowsBefore(example: string): string[] {
  const end = readme.indexOf(`\`\`\`yaml\n# ${example}\n`);
  const before = readme.slice(0, end);
  const start = before.lastIndexOf("```yaml");
  return before
    .slice(start === -1 ? 0 : start)
    .split("\n")
    .filter((line) => line.startsWith("| `"));
}

/** Every field of a schema at any depth, with what a reader must be told about it. */
function fieldsOf(schema: JsonSchema, found: [string, string[]][] = []): [string, string[]][] {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    found.push([name, limitsOf(field, schema.required?.includes(name) ?? false)]);
    fieldsOf(field, found);
  }
  for (const inner of [
    schema.items,
    schema.additionalProperties,
    ...(schema.prefixItems ?? []),
    ...(schema.anyOf ?? []),
  ])
    if (typeof inner === "object") fieldsOf(inner, found);
  return found;
}

function limitsOf(schema: JsonSchema, required: boolean): string[] {
  const limits: (string | number)[] = [...(schema.enum ?? [])];
  const inside = [schema.items, schema.additionalProperties].filter((each) => typeof each === "object");
  for (const each of [schema, ...inside]) {
    const isId = each.pattern?.includes("a-z0-9");
    if (each.maxLength !== undefined && !isId) limits.push(each.maxLength);
    if (each.maximum !== undefined) limits.push(each.minimum ?? "", each.maximum);
    limits.push(...(each.enum ?? []));
  }
  if (schema.maxItems !== undefined && schema.prefixItems === undefined) limits.push(schema.maxItems);
  // Alternatives of a union are told apart in words.
  return [...limits.map(String), ...(required && !schema.anyOf ? ["required"] : [])];
}

describe("knowledge/README.md", () => {
  test("its examples are a pack without problems, and without anything to object to", () => {
    const { pack, trials } = loadPack(blocks);
    expect(pack.manifest.id).toBe("meeting-notes");
    expect(trials.scenarios).toHaveLength(1);
    const findings = [...lintPack(pack, "2026-06-01"), ...lintTrials(pack, trials)];
    expect(findings.filter((finding) => finding.severity === "error")).toEqual([]);
  });

  test("its example may be published, and agrees with its cases", () => {
    const { pack, trials } = loadPack(blocks);
    expect(checkPack(pack, trials, "2026-06-01").filter(({ row }) => !row.holds)).toEqual([]);
    const bench = benchPack(pack, trials, "2026-06-01");
    const rows = agreementMeasures(judgeLabelled(bench), judgeScenarios(bench));
    expect(rows.filter(({ holds }) => !holds)).toEqual([]);
  });

  test("it has one example of every file", () => {
    const names = Object.keys(packJsonSchema().$defs).map((name) => name.replace("*", "notes"));
    expect(blocks.map((block) => block.name).sort()).toEqual(names.sort());
  });

  const files = Object.entries(packJsonSchema().$defs).map(([name, schema]) => [name, schema as JsonSchema] as const);
  test.each(files)("it tells every field of %s with its limits", (name, schema) => {
    const rows = rowsBefore(name.replace("*", "notes"));
    const untold = fieldsOf(schema).filter(([field, limits]) => {
      const cells = rows
        .filter((row) => row.startsWith(`| \`${field}\` |`))
        .map((row) => row.split("|").slice(2).join("|"));
      return !cells.some((row) => limits.every((limit) => new RegExp(`(?<![\\w-])${limit}(?!\\w)`).test(row)));
    });
    expect(untold).toEqual([]);
  });
});
