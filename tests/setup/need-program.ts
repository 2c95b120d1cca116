import { findProgram } from "./find-program.ts";
import type { ProgramId } from "./programs.ts";

/** The file of a program a test starts; without it the test fails with what to do. */
export function needProgram(id: ProgramId): string {
  const file = findProgram(id);
  if (file === undefined) throw new Error(`no ${id} here: run \`node tests/setup/ensure-programs.ts\``);
  return file;
}
