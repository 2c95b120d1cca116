import type { LoadedPack } from "../../../knowledge/index.ts";
import { MOST_DAYS, MOST_RATE } from "../event.ts";
import { shortened } from "../wording.ts";

/** What "cost …" asks to change; `problem` says what to write instead. */
export type CostWords =
  | { readonly problem: string }
  | {
      readonly days?: number;
      readonly rate?: number;
      readonly with: readonly string[];
      readonly without: readonly string[];
      /** Everything that was said about cost is taken back. */
      readonly reset: boolean;
    };

const HOW = "Say for example `cost 40 days`, `cost rate 800`, `cost with search` or `cost without caching`.";
const NUMBER = String.raw`(-?\d[\d.,'\u2019_ ]*)`;

/** Reads "40 days", "rate 800", "with search, caching", "without payments", alone or together. */
export function readCost(pack: LoadedPack, argument: string): CostWords {
  let rest = ` ${argument.replace(/[\s;]+/g, " ").trim()} `;
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest)?.[1];
    if (found !== undefined) rest = rest.replace(pattern, " ");
    return found;
  };
  if (/^ (?:reset|none|nothing) $/i.test(rest)) return { with: [], without: [], reset: true };
  const rate = take(new RegExp(` (?:day ?)?rate ?(?:of|is|:|=)? ?${NUMBER} `, "i"));
  const days = take(new RegExp(` ${NUMBER} ?(?:person-?)?days? `, "i"));
  const left = take(/ without:? (.*?)(?= with:? | $)/i);
  const added = take(/ with:? (.*?) $/i);
  const read: CostWords = {
    ...(days === undefined ? {} : { days: toNumber(days) }),
    ...(rate === undefined ? {} : { rate: toNumber(rate) }),
    with: named(added),
    without: named(left),
    reset: false,
  };
  if (read.days !== undefined && !(read.days > 0 && read.days <= MOST_DAYS))
    return { problem: `The days must be a number above 0, at most ${MOST_DAYS}. Nothing was changed.` };
  if (read.rate !== undefined && !(read.rate > 0 && read.rate <= MOST_RATE))
    return { problem: `The day rate must be a number above 0, at most ${MOST_RATE}. Nothing was changed.` };
  rest = rest.replace(/ (?:and|at|a|[,.&+]+)(?= )/gi, " ");
  if (rest.trim() !== "") return { problem: `I could not read “${shortened(rest, 60)}”. ${HOW}` };
  const ids = { with: read.with.map((one) => find(pack, one)), without: read.without.map((one) => find(pack, one)) };
  const unknown = [...read.with, ...read.without].find((one) => find(pack, one) === undefined);
  if (unknown !== undefined) {
    const known = (pack.stack?.capabilities ?? []).map(({ label }) => label).join(", ");
    return { problem: `“${shortened(unknown, 60)}” is none of what is counted. Name it as here: ${known}.` };
  }
  return { ...read, with: ids.with.flatMap((id) => id ?? []), without: ids.without.flatMap((id) => id ?? []) };
}

function toNumber(text: string): number {
  const plain = text.replace(/['\u2019_ ]/g, "").replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  return Number(plain.replace(",", ".").replace(/[.,]$/, ""));
}

function named(list: string | undefined): string[] {
  return (list ?? "")
    .split(/,| and /i)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** By id, by label, or by words that only one label has. */
function find({ stack }: LoadedPack, said: string): string | undefined {
  const squeezed = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const wanted = squeezed(said);
  const all = stack?.capabilities ?? [];
  const same = all.find(({ id, label }) => squeezed(id) === wanted || squeezed(label) === wanted);
  const holding = wanted.length < 3 ? [] : all.filter(({ label }) => squeezed(label).includes(wanted));
  return same?.id ?? (holding.length === 1 ? holding[0]?.id : undefined);
}
