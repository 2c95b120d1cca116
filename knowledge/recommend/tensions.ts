import type { Stated } from "../engine/types.ts";
import type { PackContent } from "../pack/schema.ts";
import { holdsAny } from "./holds.ts";

/** Answers that pull against each other, in the pack's order; the caller says each once. */
export function tensions(pack: PackContent, stated: Stated): { readonly id: string; readonly text: string }[] {
  return pack.tensions.filter(({ when }) => holdsAny(stated, [when])).map(({ id, text }) => ({ id, text }));
}
