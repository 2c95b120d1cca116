import type { Package, Stack } from "../pack/schema.ts";
import type { StackWords, Watch } from "../stack-words.ts";
import type { Phrases } from "./create-phrases.ts";
import type { Gathered } from "./gather.ts";
import { joinClauses, joinWords } from "./join-words.ts";
import { type NeededCapabilities, neededCapabilities } from "./needed-capabilities.ts";
import { LEVEL_WORDS, type ProvidedPart, providedParts } from "./provided-parts.ts";

/** The stack of the leading option, and in a close call of the other one too; empty where none fits or the pack knows none. */
export function stackDetails(gathered: Gathered): StackWords[] {
  const { stack } = gathered.pack;
  const { kind, option, runnerUp } = gathered.assessment.verdict;
  if (stack === undefined || option === null) return [];
  const shown = kind === "close-call" && runnerUp !== null ? [option, runnerUp] : [option];
  return shown.map((id) => stackOf(gathered, stack, id));
}

/** What to watch with the leading option. */
export function watchDetails({ pack, assessment }: Gathered): Watch[] {
  const { option } = assessment.verdict;
  if (option === null) return [];
  return (pack.stack?.indicators ?? [])
    .filter(({ options }) => options === undefined || options.includes(option))
    .map(({ name, signal, reading }) => ({ name, signal, reading }));
}

function stackOf({ pack, stated, phrases, today }: Gathered, stack: Stack, id: string): StackWords {
  const { options } = pack.manifest;
  const option = options.find((one) => one.id === id)!;
  const packages = new Map(stack.packages.map((one) => [one.id, packageWords(one, today)]));
  const named = (ids: readonly string[]) => ids.flatMap((each) => packages.get(each) ?? []);
  const { implied, possible } = neededCapabilities(stack, stated);
  const partWords = ({ part, level, by, packages: ids, alternatives, avoid, warnings, evidence }: ProvidedPart) => ({
    ...(part === undefined ? {} : { part }),
    level: LEVEL_WORDS[level],
    by,
    packages: named(ids),
    alternatives: named(alternatives),
    avoid: named(avoid),
    warnings,
    evidence,
  });
  return {
    option: option.name,
    capabilities: implied.map((capability) => ({
      id: capability.id,
      label: capability.label,
      parts: providedParts(capability, option, options).map(partWords),
    })),
    possible: possibleWords(possible, phrases),
    seam: stack.seams
      .filter((seam) => seam.option === id)
      .map(({ about, text, evidence }) => ({ about, text, evidence })),
    collapse: option.collapse ?? null,
  };
}

/** Each with the answer that would add it; a long list in one line, because little has been answered yet. */
function possibleWords(possible: NeededCapabilities["possible"], phrases: Phrases): string[] {
  if (possible.length > 5)
    return [`By questions still open: ${joinWords(possible.map(({ capability }) => capability.label))}`];
  return possible.map(({ capability, missing }) => {
    const clauses = missing.map(({ question, choices }) =>
      joinWords(
        choices.slice(0, 2).map((choice) => phrases.clause(question, choice)),
        "or",
      ),
    );
    return `${capability.label}, if ${joinClauses(clauses)}`;
  });
}

function packageWords({ name, version, released, status, checkedOn, validUntil, address }: Package, today: string) {
  return { name, version, released, status, checkedOn, expired: validUntil < today, address };
}
