import { z } from "zod";
import { CARD } from "../api/activity.ts";
import { checkCard } from "../cards/check-card.ts";
import { showTo } from "../world/messages.ts";
import type { Message, Person } from "../world/world.ts";
import { type Attempt, accepted } from "./attempt.ts";
import type { Hub } from "./hub.ts";

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format */
const Response = z.discriminatedUnion("type", [
  z.strictObject({ statusCode: z.literal(200), type: z.literal(CARD), value: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal("application/vnd.microsoft.activity.message"),
    value: z.string().min(1),
  }),
  z.strictObject({
    statusCode: z.union([z.literal(400), z.literal(429), z.literal(500)]),
    type: z.literal("application/vnd.microsoft.error"),
    value: z.strictObject({ code: z.string(), message: z.string() }),
  }),
]);

/** What the client does with the answer to a press: a card for who pressed, or words only they see. Gives the words. */
export function showResponse(hub: Hub, message: Message, person: Person, attempt: Attempt): string | undefined {
  if (!accepted(attempt)) return "Unable to reach app. Please try again.";
  const read = Response.safeParse(fromJson(attempt.body));
  if (!read.success) {
    hub.faults.push(`not an answer to a press: ${attempt.status} ${attempt.body.slice(0, 300)}`);
    return "Something went wrong. Please try again.";
  }
  const { data } = read;
  if (data.type === "application/vnd.microsoft.activity.message") return data.value;
  if (data.type === "application/vnd.microsoft.error") return data.value.message;
  const wrong = checkCard(data.value);
  hub.faults.push(...wrong.map((what) => `the card of an answer: ${what}`));
  if (wrong.length > 0) return "Something went wrong. Please try again.";
  showTo(hub.world, message, person.id, { text: "", card: data.value, mentions: [] });
  return undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
