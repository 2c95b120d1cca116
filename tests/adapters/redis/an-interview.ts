import type { LoadedPack } from "../../../knowledge/index.ts";
import type { Bot } from "../../../src/bot.ts";
import type { Event } from "../../../src/conversation/event.ts";

/** Three people as Slack knows them. */
export const PEOPLE = ["ana", "ben", "cleo"].map((name, index) => ({ id: `U0${index}2345678${index}`, name }));

/** Slack's ids have this form and this length. */
export const WORKSPACE = "slack:T012ABCDEF";
export const conversationNo = (no: number) =>
  `${WORKSPACE}/C0${String(10_000_000 + no)}/17100${String(no).padStart(5, "0")}.000100`;

/** Somebody begins in that conversation. */
export function startIn(no: number): Event {
  const conversation = conversationNo(no);
  return {
    kind: "start",
    id: `message/${conversation.slice(17)}`,
    workspace: WORKSPACE,
    conversation,
    author: PEOPLE[0]!,
    text: "",
  };
}

/** An answer by a press: the `n`th thing that happens in the conversation. */
export function pressIn(
  no: number,
  n: number,
  session: string,
  question: string,
  choice: string,
  author = PEOPLE[0]!,
): Event {
  const id = `click/133372245${String(no).padStart(2, "0")}.${738_474_920 + n}.${(n * 7919 + no).toString(16).padStart(32, "8090d")}`;
  return {
    kind: "answer",
    id,
    workspace: WORKSPACE,
    conversation: conversationNo(no),
    author,
    session,
    question,
    given: { kind: "choice", choice },
  };
}

/** A whole interview: `count` questions of the pack, each answered by one of three people in turn, or by all of them. */
export async function interview(bot: Bot, pack: LoadedPack, no: number, count: number, all = false): Promise<string> {
  const { sessionId = "", delivered } = await bot.handle(startIn(no));
  await delivered;
  const questions = pack.questions.slice(0, count);
  let n = 0;
  for (const [index, question] of questions.entries()) {
    const change = { kind: "command", name: "change", argument: question.id } as const;
    const { workspace, conversation, author } = startIn(no);
    await bot.handle({
      ...change,
      id: `click/change-${no}-${index}`,
      workspace,
      conversation,
      author,
      session: sessionId,
    });
    const authors = all ? PEOPLE : [PEOPLE[index % PEOPLE.length]!];
    for (const author of authors) {
      n += 1;
      const handled = await bot.handle(pressIn(no, n, sessionId, question.id, question.choices[0]!.id, author));
      if (handled.outcome !== "done") throw new Error(`${question.id}: ${JSON.stringify(handled)}`);
      await handled.delivered;
    }
  }
  return sessionId;
}

/** Somebody says who should be heard, which is saved and shown each time: the `n`th thing that happens in the conversation. */
export function hearsIn(no: number, n: number, session: string): Event {
  const on = { workspace: WORKSPACE, conversation: conversationNo(no), author: PEOPLE[n % PEOPLE.length]!, session };
  return { kind: "setup", id: `click/${no}.${n}.8090d8090d8090d8090d8090d8090d80`, ...on, consulted: [`Person ${n}`] };
}
