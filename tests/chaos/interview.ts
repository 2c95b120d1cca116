import { placedIn } from "../fakes/slack/driver/find-element.ts";
import type { Seat } from "../fakes/slack/driver/seat.ts";
import type { Message } from "../fakes/slack/world/world.ts";

export interface Talk {
  readonly starter: Seat;
  /** Answers some questions at the same moment. */
  readonly colleague: Seat;
  readonly thread: (root: string) => readonly Message[];
  readonly random: () => number;
  /** How long people take before they press, at most. */
  readonly thinkMs: number;
  /** How long people wait before they do it again. */
  readonly patienceMs: number;
  readonly stopped: () => boolean;
}

/** What became of one interview; `root` is its thread. */
export interface Ended {
  readonly root: string;
  readonly channel: string;
  readonly finished: boolean;
}

const LOOK_MS = 60;

/** Two people who hold an interview by pressing what they see, and repeat what nothing came of. */
export async function interview({
  starter,
  colleague,
  thread,
  random,
  thinkMs,
  patienceMs,
  stopped,
}: Talk): Promise<Ended> {
  const { ts: root } = await starter.mention("@bot");
  const channel = starter.channel.id;
  let pressed = "";
  let since = Date.now();
  while (!stopped()) {
    const shown = thread(root).filter(({ deleted, onlyFor }) => !deleted && onlyFor === undefined);
    if (shown.some(isRecommendation)) return { root, channel, finished: true };
    const asked = shown.findLast(({ blocks }) => actionOf(blocks) !== undefined);
    const waited = Date.now() - since;
    if (waited <= patienceMs && (asked === undefined || asked.ts === pressed)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      continue;
    }
    if (asked === undefined) {
      // Nothing came of the beginning: it is said once more, in the thread that is there.
      await again(() => starter.mention("@bot", { thread: root }));
    } else {
      pressed = asked.ts;
      await new Promise((resolve) => setTimeout(resolve, random() * thinkMs));
      const action = actionOf(asked.blocks) ?? "";
      const both = action !== "none" && random() < 0.3;
      await Promise.all([
        again(() => starter.press(asked.ts, action)),
        ...(both ? [again(() => colleague.press(asked.ts, action))] : []),
      ]);
    }
    since = Date.now();
  }
  return { root, channel, finished: false };
}

export function isRecommendation({ blocks }: Message): boolean {
  return JSON.stringify(blocks).includes("What would change it");
}

/** What can be pressed to go on. */
function actionOf(blocks: Message["blocks"]): string | undefined {
  const ids = placedIn(blocks).map(({ element }) => element.action_id);
  return ids.find((id) => id === "choice-0" || id === "none");
}

/** The message may change between the look and the press. */
async function again(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
