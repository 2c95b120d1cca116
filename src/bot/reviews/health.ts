import type { Reply } from "../../conversation/reply.ts";
import { maySee, type Viewer } from "../../decisions/decision-query.ts";
import { summaryOf } from "../../decisions/decision-summary.ts";
import type { ReferenceStore } from "../../ports.ts";
import type { Due, DueKind } from "../../reviews/due.ts";
import { sayInstant } from "../../reviews/say-instant.ts";
import type { ReviewPorts } from "./review-ports.ts";

type Ports = Pick<ReviewPorts, "queue" | "decisions" | "clock" | "zone"> & {
  /** Where nothing may be written any more, as far as a platform tells. */
  readonly stopped?: ReferenceStore["stopped"] | undefined;
};

const SHOWN = 5;
const LOOKED_THROUGH = 100;
/** Three looks of half a minute missed. */
const STILL_MS = 90_000;

const KINDS: Readonly<Record<DueKind, string>> = {
  review: "a look",
  nudge: "a reminder",
  digest: "the digest of this channel",
  unratified: "a recommendation nobody ratified",
  evidence: "whether evidence changed",
};

/** Whether what falls due is delivered: the last look for it, what comes next, and what was given up and why. Only of decisions the viewer may see. */
export async function healthOf(ports: Ports, workspace: string, viewer: Viewer): Promise<Reply> {
  const { queue, clock, zone } = ports;
  const now = clock.now();
  const [tick, next, failed] = await Promise.all([
    queue.lastTick(),
    queue.next(workspace, LOOKED_THROUGH),
    queue.failed(workspace, LOOKED_THROUGH),
  ]);
  const coming = (await seenBy(ports, next, viewer)).slice(0, SHOWN);
  const theirs = new Set(
    await seenBy(
      ports,
      failed.map(({ due }) => due),
      viewer,
    ),
  );
  const gone = failed.filter(({ due }) => theirs.has(due)).slice(0, SHOWN);
  return {
    kind: "brief",
    title: "Reviews: whether they arrive",
    lines: [
      tickWords(tick, now, zone),
      ...(coming.length === 0 ? ["Nothing of yours is planned."] : []),
      ...coming.map((due) => `${due.at <= now ? "Due since" : "Next:"} ${sayInstant(due.at, zone)}: ${nameOf(due)}`),
      ...(gone.length === 0 ? ["Nothing was given up."] : []),
      ...gone.map(
        ({ due, reason, at, attempts }) =>
          `Given up ${sayInstant(at, zone)}: ${nameOf(due)}, due ${sayInstant(due.at, zone)}. ${reason} (${attempts === 1 ? "1 attempt" : `${attempts} attempts`})`,
      ),
      ...(await stoppedLines(ports, workspace)),
    ],
    buttons: [],
  };
}

/** Their names are the platform's own and say nothing to people; how many, and why, does. */
async function stoppedLines({ stopped, zone }: Ports, workspace: string): Promise<string[]> {
  const all = (await stopped?.(LOOKED_THROUGH)) ?? [];
  const ours = all.filter(({ conversation }) => conversation.startsWith(`${workspace}/`));
  const [last] = ours;
  if (last === undefined) return [];
  const chats = ours.length === 1 ? "one chat or channel" : `${ours.length} chats or channels`;
  const what = `I may not write in ${chats} any more, the last since ${sayInstant(last.at, zone)}: ${last.reason}.`;
  return [`${what} Looks that belong there go to their owners directly; add me there again to change that.`];
}

function tickWords(tick: number | undefined, now: number, zone: string): string {
  if (tick === undefined) return "Nobody has looked for what is due yet. The program that serves the bot does.";
  const still = now - tick > STILL_MS ? " That is too long ago: is the bot running?" : "";
  return `Last looked for what is due: ${sayInstant(tick, zone)}.${still}`;
}

function nameOf({ kind, subject }: Due): string {
  return kind === "review" || kind === "nudge" ? `${subject}, ${KINDS[kind]}` : KINDS[kind];
}

async function seenBy({ decisions }: Ports, all: readonly Due[], viewer: Viewer): Promise<Due[]> {
  const shown: Due[] = [];
  for (const due of all) {
    if (shown.length >= SHOWN * 4) break;
    if (due.kind === "digest") {
      if (due.subject === viewer.channel) shown.push(due);
      continue;
    }
    if (due.kind !== "review" && due.kind !== "nudge") continue;
    const kept = await decisions.get(due.workspace, due.subject);
    if (kept !== undefined && maySee(summaryOf(kept.decision), viewer)) shown.push(due);
  }
  return shown;
}
