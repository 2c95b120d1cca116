import { z } from "zod";
import { id } from "./fields.ts";
import { Consequence } from "./schema.ts";
import { PublicCase } from "./trials-schema.ts";

/** A decision of a team's own, labelled by what was chosen and what came of it: ids and fixed words, nobody's names or sentences. */
export const OwnCase = PublicCase.extend({
  /** The pack it was decided with; its ids may be gone from a later version. */
  pack: z.strictObject({ id, version: z.string().max(40) }),
  /** Whether it was right so far, as its owner said; missing where nobody was asked yet. */
  hindsight: z.enum(["yes", "mixed", "no"]).optional(),
  /** The kind of reason why something else was chosen than was recommended. */
  override: id.optional(),
  /** False where the choice turned out wrong: it speaks for no label. */
  supports: z.boolean(),
  /** Choices ruled out in a checklist, by question. */
  excluded: z.record(id, z.array(id).min(1)).optional(),
  /** What counted half again as much. */
  consequences: z.array(Consequence).optional(),
});
export type OwnCase = z.infer<typeof OwnCase>;
