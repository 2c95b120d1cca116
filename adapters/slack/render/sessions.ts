import { clip } from "../../../src/clip.ts";

import type { DecisionCard } from "../../../src/conversation/reply.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { counted } from "../../../src/conversation/wording.ts";
import { answeringWords } from "../../../src/decisions/named-only.ts";
import type { Installation } from "../../../src/ports.ts";
import { LIMITS } from "../limits.ts";
import { escaped, link } from "../mrkdwn.ts";
import { placeOfSession } from "../place-of-session.ts";
import { placeOfRef } from "../workspace.ts";
import { type Block, context, section } from "./blocks.ts";
import { cardBlocks } from "./decisions.ts";

const TITLE = 80;

/** A person's open interviews, and looks at decisions that wait for them, each with a link to its thread. */
export function renderSessions(sessions: readonly Session[], access: Installation): Block[] {
  const open = sessions.filter(({ phase }) => phase !== "closed" && phase !== "decided").slice(0, 20);
  if (open.length === 0) return [section("No interview of yours is open, and no look at a decision waits for you.")];
  return open.map((session) => section(`${titleOf(session, access)}\n${escaped(stateOf(session))}`));
}

function titleOf(session: Session, { url }: Installation): string {
  const said = session.review?.title ?? session.context[0]?.text.replace(/\s+/g, " ");
  const words = clip(said ?? `Started by ${session.startedBy.name}`, TITLE);
  const place = placeOfSession(session);
  const ts = place?.thread ?? placeOfRef(session.refs.root ?? "")?.ts;
  if (url === undefined || place === undefined || ts === undefined) return `*${escaped(words)}*`;
  return link(`${url}archives/${place.channel}/p${ts.replace(".", "")}`, words);
}

function stateOf({ phase, answers, review }: Session): string {
  if (review !== undefined) return `${review.decision} waits for a look. ${answeringWords(review.owner)}.`;
  return phase === "recommended" ? "Recommendation ready" : `${counted(Object.keys(answers).length, "answer")} so far`;
}

/** The Home tab. */
export function renderHome(
  sessions: readonly Session[],
  decisions: readonly DecisionCard[],
  access: Installation,
  { command, help }: { readonly command: string; readonly help: readonly string[] },
): Block {
  const blocks = [
    { type: "header", text: { type: "plain_text", text: "Yours", emoji: false } },
    ...renderSessions(sessions, access),
    { type: "header", text: { type: "plain_text", text: "Decisions", emoji: false } },
    ...(decisions.length === 0
      ? [section("Nothing is decided yet, or nothing you may see here.")]
      : cardBlocks(decisions, "")),
    { type: "divider" },
    section(["*How to start*", ...startLines(command).map((line) => `• ${escaped(line)}`)].join("\n")),
    ...helpSections(help),
    context(escaped(`\`${command} forget\` removes everything kept about you, but for what signed records say.`)),
  ];
  return { type: "home", blocks: blocks.slice(0, LIMITS.homeBlocks) };
}

/** As many sections as the lines need: one holds only so much. */
function helpSections(help: readonly string[]): Block[] {
  const texts = ["*In an interview*"];
  for (const line of help.map((each) => `• ${escaped(each)}`)) {
    const last = texts.at(-1) ?? "";
    if (last.length + line.length < LIMITS.section - 100) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}

/** The ways in, and what works without an interview. */
export function startLines(command: string): string[] {
  return [
    `\`${command}\`, with a description if you like, opens an interview in a thread of this channel.`,
    "Mention me in a channel or in a thread that is already going, or write to me directly.",
    "The shortcut “Decide this here” on a message begins in that message's thread.",
    `\`${command} list\`, \`list parcels\`, \`list superseded\`, \`due\`: decisions of this workspace that you may see. \`${command} show WM-7\`: one with its record; \`replay WM-7\`: whether it still comes to the same.`,
    `Decisions are looked at again when they fall due: I ask in their thread. \`${command} review WM-7\` asks now, \`review WM-7 on 2027-05-03\` that day, \`review WM-7 off\` never. \`${command} schedule\`: one message a month, or as often as you like, about all that falls due in this channel. \`${command} health\`: whether it arrives, and what comes next.`,
    `\`${command} mine\`: your open interviews, the looks that wait for you, and your decisions. \`${command} help\`: this. \`${command} forget\`: remove what is kept about you.`,
  ];
}
