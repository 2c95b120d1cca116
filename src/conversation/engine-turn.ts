import { type Model, type Stated, type Turn, turn } from "../../knowledge/index.ts";
import { createLru, type Lru } from "../lru.ts";

const REMEMBERED = 300;
const turns = new WeakMap<Model, Lru<Turn>>();

/**
 * The engine's turn for what was stated, remembered for the last few statements of a model: what stands before an event
 * is what stood after the one before it, and a turn of the engine costs more than all the rest of an event.
 */
export function engineTurn(model: Model, stated: Stated, settings: Parameters<typeof turn>[2]): Turn {
  const known = turns.get(model) ?? createLru<Turn>(REMEMBERED);
  turns.set(model, known);
  const key = JSON.stringify([stated, settings]);
  const found = known.get(key) ?? turn(model, stated, settings);
  known.set(key, found);
  return found;
}
