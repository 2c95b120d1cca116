const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const NAMED = `(${MONTHS})[a-z]{0,6}\\.?`;

/** The first date of a text as an ISO date: `2024-01-31`, `2024/1/31`, `31 January 2024`, `Jan 31st, 2024`. Orders that could be read two ways are not read. */
export function dayIn(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const first = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.?[ \\u00a0]${NAMED},?[ \\u00a0](\\d{4})(?!\\d)`,
    "i",
  ).exec(text);
  if (first !== null) return dayOf(Number(first[3]), monthOf(first[2]), Number(first[1]));
  const second = new RegExp(`\\b${NAMED}[ \\u00a0](\\d{1,2})(?:st|nd|rd|th)?,?[ \\u00a0](\\d{4})(?!\\d)`, "i").exec(
    text,
  );
  return second === null ? undefined : dayOf(Number(second[3]), monthOf(second[1]), Number(second[2]));
}

function monthOf(name = ""): number {
  return MONTHS.split("|").indexOf(name.toLowerCase()) + 1;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1970 ? at.toISOString().slice(0, 10) : undefined;
}
