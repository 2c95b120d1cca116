import { HouseError, UnknownAnswerError } from "../../knowledge/index.ts";
import { adviseOn } from "../advise-on.ts";
import { UsageError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { adviceJson } from "../printing/advice-json.ts";
import { printRecommendation } from "../printing/print-recommendation.ts";
import { toDay } from "../to-day.ts";
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
    const today = toDay(ports.clock.now());
    const { gathered, said } = adviseOn(pack, answers, { today, consequences });
    ports.out(
      flags.has("json") ? `${JSON.stringify(adviceJson(gathered, said), null, 2)}\n` : printRecommendation(said),
    );
    return 0;
  } catch (error) {
    const unusable = [UsageError, UnknownAnswerError, HouseError].some((kind) => error instanceof kind);
    if (!unusable || !(error instanceof Error)) throw error;
    ports.err(`${error.message}\n${USAGE}\n`);
    return 2;
  }
}
