import { checkCard } from "../cards/check-card.ts";
import type { Card, Content, Mention } from "../world/world.ts";
import { OutgoingActivity } from "./activity.ts";
import { type Answer, refuse } from "./answer.ts";

/** Of one message as JSON in UTF-16: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MOST_BYTES = 100 * 1024;

/** The messages an activity comes to: two where words and cards were put into one. */
export function readContent(body: unknown): { activity: OutgoingActivity; contents: Content[] } | Answer {
  if (2 * JSON.stringify(body ?? null).length > MOST_BYTES)
    return refuse(413, "MessageSizeTooBig", "Message size too large");
  const read = OutgoingActivity.safeParse(body);
  if (!read.success)
    return refuse(
      400,
      "BadSyntax",
      read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
    );
  const activity = read.data;
  const { text = "", attachments = [], entities = [] } = activity;
  if (activity.type === "typing") return { activity, contents: [] };
  if (text === "" && attachments.length === 0)
    return refuse(400, "BadSyntax", "Activity has neither text nor attachments");
  const wrong = attachments.flatMap(({ content }) => checkCard(content));
  if (wrong.length > 0) return refuse(400, "BadSyntax", `Invalid card: ${wrong.join("; ")}`);
  const lost = entities.filter((mention) => !text.includes(mention.text));
  if (lost.length > 0) return refuse(400, "BadArgument", "A mention is not in the text");
  return {
    activity,
    contents: [
      ...(text === "" ? [] : [{ text, mentions: entities }]),
      ...attachments.map(({ content }) => ({ text: "", card: content, mentions: mentionsIn(content) })),
    ],
  };
}

function mentionsIn({ msteams }: Card): readonly Mention[] {
  return (msteams as { entities?: Mention[] } | undefined)?.entities ?? [];
}
