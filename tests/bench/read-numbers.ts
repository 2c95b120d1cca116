import { type ArgumentKinds, readArguments } from "../../src/commands/read-arguments.ts";
import { UsageError } from "../../src/errors.ts";

/**
 * The numbers a measuring command was given, each with what it is otherwise, and whether `--json` was among them; `words`
 * are further options, with the values they may have. What cannot be read ends the program with 2 and says what can.
 */
export function readNumbers<Name extends string, Word extends string = never>(
  otherwise: Readonly<Record<Name, number>>,
  words: Readonly<Record<Word, readonly string[]>> = {} as Readonly<Record<Word, readonly string[]>>,
): { readonly numbers: Record<Name, number>; readonly words: Partial<Record<Word, string>>; readonly json: boolean } {
  const valued = [...Object.keys(otherwise), ...Object.keys(words)].map((name) => [name, "value"] as const);
  const kinds: ArgumentKinds = { ...Object.fromEntries(valued), json: "flag" };
  try {
    const { values, flags } = readArguments(process.argv.slice(2), kinds);
    const numbers: Record<Name, number> = { ...otherwise };
    for (const name of Object.keys(otherwise) as Name[]) {
      if (values[name] !== undefined) numbers[name] = readNumber(name, values[name]);
    }
    for (const name of Object.keys(words) as Word[]) {
      const value = values[name];
      if (value !== undefined && !words[name].includes(value))
        throw new UsageError(`--${name} takes ${words[name].join(", ")}, not "${value}"`);
    }
    return { numbers, words: values as Partial<Record<Word, string>>, json: flags.has("json") };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

function readNumber(name: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number < 0)
    throw new UsageError(`--${name} takes a number, not "${value}"`);
  return number;
}
