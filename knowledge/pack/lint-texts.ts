import { advertisingWords } from "./advertising-words.ts";
import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { PackContent } from "./schema.ts";

/** Keys whose texts people read; notes are for authors, titles of sources are quotations, cues are other people's words. */
const read = new Set([
  "answer",
  "because",
  "collapse",
  "decides",
  "description",
  "findOut",
  "label",
  "name",
  "phrase",
  "scope",
  "split",
  "statement",
  "summary",
  "text",
  "title",
  "why",
  "wins",
]);
const praise = wordPattern(advertisingWords);

/** Objects to explanations that name an option, and to words of praise. */
export function lintTexts(pack: PackContent): Finding[] {
  const names = wordPattern(pack.manifest.options.flatMap((option) => [option.id, option.name]));
  const whys = pack.questions.flatMap(({ id, why }) => {
    const named = names.exec(why)?.[0];
    if (named === undefined) return [];
    return [
      errorAt(`questions.${id}.why`, `names an option ("${named}"); say what difference the fact makes in the world`),
    ];
  });
  const { sources: _, ...rest } = pack;
  return [...whys, ...textsIn(rest, "", false).flatMap(lintPraise)];
}

function lintPraise({ path, text }: { path: string; text: string }): Finding[] {
  const word = praise.exec(text)?.[0];
  return word === undefined ? [] : [warningAt(path, `"${word}" advertises; say what can be checked`)];
}

function textsIn(value: unknown, path: string, wanted: boolean): { path: string; text: string }[] {
  if (typeof value === "string") return wanted ? [{ path, text: value }] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const id = Array.isArray(value) ? ((each as { id?: string } | null)?.id ?? key) : key;
    return textsIn(each, path === "" ? id : `${path}.${id}`, wanted || read.has(key));
  });
}

function wordPattern(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}-])`, "iu");
}
