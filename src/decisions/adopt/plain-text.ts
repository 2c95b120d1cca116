/** Inline Markdown as the plain words a reader sees, on one line: no marks, no control or direction-changing characters. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?: "[^"]*")?\)/g, "$1")
    .replace(/`+|\*\*|__|~~/g, "")
    .replace(/\\([\\`*_{}[\]<>()#+\-.!|~])/g, "$1")
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** The `{…}` or `[…]` a template leaves for somebody to fill in. */
export function isPlaceholder(text: string): boolean {
  return /^["'“]?(?:\{[^{}]*\}|\[[^[\]]*\]|<[^<>]*>)["'”]?$/.test(text.trim());
}
