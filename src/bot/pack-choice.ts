import type { LoadedPack } from "../../knowledge/index.ts";
import type { Bot } from "../bot.ts";
import type { Event } from "../conversation/event.ts";
import { namedPack } from "../named-pack.ts";

/** What begins when somebody chooses what it is about. */
export type Unchosen = Pick<Extract<Event, { kind: "start" }>, "conversation" | "text">;

export type PackChoice =
  | { readonly kind: "go"; readonly event: Event }
  /** Several packs and none named: whoever spoke has to choose. */
  | { readonly kind: "ask"; readonly about: Unchosen };

/** What an event that would begin an interview is about, by its first word; everything else goes on as it is. */
export function createPackChoice(bot: Pick<Bot, "begins">, packs: readonly LoadedPack[]) {
  return async (event: Event): Promise<PackChoice> => {
    const go: PackChoice = { kind: "go", event };
    if (packs.length < 2 || (event.kind !== "start" && event.kind !== "text")) return go;
    if (event.kind === "start" && event.pack !== undefined) return go;
    if (event.kind === "text" && !(event.opens === true && (await bot.begins(event)))) return go;
    const { id, workspace, conversation, author, text } = event;
    const named = namedPack(packs, text);
    if (named === undefined) return { kind: "ask", about: { conversation, text } };
    const start = { id, workspace, conversation, author, text: named.rest.slice(0, 40_000) };
    return { kind: "go", event: { ...start, kind: "start", pack: named.pack } };
  };
}
