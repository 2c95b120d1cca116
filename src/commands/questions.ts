import type { Choice, LoadedPack, Question } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import type { Clock } from "../ports.ts";
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
    ports.out(flags.has("json") ? `${JSON.stringify(toJson(pack), null, 2)}\n` : toText(pack));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    ports.err(`${error.message}\nUsage: npm run --silent questions -- [--pack <pack>] [--json]\n`);
    return 2;
  }
}

/** What programs read; the shape is a contract. Records name every root choice and every option. */
function toJson(pack: LoadedPack): object {
  const options = pack.manifest.options.map((option) => option.id);
  const root = pack.questions.find((question) => question.id === pack.manifest.root);
  const perOption = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(options.map((option) => [option, numbers[option] ?? 0]));
  const choiceJson = (choice: Choice) => ({
    id: choice.id,
    label: choice.label,
    prior: choice.prior,
    priorByRoot: Object.fromEntries(
      (root?.choices ?? []).map(({ id }) => [id, choice.priorByRoot[id] ?? choice.prior]),
    ),
    fits: perOption(choice.fits),
    vetoes: choice.vetoes?.options ?? [],
    none: choice.none !== undefined,
  });
  return {
    questions: pack.questions.map((question) => ({
      id: question.id,
      text: question.text,
      topic: question.topic,
      weight: question.weight,
      root: question === root,
      choices: question.choices.map(choiceJson),
    })),
    rules: pack.rules.map(({ when, points, vetoes, none }) => ({
      when: when.map(({ question, choices }) => ({ question, choices })),
      points: perOption(points),
      vetoes,
      none: none !== undefined,
    })),
  };
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
