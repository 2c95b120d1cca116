import type { Turn } from "../../../knowledge/engine/index.ts";
import { type Model, turn } from "../../../knowledge/engine/index.ts";
import { type CorpusPack, drawPerson, placeOf, statedBy } from "./corpus.ts";

/** How one interview of the corpus went. */
export interface Interview {
  readonly asked: number;
  readonly agrees: boolean;
  readonly last: Turn;
  /** Answers before each turn, the last one included. */
  readonly states: readonly (readonly number[])[];
  readonly person: readonly number[];
}

/** Asks the n-th person drawn from the pack's prior until the engine stops (the close band off), then compares with the full questionnaire. */
export function interview(pack: CorpusPack, model: Model, n: number): Interview {
  const person = drawPerson(pack, n);
  let answers = person.map(() => -1);
  const states: number[][] = [];
  for (;;) {
    states.push(answers);
    const last = turn(model, statedBy(answers), { closeStop: false });
    if (last.stop.stop || !last.next) {
      const full = turn(model, statedBy(person));
      return { asked: answers.filter((a) => a >= 0).length, agrees: full.leader === last.leader, last, states, person };
    }
    const at = placeOf(last.next.question);
    answers = answers.with(at, person[at]!);
  }
}
