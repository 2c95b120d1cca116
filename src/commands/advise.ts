import {
  createModel,
  fromAnswers,
  type Gathered,
  gather,
  HouseError,
  type Recommendation,
  recommendFrom,
  toModelSpec,
  turn,
  UnknownAnswerError,
} from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { printRecommendation } from "../printing/print-recommendation.ts";
import type { CommandPorts } from "./command.ts";
import { readAnswers } from "./read-answers.ts";
import { readArguments } from "./read-arguments.ts";
import { readHousePack } from "./read-house-pack.ts";

const USAGE =
  "Usage: npm run --silent advise -- --answers <file.json or -> [--pack <pack>] [--house <house.yaml>] [--json]";

export type AdvisePorts = Pick<CommandPorts, "out" | "err" | "packsFolder" | "houseFile" | "readInput"> & {
  readonly clock: Pick<Clock, "now">;
};

/** `advise --answers file.json [--pack name] [--house house.yaml] [--json]`: the recommendation for a file of answers. 0 for every verdict, 2 for input it cannot use. */
export async function run(ports: AdvisePorts, args: string[]): Promise<number> {
  try {
    const { values, flags } = readArguments(args, { answers: "value", pack: "value", house: "value", json: "flag" });
    if (values.answers === undefined) throw new UsageError("There are no answers to advise on.");
    const { answers, consequences } = await readAnswers(values.answers, ports.readInput);
    const pack = readHousePack(ports, values.pack, values.house);
    const today = new Date(ports.clock.now()).toISOString().slice(0, 10);
    const model = createModel(toModelSpec(pack, today), consequences);
    const stated = fromAnswers(model, answers);
    const { stop, open } = turn(model, stated);
    const of = model.questions.length;
    const provisional = stop.stop ? undefined : { answered: of - open.length, of };
    const gathered = gather({ pack, model, stated, today, provisional });
    const said = recommendFrom(gathered);
    ports.out(flags.has("json") ? `${JSON.stringify(toJson(gathered, said), null, 2)}\n` : printRecommendation(said));
    return 0;
  } catch (error) {
    const unusable = [UsageError, UnknownAnswerError, HouseError].some((kind) => error instanceof kind);
    if (!unusable || !(error instanceof Error)) throw error;
    ports.err(`${error.message}\n${USAGE}\n`);
    return 2;
  }
}

/** What programs read; the shape is a contract. */
function toJson({ assessment, explanation, pack, model }: Gathered, said: Recommendation): object {
  const { verdict, settled, next, stop, robust, unknown } = assessment;
  return {
    pack: said.details.receipt.pack,
    engine: said.details.receipt.engine,
    verdict: {
      kind: verdict.kind,
      option: verdict.option,
      runnerUp: said.runnerUp,
      core: verdict.core,
      coreWord: verdict.coreWord,
      provisional: said.provisional !== null,
      stakes: verdict.stakes,
      robustWord: verdict.robustWord,
      settledWord: verdict.settledWord,
      instead: said.instead.map(({ name, text, evidence }) => ({ text: `${name}: ${text}`, evidence })),
    },
    settled: { value: settled.value, exact: settled.exact },
    robust: Object.fromEntries(pack.manifest.options.map(({ id }) => [id, robust[id] ?? 0])),
    gapPoints: said.runnerUp === null ? 0 : explanation.gapPoints,
    next: next === null ? null : { question: next.question },
    stop: { stop: stop.stop, reason: stop.reason },
    reasons: said.reasons.map(({ side, points, consequence, text, evidence }) => ({
      side,
      points,
      consequence,
      text,
      evidence,
    })),
    flips: said.flips.map(({ changes, becomes, plausibility }) => ({ changes, becomes, plausibility })),
    unasked: said.details.unasked.map(({ question, maxPoints }) => ({ question, maxPoints })),
    unknowns: unknown,
    caveats: said.caveats,
    disagreements: said.details.disagreements,
    ...(model.consequences.length > 0 ? { consequences: model.consequences } : {}),
    ...(pack.house === undefined ? {} : { house: pack.house.hash }),
  };
}
