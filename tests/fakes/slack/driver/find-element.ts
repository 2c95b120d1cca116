import type { Block } from "../blocks/block.ts";

export interface Option {
  readonly text: { readonly text: string };
  readonly value: string;
}

/** An interactive element and the block it stands in. */
export interface Placed {
  readonly block: Block;
  readonly element: {
    readonly type: string;
    readonly action_id: string;
    readonly text?: { readonly text: string };
    readonly value?: string;
    readonly options?: readonly Option[];
    readonly option_groups?: readonly { readonly options: readonly Option[] }[];
    readonly placeholder?: { readonly text: string };
    readonly [field: string]: unknown;
  };
}

/** Everything in the blocks a person can press, choose or fill, in order. */
export function placedIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const elements = [
      ...(block.type === "actions" ? (block.elements as unknown[]) : []),
      block.accessory,
      block.element,
    ];
    return elements
      .filter((element) => element !== undefined && (element as { type: string }).type !== "image")
      .map((element) => ({ block, element: element as Placed["element"] }));
  });
}

export function optionsOf({ element }: Placed): readonly Option[] {
  return element.options ?? (element.option_groups ?? []).flatMap(({ options }) => options);
}

/**
 * The one element that offers the label, by what is written on it or its action id. Several or none is an error that
 * names what there is, so that a failing test reads well.
 */
export function findElement(blocks: readonly Block[], types: readonly string[], label: string): Placed {
  const there = placedIn(blocks).filter(({ element }) => types.includes(element.type));
  const found = there.filter(
    (placed) =>
      placed.element.action_id === label ||
      placed.element.text?.text === label ||
      placed.element.placeholder?.text === label ||
      optionsOf(placed).some(({ text }) => text.text === label),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const offered = there.flatMap((placed) => [
    ...(placed.element.text ? [placed.element.text.text] : []),
    ...optionsOf(placed).map(({ text }) => text.text),
  ]);
  throw new Error(`${found.length} elements offer “${label}”; there are: ${offered.join(" | ") || "none"}`);
}
