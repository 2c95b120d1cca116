import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { PROGRAMS, type ProgramId } from "./programs.ts";

const ALWAYS = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/** The file of a program that tests start; undefined when this machine has none. */
export function findProgram(id: ProgramId, path = process.env.PATH ?? "", always: readonly string[] = ALWAYS) {
  const { names, elsewhere } = PROGRAMS[id];
  const folders = [...path.split(delimiter).filter((folder) => folder !== ""), ...always];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
