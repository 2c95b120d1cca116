import type { Answer, Stated } from "../engine/types.ts";
import type { Condition } from "../pack/schema.ts";

/** Whether somebody's answer meets the condition: their choice, or every one of "one of these". */
export function holds(stated: Stated, condition: Condition): boolean {
  const answers = Object.values(stated.answers[condition.question] ?? {});
  return answers.some((answer) => {
    const choices = choicesOf(answer);
    return choices.length > 0 && choices.every((choice) => condition.choices.includes(choice));
  });
}

/** Whether any line holds with all of its conditions. */
export function holdsAny(stated: Stated, lines: readonly (readonly Condition[])[]): boolean {
  return lines.some((line) => line.every((condition) => holds(stated, condition)));
}

/** The choices an answer leaves possible; empty where it names none. */
export function choicesOf(answer: Answer): readonly string[] {
  if (answer.kind === "choice") return [answer.choice];
  return answer.kind === "one-of" ? answer.choices : [];
}
