import { z } from "zod";

/** Stands for none of the options; ids have no such sign. */
export const NONE = "#none";

const id = z.string().max(200);
const question = { question: id };
const proposal = { proposal: id };

/** What pressing a button means: the acts of the conversation, and those only cards offer, whose inputs come beside them. */
export const CardAct = z.discriminatedUnion("act", [
  z.object({ act: z.literal("choice"), ...question, choice: id }),
  z.object({ act: z.literal("unknown"), ...question }),
  /** Input: `reason`. */
  z.object({ act: z.literal("not-applicable"), ...question }),
  z.object({ act: z.literal("command"), name: id, argument: z.string().max(500).optional() }),
  z.object({
    act: z.literal("what-if"),
    changes: z
      .array(z.object({ question: id, to: id }))
      .min(1)
      .max(3),
  }),
  z.object({ act: z.literal("details") }),
  z.object({ act: z.literal("restart") }),
  z.object({ act: z.literal("decide"), option: id.nullable(), on: id }),
  z.object({ act: z.literal("ratify"), on: id }),
  z.object({ act: z.literal("not-now") }),
  z.object({ act: z.literal("log"), words: id }),
  z.object({ act: z.literal("review"), words: z.string().max(400) }),
  /** Inputs: `pick-often`, `pick-day`, `pick-time`; `was` is what stands where nothing is picked. */
  z.object({ act: z.literal("schedule"), was: z.record(z.string().max(20), z.string().max(80)) }),
  /** Inputs: `option`, `because`, `note`. */
  z.object({ act: z.literal("choose"), on: id }),
  /** Input: `to`. */
  z.object({ act: z.literal("hand-over") }),
  /** Inputs: `title`, `reversibility`, `firstUse`, `tripwire`, `where`, and `owner0`, `due0` and so on. */
  z.object({ act: z.literal("fill-in") }),
  /** A choice of a list. Input: `chosen`. */
  z.object({ act: z.literal("chosen"), ...question }),
  /** An answer with a note. Inputs: `noted` (the choice) and `note`. */
  z.object({ act: z.literal("noted"), ...question }),
  /** Input: `ticked`, pairs of question and choice. */
  z.object({ act: z.literal("ticked") }),
  z.object({ act: z.literal("none") }),
  /** Input: `kept`, questions. */
  z.object({ act: z.literal("keep"), ...proposal }),
  z.object({ act: z.literal("drop"), ...proposal }),
  /** Input: `hurts`, consequences. */
  z.object({ act: z.literal("hurts") }),
  /** Inputs: `needs` (capabilities), `days`, `rate`. */
  z.object({ act: z.literal("cost") }),
  /** Inputs: `decider`, `always`, `consulted`, `lean`. */
  z.object({ act: z.literal("setup") }),
  /** Words to the bot. Input: `words`. */
  z.object({ act: z.literal("say") }),
  /** Begins an interview about the pack, with these words. */
  z.object({ act: z.literal("begin"), pack: id.optional(), text: z.string().max(8000).optional() }),
]);
export type CardAct = z.infer<typeof CardAct>;

/** What separates a question from a choice in a tick; ids have no such sign. */
export const TICK = "=";
