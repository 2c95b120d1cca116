import { parseYaml } from "../../../knowledge/index.ts";

/** A field of the front matter: one value, or those of a list, as written. */
export interface Field {
  readonly values: readonly string[];
  /** In the file, from 1. */
  readonly line: number;
}

export interface FrontMatter {
  /** By name in lower case, with dashes: `decision-makers`. */
  readonly fields: ReadonlyMap<string, Field>;
  /** The line after it, from 1. */
  readonly next: number;
  /** Where it is no YAML: it was read line by line. */
  readonly slip?: { readonly line: number; readonly text: string } | undefined;
}

/** The front matter of a text, `"open"` where it never ends. A field YAML would refuse, such as `deciders: @ana`, is read all the same. */
export function readFrontMatter(text: string): FrontMatter | "open" {
  const lines = text.split("\n");
  if (lines[0]?.trimEnd() !== "---") return { fields: new Map(), next: 1 };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1) return "open";
  const body = lines.slice(1, end);
  const { value, problems } = parseYaml({ name: "front matter", text: `\n${body.join("\n")}\n` });
  const written = fieldsByLine(body);
  const [slip] = problems;
  if (slip !== undefined)
    return {
      fields: written,
      next: end + 2,
      slip: { line: slip.line, text: `its front matter is no YAML: ${slip.message}` },
    };
  const fields = Object.entries(isRecord(value) ? value : {}).map(([name, said]): [string, Field] => {
    const key = keyOf(name);
    return [key, { values: valuesOf(said), line: written.get(key)?.line ?? 1 }];
  });
  return { fields: new Map(fields), next: end + 2 };
}

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a template left, a flow mapping such as `{who decided}`, is no value. */
function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (value === null || value === undefined || typeof value === "object") return [];
  const text = String(value).trim();
  return text === "" ? [] : [text];
}

function fieldsByLine(lines: readonly string[]): Map<string, Field> {
  const fields = new Map<string, { values: string[]; line: number }>();
  let last: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw.slice(0, 2000);
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) {
      last.push(...unquoted(item));
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1 || !/^[A-Za-z]/.test(line)) continue;
    const said = line.slice(colon + 1).trim();
    last = /^\[.*\]$/.test(said) ? said.slice(1, -1).split(",").flatMap(unquoted) : unquoted(said);
    fields.set(keyOf(line.slice(0, colon)), { values: last, line: index + 2 });
  }
  return fields;
}

function unquoted(text: string): string[] {
  const trimmed = text.trim();
  const [, , inside = trimmed] = /^(["'])(.*)\1$/.exec(trimmed) ?? [];
  return inside === "" || /^\{.*\}$/.test(inside) ? [] : [inside];
}
