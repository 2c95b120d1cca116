/** At most `max` UTF-16 units, as the platforms count them; what is cut off is marked, and no character is cut in two. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const { segment } of characters.segment(text.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
