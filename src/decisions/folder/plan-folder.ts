import type { Decision } from "../decision.ts";
import { madr } from "../madr.ts";
import { asExported, withMark } from "./export-mark.ts";
import { type AdrFile, readAdr } from "./read-adr.ts";
import { withStanding } from "./standing.ts";

/** What becomes of one decision's file. */
export interface PlannedFile extends AdrFile {
  readonly id: string;
  /** `edited`: people changed it since it was exported, so it stays as it is. */
  readonly what: "new" | "changed" | "same" | "edited";
}

const DIGITS = 4;
const LONGEST_SLUG = 60;

/**
 * The files that decisions of one workspace come to in a folder: those it has keep their names, new ones take its next
 * numbers, oldest first; to files of the workspace's others they link. Pure; `overwrite` also replaces what people changed.
 */
export function planFolder(
  files: readonly AdrFile[],
  { decisions, others = [] }: { readonly decisions: readonly Decision[]; readonly others?: readonly Decision[] },
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): PlannedFile[] {
  const here = files.map((file) => ({ ...file, ...readAdr(file) }));
  let last = Math.max(0, ...here.map(({ number }) => number ?? 0));
  const fileOf = ({ id, sessionId }: Decision) => here.find(({ of }) => of?.id === id && of.interview === sessionId);
  const adoptedHere = ({ adopted }: Decision) => here.find(({ name }) => name === adopted?.file)?.name;
  const named = decisions.map((decision) => {
    const file = fileOf(decision);
    if (file === undefined) last += 1;
    return { decision, file, name: file?.name ?? nameOf(last, decision) };
  });
  const names = new Map([
    ...others.map((decision) => [decision.id, fileOf(decision)?.name ?? adoptedHere(decision)] as const),
    ...named.map(({ decision, name }) => [decision.id, name] as const),
  ]);
  const linkOf = (id: string) => {
    const name = names.get(id);
    return name === undefined ? undefined : `[ADR-${/^\d+/.exec(name)?.[0] ?? name}](${encodeURI(name)})`;
  };
  return named.map(({ decision, file, name }) => {
    const text = withMark(withStanding(madr(decision, { linkOf }), decision, (id) => names.get(id)));
    const planned = (what: PlannedFile["what"]) => ({ id: decision.id, name, text, what });
    if (file === undefined) return planned("new");
    if (file.text.replace(/\r\n/g, "\n") === text) return planned("same");
    return planned(overwrite || asExported(file.text) ? "changed" : "edited");
  });
}

function nameOf(number: number, { id, title }: Decision): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  return `${String(number).padStart(DIGITS, "0")}-${words === "" ? id.toLowerCase() : words}.md`;
}
