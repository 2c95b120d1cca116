import { join } from "node:path";
import { aProgram, type Program } from "../../killing/a-program.ts";

const preload = join(import.meta.dirname, "kill-at.ts");

export interface Process extends Pick<Program, "dieAt" | "ended" | "stop"> {
  /** Where Teams sends to. */
  readonly url: string;
}

/** The program in local mode on this folder, with waits of a thirtieth; resolves when it is ready. */
export async function aProcess(folder: string): Promise<Process> {
  const program = await aProgram(preload, { WAYMARK_DATA: folder, WAYMARK_TEAMS_INSECURE_LOCAL: "1" });
  return { ...program, url: `${program.address}/api/messages` };
}
