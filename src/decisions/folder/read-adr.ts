/** A file of a folder of records. */
export interface AdrFile {
  readonly name: string;
  readonly text: string;
}

/** What a record says of itself, whoever wrote it: MADR with front matter, or the form of adr-tools. */
export interface Adr {
  readonly name: string;
  /** Leading number of its name; undefined for other files, and for names that begin with a date. */
  readonly number: number | undefined;
  /** Its first heading without a number, as Markdown. */
  readonly title: string;
  readonly status: string;
  readonly date: string;
  /** The decision it was exported from, by its id and interview; undefined for what people wrote. */
  readonly of: { readonly id: string; readonly interview: string } | undefined;
}

/** Reads the few facts an index needs; what is not there is empty. */
export function readAdr({ name, text }: AdrFile): Adr {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
  const front = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(plain)?.[1] ?? "";
  const field = (key: string) => unquoted(new RegExp(`^${key}:[ \\t]*(.+)$`, "m").exec(front)?.[1] ?? "");
  const [id, interview] = [field("waymark"), field("waymark-interview")];
  const heading = /^# +(.+)$/m.exec(plain)?.[1]?.trim() ?? name;
  return {
    name,
    number: numberOf(name),
    title: heading.replace(/^\d+[.:)]?\s+/, ""),
    status: field("status") || sectionOf(plain),
    date: field("date") || (/^Date: *(\d{4}-\d{2}-\d{2})\s*$/m.exec(plain)?.[1] ?? ""),
    of: /^WM-[1-9]\d*$/.test(id) && interview !== "" ? { id, interview } : undefined,
  };
}

function numberOf(name: string): number | undefined {
  const digits = /^(\d{1,6})(?:[-_. ].*)?\.md$/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The last line below "Status": adr-tools adds there what happened later. */
function sectionOf(text: string): string {
  const section = /^## Status *\n([\s\S]*?)(?=^#|(?![\s\S]))/m.exec(text)?.[1] ?? "";
  return section.trim().split(/\n+/).at(-1)?.trim() ?? "";
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  if (/^".*"$/.test(trimmed)) {
    try {
      return String(JSON.parse(trimmed));
    } catch {
      return trimmed.slice(1, -1);
    }
  }
  return /^'.*'$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll("''", "'") : trimmed;
}
