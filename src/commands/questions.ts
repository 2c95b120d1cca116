import type { LoadedPack, Question } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { questionsJson } from "../printing/questions-json.ts";
import { wrapText } from "../printing/wrap-text.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { readHousePack } from "./read-house-pack.ts";

/** `questions [--pack name] [--json]`: the questions of a pack with what every choice counts. */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "houseFile"> & { readonly clock: Pick<Clock, "now"> },
  args: string[],
): Promise<number> {
  try {
    const { values, flags } = readArguments(args, { pack: "value", json: "flag" }, "pack");
    const pack = readHousePack(ports, values.pack);
    ports.out(
      flags.has("json")
        ? `${JSON.stringify(questionsJson(pack), null, 2)}
`
        : toText(pack),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    ports.err(`${error.message}\nUsage: npm run --silent questions -- [--pack <pack>] [--json]\n`);
    return 2;
  }
}

function toText(pack: LoadedPack): string {
  return pack.questions.map((question) => questionText(question)).join("\n");
}

function questionText({ id, text, choices }: Question): string {
  const width = Math.max(...choices.map((choice) => choice.id.length));
  const lines = choices.map((choice) =>
    wrapText(choice.label, 80, `  ${choice.id.padEnd(width)}  `, " ".repeat(width + 4)),
  );
  return `${wrapText(`${id}: ${text}`)}\n${lines.join("\n")}\n`;
}
