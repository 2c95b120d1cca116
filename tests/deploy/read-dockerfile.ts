import { z } from "zod";

/** One instruction of a Dockerfile, with continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

export function readDockerfile(text: string): Instruction[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => {
      const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { name, rest };
    });
}

/** `["node", "…"]` as it stands after CMD. */
export function execForm(rest: string): [string, ...string[]] {
  return z.tuple([z.string()], z.string()).parse(JSON.parse(rest));
}
