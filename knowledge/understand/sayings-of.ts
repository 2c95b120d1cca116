import type { Question } from "../pack/schema.ts";
import { meaningful, stemKey } from "./meaningful.ts";
import { wordsOf } from "./tokenise.ts";

/** How a question's choices are said, taken apart once: a message is compared with all of them. */
export interface Sayings {
  readonly choices: readonly {
    readonly id: string;
    /** The label and the cues, each as `stemKey` has it. */
    readonly keys: ReadonlySet<string>;
    /** The meaningful stems of the label, in order. */
    readonly label: readonly string[];
  }[];
  readonly unit: ReadonlySet<string>;
}

const known = new WeakMap<Question, Sayings>();

/** The same object again for the same question. */
export function sayingsOf(question: Question): Sayings {
  const found = known.get(question) ?? takenApart(question);
  known.set(question, found);
  return found;
}

function takenApart({ choices, unit }: Question): Sayings {
  return {
    choices: choices.map(({ id, label, cues }) => ({
      id,
      keys: new Set([label, ...cues].map((saying) => stemKey(wordsOf(saying)))),
      label: meaningful(wordsOf(label)).map((token) => token.stem),
    })),
    unit: new Set(wordsOf(unit ?? "").map((token) => token.stem)),
  };
}
