import type { Bot } from "../../src/bot.ts";
import type { Event, Person } from "../../src/conversation/event.ts";
import type { Reply } from "../../src/conversation/reply.ts";
import type { Delivery } from "../../src/ports.ts";
import type { SimClock } from "./sim-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Whoever is not heard tries so often. */
const TRIES = 6;

export interface PeopleParts {
  readonly clock: SimClock;
  readonly random: () => number;
  readonly people: readonly Person[];
  /** A process that runs now, any one of them. */
  readonly somebody: () => Bot | undefined;
  readonly workspace: string;
}

/** People who read what the bot writes, and answer after minutes, days, or never. */
export function createPeople({ clock, random, people, somebody, workspace }: PeopleParts) {
  let acts = 0;
  /** Looks that people opened themselves, out of a digest. */
  const opened = new Set<string>();

  const say = (event: Event, heardAt: () => void = () => undefined, tries = 0): void => {
    const bot = somebody();
    let heard = false;
    if (bot !== undefined) {
      void bot.handle(event).then(({ outcome }) => {
        if (heard || outcome === "not-saved") return;
        heard = true;
        heardAt();
      });
    }
    if (tries < TRIES) {
      const again = MINUTE_MS * (2 + 3 * tries * random() * 20 ** Math.min(tries, 2));
      clock.at(clock.now() + again, () => {
        if (!heard) say(event, heardAt, tries + 1);
      });
    }
  };

  const press = (delivery: Delivery, author: Person, words: string, afterMs: number): void => {
    acts += 1;
    const { id: session, conversation } = delivery.session;
    const event: Event = { kind: "review", id: `act-${acts}`, workspace, conversation, author, session, words };
    clock.at(clock.now() + afterMs, () => say(event));
  };

  /** Minutes mostly, at times days. */
  const delay = (): number => (random() < 0.3 ? 5 + random() * 120 : 120 + random() ** 2 * 9 * 1440) * MINUTE_MS;

  const onLook = (delivery: Delivery, owner: Person): void => {
    const chance = random();
    const after = delay();
    if (chance < 0.58) press(delivery, owner, "still right", after);
    else if (chance < 0.66) press(delivery, owner, "something changed", after);
    else if (chance < 0.74) press(delivery, owner, "snooze 1 week", after);
    else if (chance < 0.78) press(delivery, owner, "snooze 1 month", after);
    else if (chance < 0.785) press(delivery, owner, "stop reviews", after);
    else if (chance < 0.79) press(delivery, owner, "every 60 days", after);
    else if (chance < 0.83) {
      const next = people[Math.floor(random() * people.length)] ?? owner;
      press(delivery, owner, `hand over to ${next.name}`, after);
      press(delivery, next, "still right", after + random() * 3 * DAY_MS);
    }
    // The others never answer.
  };

  /** One thing after the other, a minute apart. */
  const sayAll = ([event, ...more]: readonly Event[], done: () => void): void => {
    if (event === undefined) {
      done();
      return;
    }
    let onward = false;
    say(event, () => {
      if (onward) return;
      onward = true;
      clock.at(clock.now() + MINUTE_MS, () => sayAll(more, done));
    });
  };

  return {
    opened,
    /** Somebody begins an interview and answers; perhaps they ratify what comes of it, later. */
    interview(
      conversation: string,
      author: Person,
      words: readonly string[],
      signs?: { readonly words: readonly string[]; readonly afterMs: number },
    ): void {
      const base = { workspace, conversation, author };
      const spoken = (all: readonly string[]): Event[] =>
        all.map((text) => {
          acts += 1;
          return { ...base, kind: "text", id: `said-${acts}`, text, addressed: true };
        });
      const start: Event = { ...base, kind: "start", id: `start-${conversation}`, text: "" };
      sayAll([start, ...spoken(words)], () => {
        if (signs === undefined) return;
        clock.at(clock.now() + signs.afterMs, () => sayAll(spoken(signs.words), () => undefined));
      });
    },
    /** Somebody has a message before them. */
    onRead(delivery: Delivery, reply: Reply): void {
      if (reply.kind === "review-due") onLook(delivery, reply.owner);
      if (reply.kind === "review-item") {
        const { review } = delivery.session;
        const buttons = reply.buttons.flatMap(({ act }) => (act.kind === "review" ? [act.words] : []));
        const words = random() < 0.12 ? buttons[1] : random() < 0.5 ? buttons[0] : buttons.at(-1);
        if (review !== undefined && words !== undefined)
          press(delivery, review.owner, words, random() * 10 * MINUTE_MS);
      }
      if (reply.kind === "review-result" && random() < 0.3) {
        const { review } = delivery.session;
        if (review !== undefined) press(delivery, review.owner, "yes", random() * 60 * MINUTE_MS);
      }
      if (reply.kind === "digest") {
        for (const { decision, occurrence, owner } of delivery.session.digest?.items ?? []) {
          const chance = random();
          if (chance < 0.65) press(delivery, owner, `${decision} still right`, delay());
          else if (chance < 0.75) {
            opened.add(occurrence);
            press(delivery, owner, `${decision} look`, delay());
          }
        }
      }
    },
  };
}
