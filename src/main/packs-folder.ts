import { join, resolve } from "node:path";
import type { Config } from "../config.ts";

/** Where the packs are: the folder that is configured, or the packs that come with the program. */
export function packsFolderOf(config: Config): string {
  return resolve(config.packsFolder ?? join(import.meta.dirname, "../../knowledge/packs"));
}
