import type { Content } from "../world/world.ts";

/** Everything written on a message, one line for each piece: what a person reads who opens it all. */
export function wordsOf({ text, card }: Content): string {
  const lines: string[] = text === "" ? [] : [text];
  const visit = (node: Readonly<Record<string, unknown>>): void => {
    if (node.type === "RichTextBlock" && Array.isArray(node.inlines)) {
      lines.push(node.inlines.map((run) => (typeof run === "string" ? run : String(run.text ?? ""))).join(""));
      return;
    }
    for (const name of ["title", "text", "label", "value", "placeholder"])
      if (typeof node[name] === "string" && !String(node.type).startsWith("Data"))
        lines.push(String(node[name]).replace(/<\/?at>/g, ""));
    for (const [name, value] of Object.entries(node)) {
      if (["fallback", "data", "msteams", "refresh"].includes(name)) continue;
      for (const item of Array.isArray(value) ? value : [value])
        if (typeof item === "object" && item !== null) visit(item as Readonly<Record<string, unknown>>);
    }
  };
  if (card !== undefined) visit(card);
  return lines.join("\n");
}
