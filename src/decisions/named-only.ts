import type { Person } from "../conversation/event.ts";

/** Begins the id of an owner whom only a record written elsewhere names. */
export const ADOPTED = "adopted:";

/** Owns a record whose file names nobody. */
export const NOBODY: Person = { id: `${ADOPTED}nobody`, name: "nobody named" };

/** Whether an owner is known by name only, or not at all: no message reaches them but one that all read. */
export function isNamedOnly({ id, name }: Person): boolean {
  return id.startsWith(ADOPTED) || id === name;
}

/** "Grace answers for WM-7", also where the record names nobody. */
export function answeringWords(owner: Person, what = "it"): string {
  return owner.id === NOBODY.id ? `Nobody is named who answers for ${what}` : `${owner.name} answers for ${what}`;
}

/** Whom somebody takes the place of; nothing where that is nobody. */
export function insteadOf(owner: Person): string {
  return owner.id === NOBODY.id ? "" : `, instead of ${owner.name}`;
}
