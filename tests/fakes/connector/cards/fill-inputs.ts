import type { Action, Input } from "./inputs.ts";

/** What a person enters, by label (or placeholder, or id): words, one choice's title, or several. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The action's data with the inputs in its reach, as a client merges them; complains where a client would not send. */
export function fillInputs({ node, inputs }: Action, fields: Fields): Record<string, unknown> {
  const data = { ...((node.data ?? {}) as Record<string, unknown>) };
  const sends = node.associatedInputs !== "none";
  const unknown = Object.keys(fields).filter((label) => !sends || !inputs.some((input) => called(input, label)));
  if (unknown.length > 0) {
    const there = inputs.map(({ label, placeholder, id }) => label || placeholder || id);
    throw new Error(`no field “${unknown.join("”, “")}” goes along; there are: ${there.join(" | ") || "none"}`);
  }
  if (!sends) return data;
  for (const input of inputs) {
    const [, given] = Object.entries(fields).find(([label]) => called(input, label)) ?? [];
    const value = given === undefined ? input.value : entered(input, given);
    if (input.required && value === "") throw new Error(`“${input.label}” must be filled in`);
    data[input.id] = input.type === "Input.Number" && value !== "" ? Number(value) : value;
  }
  return data;
}

export function called({ id, label, placeholder }: Input, name: string): boolean {
  return [id, label, placeholder].includes(name);
}

function entered(input: Input, given: string | readonly string[]): string {
  const all = typeof given === "string" ? [given] : given;
  if (input.type !== "Input.ChoiceSet") {
    const text = all.join("\n");
    return input.maxLength === undefined ? text : text.slice(0, input.maxLength);
  }
  if (all.length > 1 && !input.many) throw new Error(`“${input.label}” takes one choice`);
  return all
    .map((title) => {
      const choice = input.choices.find((one) => one.title === title || one.value === title);
      if (choice !== undefined) return choice.value;
      throw new Error(`“${title}” is not offered; there are: ${input.choices.map((one) => one.title).join(" | ")}`);
    })
    .join(",");
}
