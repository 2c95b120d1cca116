import { Person } from "../../conversation/event.ts";
import { UsageError } from "../../errors.ts";
import { conversationOf, platformOf } from "../../identity.ts";

/** Where adopted records are kept and talked about. */
export interface Places {
  readonly workspace: string;
  readonly conversation: string;
}

const LOCAL = "local";

/** From `--workspace` and `--conversation`: here where neither is named; elsewhere the channel has to be. Throws `UsageError`. */
export function readPlaces(workspace: string | undefined, conversation: string | undefined): Places {
  const place = workspace ?? conversation?.split("/", 1)[0] ?? LOCAL;
  if (platformOf(place) === "local" && place !== LOCAL) {
    throw new UsageError(`There is no workspace ${place}. It is named as in slack:T012, teams:<tenant> or local.`);
  }
  if (conversation === undefined) {
    if (place === LOCAL) return { workspace: place, conversation: conversationOf(LOCAL, "adopted") };
    throw new UsageError(`Name the channel where ${place} talks about its records: --conversation ${place}/C012`);
  }
  if (!conversation.startsWith(`${place}/`) || conversation.length === place.length + 1) {
    throw new UsageError(`${conversation} is no conversation of ${place}. It is named as in ${place}/C012.`);
  }
  return { workspace: place, conversation };
}

/** From `--owner "U012:Ana Lee, U034:Ben"`. Throws `UsageError`. */
export function readOwners(said: string | undefined): Person[] {
  if (said === undefined) return [];
  return said.split(",").map((one) => {
    const colon = one.lastIndexOf(":");
    const person = Person.safeParse({ id: one.slice(0, Math.max(0, colon)).trim(), name: one.slice(colon + 1).trim() });
    if (person.success) return person.data;
    throw new UsageError(`--owner takes an id and a name, such as --owner "U012:Ana Lee"; "${one.trim()}" is neither.`);
  });
}

/** From `--repository`. Throws `UsageError`. */
export function readRepository(said: string | undefined): string {
  if (said === undefined || /^[\w.-]{1,80}$/.test(said)) return said ?? "";
  throw new UsageError(
    `--repository takes a short name of letters, digits, "." and "-", such as --repository payments`,
  );
}
