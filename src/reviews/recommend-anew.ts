import { createModel, type LoadedPack, recommend, toModelSpec } from "../../knowledge/index.ts";
import type { Decision } from "../decisions/decision.ts";
import type { Receipt } from "../decisions/receipt.ts";
import { answersIn, choicesIn } from "./answers-in.ts";

/** What the answers of then come to with the evidence of today, as a sentence. */
export function recommendAnew({ receipt, recommended }: Decision, pack: LoadedPack, day: string): string {
  if (receipt === undefined) return "";
  const model = createModel(toModelSpec(pack, day), receipt.consequences as Parameters<typeof createModel>[1]);
  const now = recommend({ pack, model, stated: statedIn(receipt, pack), today: day }).option;
  const name = (id: string | null) => pack.manifest.options.find((one) => one.id === id)?.name ?? "none of the options";
  return now === recommended
    ? `With your answers from then it still comes to ${name(now)}.`
    : `With your answers from then it would come to ${name(now)} now, instead of ${name(recommended)}: it needs re-justifying.`;
}

/** The answers of then as far as the pack still asks for them. */
function statedIn({ stated }: Receipt, pack: LoadedPack): Receipt["stated"] {
  const choices = choicesIn(pack);
  return {
    answers: answersIn(pack, stated.answers, (given) => given),
    excluded: Object.fromEntries(
      Object.entries(stated.excluded).flatMap(([question, ids]) => {
        const kept = ids.filter((one) => choices.get(question)?.has(one));
        return kept.length === 0 ? [] : [[question, kept]];
      }),
    ),
    waived: stated.waived.filter((question) => choices.has(question)),
    fromText: stated.fromText.filter((question) => choices.has(question)),
  };
}
