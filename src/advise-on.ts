import {
  createModel,
  fromAnswers,
  type Gathered,
  gather,
  type LoadedPack,
  type Recommendation,
  recommendFrom,
  toModelSpec,
  turn,
  type WrittenAnswers,
} from "../knowledge/index.ts";

/**
 * The recommendation for written answers, without an interview; provisional while a question could still change it. `today`
 * is an ISO date; `consequences` count half again as much. Throws `UnknownAnswerError` naming the nearest ids.
 */
export function adviseOn(
  pack: LoadedPack,
  answers: WrittenAnswers,
  { today, consequences = [] }: { today: string; consequences?: readonly string[] | undefined },
): { readonly gathered: Gathered; readonly said: Recommendation } {
  const model = createModel(toModelSpec(pack, today), consequences);
  const stated = fromAnswers(model, answers);
  const { stop, open } = turn(model, stated);
  const of = model.questions.length;
  const provisional = stop.stop ? undefined : { answered: of - open.length, of };
  const gathered = gather({ pack, model, stated, today, provisional });
  const said = recommendFrom(gathered);
  return { gathered, said };
}
