import { type Activity, Mention } from "./activity.ts";

const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** What a person wrote, and whether it mentions the bot. */
export interface WordsSaid {
  readonly text: string;
  readonly mentionsBot: boolean;
}

/**
 * Mentions are found by what Teams says about them, never by what a name looks like: the bot's own are taken out, other
 * people's become their names. Words that only look like a mention stay.
 */
export function wordsSaid({ text, entities, recipient }: Activity): WordsSaid {
  let rest = text ?? "";
  let mentionsBot = false;
  for (const entity of entities ?? []) {
    const read = Mention.safeParse(entity);
    if (!read.success) continue;
    const { mentioned, text: shown } = read.data;
    const own = mentioned.id === recipient.id;
    mentionsBot ||= own;
    const at = shown ? rest.indexOf(shown) : -1;
    if (!shown || at < 0) continue;
    rest = `${rest.slice(0, at)}${own ? " " : (mentioned.name ?? "")}${rest.slice(at + shown.length)}`;
  }
  const plain = rest.replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
  return { text: plain.replaceAll("\u00a0", " ").trim(), mentionsBot };
}
