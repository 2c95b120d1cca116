import type { Person } from "../conversation/event.ts";
import { ADOPTED } from "../decisions/named-only.ts";

/** Whether a person answers for a decision: by id; by name where only a name is known, as in records written elsewhere. */
export function answersFor(owner: Person, { id, name }: Person): boolean {
  const only = owner.name.trim().toLowerCase();
  const isNamed = [only, `${ADOPTED}${only}`].includes(owner.id.toLowerCase());
  return owner.id === id || (isNamed && only === name.trim().toLowerCase());
}
