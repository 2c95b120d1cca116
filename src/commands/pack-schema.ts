import { nearest, packJsonSchema } from "../../knowledge/index.ts";
import type { CommandPorts } from "./command.ts";

/** JSON Schema of every pack file under `$defs`, or of one file alone; `undefined` for a file no pack has. */
export function packSchema(file?: string): string | undefined {
  const all = packJsonSchema();
  if (file === undefined) return `${JSON.stringify(all, null, 2)}\n`;
  if (!Object.hasOwn(all.$defs, file)) return undefined;
  return `${JSON.stringify({ $schema: all.$schema, title: file, ...all.$defs[file] }, null, 2)}\n`;
}

/** `pack:schema [file]`: prints the schema editors check pack files with. */
export async function run(ports: Pick<CommandPorts, "out" | "err">, args: string[]): Promise<number> {
  const [file] = args;
  const schema = packSchema(file);
  if (schema !== undefined) {
    ports.out(schema);
    return 0;
  }
  const files = Object.keys(packJsonSchema().$defs);
  ports.err(
    `No pack has a file "${file}"; did you mean "${nearest(file ?? "", files) ?? files[0]}"? (${files.join(", ")})\n`,
  );
  return 2;
}
