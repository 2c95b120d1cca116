/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[], last = "and"): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Whole clauses: "a, and b", "a, b, and c". */
export function joinClauses(clauses: readonly string[], last = "and"): string {
  if (clauses.length <= 1) return clauses[0] ?? "";
  return `${clauses.slice(0, -1).join(", ")}, ${last} ${clauses.at(-1)}`;
}

/** "a core", "an island". */
export function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

/** A name that begins with an article, within a sentence. */
export function withinSentence(name: string): string {
  return name.replace(/^(An?|The) /, (article) => article.toLowerCase());
}

/** The text as the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  return /[.?!…]["”»)]?$/.test(text) ? upperFirst(text) : `${upperFirst(text)}.`;
}

/** One decimal, with a sign where asked; never "-0.0". */
export function printPoints(points: number, signed = false): string {
  const rounded = Math.round(points * 10) / 10 + 0;
  const sign = rounded < 0 ? "\u2212" : signed && rounded > 0 ? "+" : "";
  return `${sign}${Math.abs(rounded).toFixed(1)}`;
}
