import type { LoadedPack } from "../../../knowledge/index.ts";
import { measure } from "../report.ts";
import { type Check, note } from "./check.ts";

const mostWords = 40;
/** Not printed to anybody who is interviewed. */
const forAuthors = new Set(["note", "sources", "hash", "cues"]);

/** Sentences too long to be read in a chat. That every text keeps its limit of characters is checked when a pack is loaded. */
export function checkTexts(pack: LoadedPack): Check {
  const long = textsIn(pack, "").flatMap(({ path, text }) => {
    const words = Math.max(...text.split(/(?<=[.!?:;])\s/).map((sentence) => sentence.split(/\s+/).length));
    return words > mostWords ? [note(path, `a sentence of ${words} words; at most ${mostWords} are read`)] : [];
  });
  return { row: measure("long-sentences", long.length, "texts"), findings: long };
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (forAuthors.has(key)) return [];
    const name = Array.isArray(value) ? ((each as { id?: string } | null)?.id ?? key) : key;
    return textsIn(each, path === "" ? name : `${path}.${name}`);
  });
}
