import type { Token } from "./tokenise.ts";

/** A number or a span of numbers said in words `from` up to `to`; bounds are inclusive, `high` may be Infinity. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const SMALL = new Map<string, number>([
  ...ONES.split(" ").map((word, index): [string, number] => [word, index]),
  ...TENS.split(" ").map((word, index): [string, number] => [word, 20 + 10 * index]),
  ["single", 1],
  ["couple", 2],
  ["dozen", 12],
  ["ein", 1],
  ["eine", 1],
  ["zwei", 2],
  ["drei", 3],
  ["vier", 4],
  ["funf", 5],
  ["sechs", 6],
  ["sieben", 7],
  ["acht", 8],
  ["neun", 9],
  ["zehn", 10],
  ["zwanzig", 20],
]);
const SCALES = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
  ["billion", 1_000_000_000],
  ["hundert", 100],
  ["tausend", 1_000],
  ["millionen", 1_000_000],
]);
const SUFFIXES: Record<string, number> = { k: 1e3, tsd: 1e3, m: 1e6, mn: 1e6, mio: 1e6, mil: 1e6, bn: 1e9, b: 1e9 };
const PLURALS = new Map([
  ["tens", [20, 99]],
  ["dozens", [24, 99]],
  ["hundreds", [200, 999]],
  ["thousands", [2_000, 9_999]],
  ["millions", [2_000_000, 999_999_999]],
]);
const ABOVE = new Set(["over", "above", "exceeding", "than", "uber"]);
const BELOW = new Set(["under", "below", "unter"]);

/** The amounts in a sentence, left to right, not overlapping. */
export function readAmounts(words: readonly Token[]): Amount[] {
  const amounts: Amount[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = amountAt(words, at);
    if (!first) continue;
    const amount = spanned(words, bounded(words, first));
    amounts.push(amount);
    at = amount.to - 1;
  }
  return amounts;
}

function amountAt(words: readonly Token[], from: number): Amount | undefined {
  const word = words[from]?.word ?? "";
  const plural = PLURALS.get(word);
  if (plural) return pluralAt(words, from, plural);
  if (/^\d/.test(word)) return digitsAt(words, from);
  if (word === "half" && words[from + 1]?.word === "a" && words[from + 2]?.word === "million")
    return { from, to: from + 3, low: 500_000, high: 500_000 };
  return wordsAt(words, from);
}

function pluralAt(words: readonly Token[], from: number, [low = 0, high = 0]: readonly number[]): Amount {
  const scale = words[from + 1]?.word === "of" ? PLURALS.get(words[from + 2]?.word ?? "") : undefined;
  const factor = scale?.[0] === undefined ? 1 : scale[0] / 2;
  return { from, to: factor === 1 ? from + 1 : from + 3, low: low * factor, high: (high + 1) * factor - 1 };
}

function digitsAt(words: readonly Token[], from: number): Amount | undefined {
  const match = /^(\d[\d.,]*)([a-z]*)$/.exec(words[from]?.word ?? "");
  if (!match) return undefined;
  const suffix = match[2] ?? "";
  const factor = suffix === "" ? 1 : SUFFIXES[suffix];
  if (factor === undefined) return undefined;
  const written = match[1] ?? "";
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(written);
  const value = Number(grouped ? written.replace(/[.,]/g, "") : written.replace(",", "."));
  if (!Number.isFinite(value)) return undefined;
  const next = words[from + 1]?.word ?? "";
  const scale = suffix === "" ? (SCALES.get(next) ?? SUFFIXES[next]) : undefined;
  const exact = value * factor * (scale ?? 1);
  return { from, to: from + (scale === undefined ? 1 : 2), low: exact, high: exact };
}

function wordsAt(words: readonly Token[], from: number): Amount | undefined {
  const article = ["a", "an"].includes(words[from]?.word ?? "") && isScale(words[from + 1]?.word) ? 1 : 0;
  let total = 0;
  let part = article;
  let at = from + article;
  for (; at < words.length; at++) {
    const word = words[at]?.word ?? "";
    const small = SMALL.get(word);
    const scale = SCALES.get(word);
    if (small !== undefined && (part === 0 || (part % 100 >= 20 && small < 10) || (part >= 100 && part % 100 === 0)))
      part += small;
    else if (small === 12 && part > 0 && word === "dozen") part *= 12;
    else if (scale === 100 && part > 0) part *= 100;
    else if (scale !== undefined && part > 0) {
      total += part * scale;
      part = 0;
    } else if (!(word === "and" && part >= 100 && SMALL.has(words[at + 1]?.word ?? ""))) break;
  }
  const value = total + part;
  return at > from + article && (value > 0 || words[from]?.word === "zero")
    ? { from, to: at, low: value, high: value }
    : undefined;
}

function isScale(word: string | undefined): boolean {
  return word !== undefined && (SCALES.has(word) || word === "dozen" || word === "couple");
}

function bounded(words: readonly Token[], amount: Amount): Amount {
  const before = words[amount.from - 1]?.word ?? "";
  const earlier = words[amount.from - 2]?.word ?? "";
  if (before === "than" && ["less", "fewer"].includes(earlier)) return { ...amount, low: 0, high: amount.high - 1 };
  if (ABOVE.has(before)) return { ...amount, low: amount.low + 1, high: Number.POSITIVE_INFINITY };
  if (BELOW.has(before)) return { ...amount, low: 0, high: amount.high - 1 };
  if (before === "least" && earlier === "at") return { ...amount, high: Number.POSITIVE_INFINITY };
  if ((before === "to" && earlier === "up") || (before === "most" && earlier === "at")) return { ...amount, low: 0 };
  return amount;
}

/** "3 to 5", "3-5", "between 3 and 5", "5 or more". */
function spanned(words: readonly Token[], first: Amount): Amount {
  const link = words[first.to]?.word ?? "";
  const after = words[first.to + 1]?.word ?? "";
  if (["or", "and"].includes(link) && ["more", "up", "mehr"].includes(after))
    return { ...first, to: first.to + 2, high: Number.POSITIVE_INFINITY };
  const linked = ["to", "or", "bis"].includes(link) || (link === "and" && words[first.from - 1]?.word === "between");
  if (!linked) return first;
  const second = amountAt(words, first.to + 1);
  return second && second.high >= first.low ? { ...first, to: second.to, high: second.high } : first;
}
