import { readWholePack } from "../../../knowledge/index.ts";
import { benchPack } from "../../../src/commands/backtest/bench-pack.ts";

export const packFolder = new URL("../../../knowledge/packs/python-web", import.meta.url).pathname;

const { pack, trials } = readWholePack(packFolder);

/** The pack under test, compiled for a fixed day. */
export const bench = benchPack(pack, trials, "2026-11-21");
export const options = pack.manifest.options.map(({ id }) => id);

/** A question of the pack; throws for an id that is not one. */
export function question(id: string) {
  const found = pack.questions.find((each) => each.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

/** Raw points an answer is worth to an option. */
export function points(id: string, choice: string, option: string): number {
  const { weight, choices } = question(id);
  const found = choices.find((each) => each.id === choice);
  if (!found) throw new Error(`no choice ${id}.${choice}`);
  return weight * (found.fits[option] ?? 0);
}
