import type { Card } from "../world/world.ts";

type Node = Readonly<Record<string, unknown>>;

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** An input of a card as a person finds it. */
export interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly many: boolean;
  readonly required: boolean;
  readonly maxLength: number | undefined;
  /** What it holds before anybody touches it. */
  readonly value: string;
}

export interface Action {
  readonly type: string;
  readonly title: string;
  readonly node: Node;
  /** Inputs in reach of it: those of its card and of the cards around it. */
  readonly inputs: readonly Input[];
}

/** Every input, whether shown yet or not. */
export function kindsOf(card: Card): Input[] {
  return walk(card).inputs;
}

/** Everything that can be pressed, cards that open included; `Action.ToggleVisibility` and the like are left out. */
export function actionsOf(card: Card): Action[] {
  return collect(card, []);
}

function collect(card: Node, around: readonly Input[]): Action[] {
  const { inputs, actions } = walk(card);
  const reach = [...around, ...inputs];
  return actions.flatMap((node) => {
    if (node.type === "Action.ShowCard") return collect(node.card as Node, reach);
    if (node.type !== "Action.Execute" && node.type !== "Action.Submit") return [];
    return [{ type: String(node.type), title: String(node.title), node, inputs: reach }];
  });
}

/** Inputs and actions of one card, without those of cards that open from it. */
function walk(node: Node): { inputs: Input[]; actions: Node[] } {
  const inputs: Input[] = [];
  const actions: Node[] = [];
  const visit = (one: Node): void => {
    const type = String(one.type);
    if (type.startsWith("Action.")) return void actions.push(one);
    if (type.startsWith("Input.")) inputs.push(input(one));
    for (const [name, value] of Object.entries(one)) {
      if (["fallback", "data", "msteams", "refresh", "choices", "choices.data"].includes(name)) continue;
      for (const item of Array.isArray(value) ? value : [value])
        if (typeof item === "object" && item !== null) visit(item as Node);
    }
  };
  visit(node);
  return { inputs, actions };
}

function input(node: Node): Input {
  return {
    id: String(node.id),
    type: String(node.type),
    label: String(node.label ?? node.title ?? ""),
    placeholder: String(node.placeholder ?? ""),
    choices: (node.choices ?? []) as Choice[],
    many: node.isMultiSelect === true,
    required: node.isRequired === true,
    maxLength: node.maxLength as number | undefined,
    value: node.value === undefined ? "" : String(node.value),
  };
}
