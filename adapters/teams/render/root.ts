import type { Reply } from "../../../src/conversation/reply.ts";
import { LIMITS } from "../limits.ts";
import { opens, press, rows } from "./actions.ts";
import { type Drawn, heading, ownWords, small, words } from "./card.ts";
import { line, ticks } from "./inputs.ts";
import type { View } from "./reply.ts";

/** The head of the thread: scope, the way out, who decides and who is heard. */
export function renderRoot(reply: Extract<Reply, { kind: "root" }>, { session, conversationType }: View): Drawn {
  const people = [
    `Started by ${reply.startedBy}.`,
    ...(reply.decider === null ? [] : [`${reply.decider} decides.`]),
    ...(reply.consulted.length === 0 ? [] : [`To be heard: ${reply.consulted.join(", ")}.`]),
  ];
  const setup = [
    line("decider", "Who decides in the end?", { max: LIMITS.name, value: reply.decider ?? "" }),
    ticks("always", "From now on", [{ title: "They decide in later interviews of this channel too", value: "always" }]),
    line("consulted", "Who should be heard?", {
      max: LIMITS.names,
      value: reply.consulted.join(", "),
      hint: "Names, with commas",
    }),
    line("lean", "Which way do you lean today?", {
      max: LIMITS.name,
      hint: "For the record only, seen by nobody else; only the starter's is kept",
    }),
    ...rows([press(session, { act: "setup" }, "Note this", { inputs: true })]),
  ];
  const describe = [
    line("words", "What are you building?", { max: LIMITS.words, many: true, hint: "A sentence or two" }),
    ...rows([press(session, { act: "say" }, "Send", { inputs: true })]),
  ];
  return {
    body: [
      ...heading(reply.deciding),
      ...reply.lines.flatMap((text) => words(ownWords(text), { spacing: "Small" })),
      ...small(people.join(" ")),
      ...(HEARING[conversationType] === undefined ? [] : small(HEARING[conversationType])),
    ],
    actions: reply.setup ? [opens("Who decides", setup), opens("Describe it", describe)] : [],
  };
}

/** What Teams passes on to a bot: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations */
const HEARING: Readonly<Partial<Record<View["conversationType"], string>>> = {
  groupChat:
    "Everything can be answered with the buttons. In a group chat I only get words that mention me, so begin with my name to write.",
  channel:
    "Everything can be answered with the buttons. In a channel I only get words that mention me, here in the thread too, so begin with my name to write.",
};
