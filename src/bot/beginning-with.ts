import type { Event } from "../conversation/event.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import { channelOf } from "../identity.ts";
import type { DecisionStore } from "../ports.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";

/** What an interview begins with: the pack it names, else the first, and who decides by default in its channel; undefined for an unknown pack. */
export async function beginningWith(
  {
    knowledge,
    decisions,
  }: {
    readonly knowledge: Pick<KnowledgeCache, "current" | "named">;
    readonly decisions: Pick<DecisionStore, "decider">;
  },
  start: Event,
): Promise<Knowledge | undefined> {
  const pack = start.kind === "start" ? start.pack : undefined;
  const [known, decider] = await Promise.all([
    pack === undefined ? knowledge.current() : knowledge.named(pack),
    decisions.decider(channelOf(start.conversation)),
  ]);
  return known && (decider === undefined ? known : { ...known, decider });
}
