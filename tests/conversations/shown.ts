/** The bot's lines as far as the file cares: "…" alone stands for any lines, at the end of a line for the rest of it. */
export function shown(lines: readonly string[], expected: readonly string[]): string[] {
  const gap = expected.indexOf("…");
  if (gap < 0) return lines.map((line, index) => clipped(line, expected[index]));
  const tail = expected.slice(gap + 1);
  const [head, end] = [lines.slice(0, gap), lines.slice(Math.max(gap, lines.length - tail.length))];
  return [...shown(head, expected.slice(0, gap)), "…", ...shown(end, tail)];
}

function clipped(line: string, expected = ""): string {
  return expected.endsWith("…") && line.startsWith(expected.slice(0, -1)) ? expected : line;
}
