import { invokeActivity, messageActivity, submitActivity } from "../../fakes/connector/driver/activities.ts";
import type { Activity } from "../../fakes/connector/driver/attempt.ts";
import type { SendOptions } from "../../fakes/connector/driver/courier.ts";
import type { Seat } from "../../fakes/connector/driver/seat.ts";
import { createKey } from "../../fakes/connector/login/sign-token.ts";
import type { FakeConnector } from "../../fakes/connector/start-fake-connector.ts";

/** Who and what exists, so that much of what is sent means something. */
export interface FuzzWorld {
  readonly fake: FakeConnector;
  readonly seats: readonly Seat[];
  /** By chat. */
  readonly threads: ReadonlyMap<string, readonly (string | undefined)[]>;
  readonly sessions: readonly string[];
}

export interface Fuzzed {
  readonly activity: Activity;
  readonly options: SendOptions;
  /** With a good token and in Teams' form. */
  readonly sound: boolean;
}

const TEXTS = [
  "up to 20",
  "none of these",
  "help",
  "mine",
  "status",
  "back",
  "why",
  "",
  "🙂",
  "<at>Somebody</at> & <b>x</b>",
  "what if we were 20?",
  "change 1",
  "constructor",
  "toString __proto__",
  "start",
  "x".repeat(3000),
  "forget",
  "\u0000\u202e",
  "n/a because no",
];
const ODD = [null, "", 0, -1, [], {}, true, "x".repeat(5000), { a: { b: [null] } }, "__proto__", 1e308, "\u0000"];
const stranger = createKey("stranger");

/** One activity after another, the same for the same random numbers. */
export function createFuzz({ fake, seats, threads, sessions }: FuzzWorld, random: () => number): () => Fuzzed {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let count = 0;

  const place = () => {
    const { person, chat } = pick(seats);
    const thread = pick(threads.get(chat.id) ?? [undefined]);
    return { world: fake.world, serviceUrl: fake.serviceUrl, person, chat, thread };
  };

  const pressed = (): Record<string, unknown> => {
    const act = pick<() => Record<string, unknown>>([
      () => ({
        act: "choice",
        question: pick(["volume", "distance", "drivers", "nope"]),
        choice: pick(["few", "many", "far", "nope"]),
      }),
      () => ({ act: "unknown", question: pick(["volume", "stay", "nope"]) }),
      () => ({ act: "not-applicable", question: "volume", reason: pick(["", "no", null]) }),
      () => ({ act: "noted", question: "volume", noted: pick(["few", "x", ""]), note: pick(TEXTS) }),
      () => ({ act: "chosen", question: "volume", chosen: pick(["many", ""]) }),
      () => ({
        act: "command",
        name: pick(["help", "why", "back", "skip", "status", "result", "stop", "change", "nope"]),
      }),
      () => ({ act: "what-if", changes: [{ question: "volume", to: "many" }] }),
      () => ({ act: pick(["details", "none"]) }),
      () => ({ act: "ticked", ticked: pick(["contents=animals", "a=b,c", "", "="]) }),
      () => ({ act: "keep", proposal: "nope", kept: pick(["volume", ""]) }),
      () => ({ act: "hurts", hurts: pick(["cost", "a,b,c", ""]) }),
      () => ({ act: "cost", needs: "x", days: pick(["10", "ten", 1e308]), rate: pick(["", "500,5"]) }),
      () => ({ act: "setup", decider: pick(TEXTS), consulted: "a, b", lean: "" }),
      () => ({ act: "say", words: pick(TEXTS) }),
      () => ({ act: "begin", pack: pick(["delivery", "nope"]), text: pick(TEXTS) }),
    ])();
    return { waymark: pick([1, 1, 1, 1, 2]), session: pick(sessions), ...act };
  };

  const message = (): Activity => {
    const at = place();
    count += 1;
    const { bot } = fake;
    const mention = {
      type: "mention" as const,
      text: `<at>${bot.name}</at>`,
      mentioned: { id: bot.id, name: bot.name },
    };
    const named = at.chat.kind !== "personal" && random() < 0.8;
    const text = named ? `${mention.text} ${pick(TEXTS)}` : pick(TEXTS);
    const id = { id: String(1_600_000_000_000 + count) } as Parameters<typeof messageActivity>[1];
    return messageActivity(at, id, text, named ? [mention] : []);
  };

  const sound = (): Activity =>
    pick<() => Activity>([
      message,
      message,
      () => invokeActivity(place(), "1", { verb: "waymark" }, pressed()),
      () => invokeActivity(place(), "1", { verb: "waymark" }, pressed()),
      () => submitActivity(place(), "1", pressed()),
      () => ({ ...message(), type: pick(["messageReaction", "messageUpdate", "messageDelete", "typing", "event"]) }),
      () => ({
        ...message(),
        type: "invoke",
        name: pick(["task/fetch", "composeExtension/query", "signin/verifyState"]),
      }),
      () => ({ ...message(), type: "conversationUpdate", membersAdded: [{ id: pick([fake.bot.id, "29:x"]) }] }),
      () => ({ ...message(), type: "installationUpdate", action: pick(["add", "add-upgrade", "other"]) }),
    ])();

  /** Something somewhere in it is another thing, or gone. */
  const spoilt = (value: unknown, depth = 0): unknown => {
    if (typeof value !== "object" || value === null || (depth > 0 && random() < 0.2)) return pick(ODD);
    const keys = Object.keys(value);
    const key = pick(keys.length === 0 ? ["x"] : keys);
    const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
    if (random() < 0.2) delete copy[key];
    else copy[key] = spoilt(copy[key], depth + 1);
    return copy;
  };

  return () => {
    const activity = sound();
    const dice = random();
    if (dice < 0.6) return { activity, options: {}, sound: true };
    if (dice < 0.85) return { activity: spoilt(activity) as Activity, options: {}, sound: false };
    const options = pick<SendOptions>([
      { alg: "none" },
      { alg: "HS256" },
      { key: stranger },
      { authorization: "" },
      { authorization: "Bearer \u00e4" },
      { authorization: "Bearer a.b.c" },
      { authorization: "x".repeat(2000) },
      { claims: { aud: pick(["x", "", null, {}]) } },
      { claims: { iss: pick(["x", null, []]) } },
      { claims: { serviceurl: "https://x.example/" } },
      { claims: { exp: pick([0, -1, "x", null]) } },
      { body: "{" },
      { body: "\u0000\u0001" },
      { body: "[]" },
      { body: "null" },
      { body: '"x"' },
      { contentType: "text/plain" },
      { contentType: "application/x-www-form-urlencoded" },
      { body: `{"type":"message","channelId":"msteams","x":${"[".repeat(2000)}${"]".repeat(2000)}}` },
    ]);
    return { activity, options, sound: false };
  };
}
