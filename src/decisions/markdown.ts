/** People's words as Markdown that reads as they wrote them: nothing in them becomes a link, a heading, HTML or a list. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\\`*_{}[\]<>#|~]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/!(?=\\\[)/g, "\\!")
    .replace(
      /^(\s*)([-+=]|\d+[.)])/,
      (_whole, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/\b(https?|ftp|mailto)(:)/gi, "$1\\$2")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** A front matter value: a JSON string is a YAML string. */
export function yamlString(text: string): string {
  return JSON.stringify(text);
}
