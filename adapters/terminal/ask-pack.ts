import * as prompts from "@clack/prompts";
import type { LoadedPack } from "../../knowledge/index.ts";
import type { Streams } from "./ask-person.ts";

/** What a new interview is about, as a list to choose from; undefined for who leaves instead. */
export async function askPack(packs: readonly LoadedPack[], streams: Streams): Promise<LoadedPack | undefined> {
  const value = await prompts.select({
    ...streams,
    message: "What do you want to decide?",
    options: packs.map(({ manifest }, index) => ({ label: manifest.title, hint: manifest.decides, value: index })),
  });
  return prompts.isCancel(value) ? undefined : packs[value];
}
