import { nearest } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";

/** Which options a command takes: a value follows, or the option alone says it. */
export type ArgumentKinds = Readonly<Record<string, "value" | "flag">>;

/**
 * Options by name, without the dashes; a word without dashes is the value of `bare`, where that is named. Throws
 * `UsageError` for options the command does not take, naming the nearest.
 */
export function readArguments(
  args: readonly string[],
  kinds: ArgumentKinds,
  bare?: string,
): { readonly values: Readonly<Record<string, string>>; readonly flags: ReadonlySet<string> } {
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const names = Object.keys(kinds);
  for (let at = 0; at < args.length; at++) {
    const given = args[at] ?? "";
    if (bare !== undefined && values[bare] === undefined && !given.startsWith("--")) {
      values[bare] = given;
      continue;
    }
    const [name = "", inline] = splitOnce(given.replace(/^--/, ""));
    if (!given.startsWith("--") || !Object.hasOwn(kinds, name)) {
      const known = names.map((one) => `--${one}`);
      const like = nearest(given, known);
      throw new UsageError(
        `"${given}" is not an option here; did you mean "${like ?? known[0]}"? (${known.join(", ")})`,
      );
    }
    if (kinds[name] === "flag") flags.add(name);
    else {
      const value = inline ?? args[++at];
      if (value === undefined || (value.startsWith("--") && inline === undefined))
        throw new UsageError(`--${name} needs a value, such as --${name} answers.json`);
      values[name] = value;
    }
  }
  return { values, flags };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf("=");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
