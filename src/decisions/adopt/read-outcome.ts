import { clip } from "../../clip.ts";
import { isPlaceholder, plainText } from "./plain-text.ts";
import type { Section } from "./read-prose.ts";

const LONGEST = 200;
/** Of a paragraph. */
const LONGEST_READ = 4000;

/** What was chosen: the option MADR names, else the first sentence of the decision. Undefined where a text has no decision. */
export function readOutcome(sections: readonly Section[]): string | undefined {
  const decided = sections.filter(
    ({ level, heading }) =>
      level > 1 && /^(?:\d+\.?\s+)?(?:decision|decision outcome|outcome|the decision)\s*:?$/i.test(plainText(heading)),
  );
  for (const { lines } of decided) {
    const paragraph = paragraphs(lines.map(({ text }) => text)).find((one) => /chosen option/i.test(one));
    const chosen = paragraph === undefined ? undefined : chosenIn(paragraph);
    if (chosen !== undefined) return clip(chosen, LONGEST);
  }
  const [first] = decided.flatMap(({ lines }) => paragraphs(lines.map(({ text }) => text)));
  if (first === undefined) return undefined;
  const sentence = plainText(/^.*?[.!?](?=\s|$)/.exec(first)?.[0] ?? first).replace(/^[-*+]\s+/, "");
  return sentence === "" || isPlaceholder(sentence) ? undefined : clip(sentence.replace(/[.:]$/, ""), LONGEST);
}

/** `Chosen option: "Courier", because …`. */
function chosenIn(paragraph: string): string | undefined {
  const said = /chosen option(?:\*\*|__)?\s*:?(?:\*\*|__)?\s*(.*)$/i.exec(paragraph)?.[1] ?? "";
  const quoted = /^(?:"([^"]+)"|\u201c([^\u201d]+)\u201d|'([^']+)'|\u00ab([^\u00bb]+)\u00bb)/.exec(said);
  const words =
    quoted?.slice(1).find((one) => one !== undefined) ??
    said.replace(/,?\s+because\b.*$/i, "").replace(/\.(?:\s.*)?$/, "");
  const chosen = plainText(words);
  return chosen === "" || isPlaceholder(chosen) ? undefined : chosen;
}

function paragraphs(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.trim();
    if (text === "") open = false;
    else if (open && !/^[-*+]\s/.test(text)) {
      const before = joined.at(-1) ?? "";
      if (before.length < LONGEST_READ) joined[joined.length - 1] = `${before} ${text}`;
    } else {
      joined.push(text);
      open = true;
    }
  }
  return joined;
}
