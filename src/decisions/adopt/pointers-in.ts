/** Another record as a text names it: by its file, as written in a link, or by its number. */
export type Pointer = { readonly file: string } | { readonly number: number };

/** Files that inline links, and definitions of links, of a text lead to; no address of the web is among them. */
export function linksIn(text: string): Pointer[] {
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s<>]{1,500})/g)];
  const defined = [...text.matchAll(/^ {0,3}\[[^[\]]{1,200}\]:[ \t]*<?([^\s<>]{1,500})/gm)];
  return [...inline, ...defined].flatMap(([, target = ""]) => {
    const [file = ""] = target.split(/[#?]/, 1);
    return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target) || !/\.(?:md|markdown)$/i.test(file) ? [] : [{ file }];
  });
}

/** Links, and where there are none the numbers of records: "ADR-0005", "ADR 5", "0005", "#5". */
export function pointersIn(text: string): Pointer[] {
  const links = linksIn(text);
  if (links.length > 0) return links;
  const numbers = [...text.matchAll(/(?:\b(?:adr|madr)[\s#_-]{0,3}|#|(?<![\w.-])(?=0))(\d{1,6})(?![\d-])/gi)];
  const [bare] = numbers.length > 0 ? [] : [...text.matchAll(/^\s*(\d{1,6})\b(?![-.]\d)/g)];
  return [...numbers, ...(bare === undefined ? [] : [bare])].map(([, number]) => ({ number: Number(number) }));
}
