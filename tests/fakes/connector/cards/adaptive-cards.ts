import { createRequire } from "node:module";

/** What the fake needs of the `adaptivecards` package. Its entry for modules does not load in Node. */
interface AdaptiveCards {
  readonly AdaptiveCard: new () => { parse(json: unknown, context: Context): void; validateProperties(): Results };
  readonly SerializationContext: new (version: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
  readonly GlobalRegistry: { readonly elements: Registry; readonly actions: Registry };
  readonly Column: New;
  readonly TableRow: New;
  readonly TableCell: New;
}

type New = new () => { getSchema(): Schema };

interface Schema {
  getCount(): number;
  getItemAt(index: number): { readonly name: string };
}

interface Registry {
  getItemCount(): number;
  getItemAt(index: number): { readonly typeName: string; readonly objectType: New };
}

interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}

interface Results {
  readonly validationEvents: readonly { readonly message: string }[];
}

export const adaptiveCards = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js") as AdaptiveCards;

/** The properties of each type of element and action, by the package's own schemas. */
export const properties: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ...listed(adaptiveCards.GlobalRegistry.elements),
    ...listed(adaptiveCards.GlobalRegistry.actions),
    ...(["Column", "TableRow", "TableCell"] as const).map((name) => [name, adaptiveCards[name]] as const),
    ["AdaptiveCard", adaptiveCards.AdaptiveCard as unknown as New] as const,
  ].map(([name, type]) => {
    const schema = new type().getSchema();
    return [name, new Set(Array.from({ length: schema.getCount() }, (_, at) => schema.getItemAt(at).name))];
  }),
);

function listed(registry: Registry): (readonly [string, New])[] {
  return Array.from({ length: registry.getItemCount() }, (_, at) => {
    const { typeName, objectType } = registry.getItemAt(at);
    return [typeName, objectType] as const;
  });
}
