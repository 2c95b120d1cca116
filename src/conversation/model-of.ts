import { createModel, type Model } from "../../knowledge/index.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Session } from "./session.ts";

/** The model a session is weighed by: the pack's, or the one in which the consequences it named count half again as much. */
export function modelOf({ model }: Knowledge, { consequences }: Pick<Session, "consequences">): Model {
  const chosen = consequences?.chosen ?? [];
  if (chosen.length === 0) return model;
  const key = chosen.join(" ");
  const known = weighed.get(model) ?? new Map<string, Model>();
  weighed.set(model, known);
  const found = known.get(key) ?? createModel(model.spec, chosen);
  known.set(key, found);
  return found;
}

/** Five consequences make fifteen choices of one or two, so nothing needs to be forgotten. */
const weighed = new WeakMap<Model, Map<string, Model>>();
