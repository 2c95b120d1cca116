/** Markup that is safe to send: only the `html` tag makes it. */
export interface Html {
  readonly [marked]: true;
  readonly markup: string;
}

/** What may stand in a template: text is escaped, nothing stands for nothing, lists are joined. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const marked = Symbol("html");

/** Builds markup; every value that is not markup itself is escaped for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? "";
  parts.forEach((part, index) => {
    markup += flatten(part) + (strings[index + 1] ?? "");
  });
  return { [marked]: true, markup };
}

function flatten(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  if (isHtml(part)) return part.markup;
  return part.map(flatten).join("");
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return marked in part;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
