import { type LoadedPack, PackError, parseCanonicalHouse } from "../../knowledge/index.ts";
import type { Person } from "../conversation/event.ts";
import { plainNotice } from "../conversation/plain-notice.ts";
import type { Button, DecisionCard, OutgoingReply, Reply } from "../conversation/reply.ts";
import { cardOf, summaryCard } from "../decisions/card-of.ts";
import type { Decision } from "../decisions/decision.ts";
import { maySee, type Viewer } from "../decisions/decision-query.ts";
import { type DecisionSummary, summaryOf } from "../decisions/decision-summary.ts";
import { madr } from "../decisions/madr.ts";
import type { LogAsk } from "../decisions/read-log.ts";
import { replayDecision } from "../decisions/replay-decision.ts";
import type { Clock, DecisionStore, ReferenceStore, ReviewQueue } from "../ports.ts";
import { toDay } from "../to-day.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";
import type { Reviews } from "./reviews/create-reviews.ts";
import { healthOf } from "./reviews/health.ts";
import { reviewNow } from "./reviews/review-now.ts";
import { scheduleChannel } from "./reviews/schedule.ts";

export interface DecisionLogPorts {
  readonly decisions: DecisionStore;
  readonly knowledge: KnowledgeCache;
  readonly clock: Clock;
  readonly queue: ReviewQueue;
  readonly reviews: Pick<Reviews, "lookNow" | "changed">;
  /** Where nothing may be written any more. */
  readonly stopped?: ReferenceStore["stopped"] | undefined;
  /** Where a channel says nothing else. */
  readonly zone: string;
}

/** Where somebody asks from; they are answered in private. */
export interface Asking {
  readonly workspace: string;
  readonly person: Person;
  /** `<workspace>/<channel>`. */
  readonly channel?: string | undefined;
}

/** Answers questions about the decisions of a workspace. Throws `StoreError`. */
export interface DecisionLog {
  answer(ask: LogAsk, asking: Asking): Promise<Reply>;
}

const PAGE = 10;
const CHAIN = 10;
const SOON_MS = 14 * 86_400_000;

export function createDecisionLog(ports: DecisionLogPorts): DecisionLog {
  const { decisions, knowledge, clock } = ports;
  const list = async (ask: Extract<LogAsk, { kind: "list" }>, asking: Asking): Promise<Reply> => {
    const { workspace, person, channel } = asking;
    const { found, more } = await decisions.list(workspace, {
      viewer: { person: person.id, channel },
      text: ask.text,
      status: ask.status === undefined ? undefined : [ask.status],
      ...(ask.what === "mine" ? { owner: person.id } : {}),
      ...(ask.what === "due" ? { dueBy: toDay(clock.now() + SOON_MS) } : {}),
      below: ask.below,
      limit: PAGE,
    });
    const last = found.at(-1);
    const words = [ask.what, ask.status ?? "", ask.text].filter(Boolean).join(" ");
    return {
      kind: "decisions",
      title: titleOf(ask, found.length),
      items: await Promise.all(found.map(async (summary) => summaryCard(summary, await lineOf(summary, asking)))),
      buttons: more && last ? [{ label: "Older ones", act: { kind: "log", words: `${words} after ${last.id}` } }] : [],
    };
  };

  const visible = async (id: string, { workspace, person, channel }: Asking): Promise<Decision | undefined> => {
    const viewer: Viewer = { person: person.id, channel };
    const kept = await decisions.get(workspace, id);
    return kept && maySee(summaryOf(kept.decision), viewer) ? kept.decision : undefined;
  };

  const chainOf = async (decision: Decision, asking: Asking): Promise<DecisionCard["chain"]> => {
    const before: Decision[] = [];
    const after: Decision[] = [];
    for (let id = decision.supersedes; id !== undefined && before.length < CHAIN; id = before[0]?.supersedes) {
      const found = await visible(id, asking);
      if (found === undefined) break;
      before.unshift(found);
    }
    for (let id = decision.supersededBy; id !== undefined && after.length < CHAIN; id = after.at(-1)?.supersededBy) {
      const found = await visible(id, asking);
      if (found === undefined) break;
      after.push(found);
    }
    if (before.length + after.length === 0) return [];
    return [...before, decision, ...after].map(({ id, title, ratifiedAt }) => ({
      id,
      title,
      on: toDay(ratifiedAt),
      current: id === decision.id,
    }));
  };

  /** Most decisions stand alone, and nothing is read for them. */
  const lineOf = async ({ id, supersedes, supersededBy }: DecisionSummary, asking: Asking) => {
    if (supersedes === undefined && supersededBy === undefined) return [];
    const decision = await visible(id, asking);
    return decision === undefined ? [] : chainOf(decision, asking);
  };

  const show = async (id: string, asking: Asking): Promise<Reply> => {
    const decision = await visible(id, asking);
    if (decision === undefined) return absent(id);
    const buttons: Button[] =
      decision.receipt === undefined ? [] : [{ label: "Replay", act: { kind: "log", words: `replay ${id}` } }];
    const card = cardOf(decision, await chainOf(decision, asking));
    return { kind: "decision", decision: card, markdown: madr(decision), file: `${id}.md`, preview: false, buttons };
  };

  const replay = async (id: string, asking: Asking): Promise<Reply> => {
    const decision = await visible(id, asking);
    if (decision === undefined) return absent(id);
    const { receipt } = decision;
    if (receipt === undefined)
      return plainNotice(`${id} was written elsewhere and holds no receipt, so it cannot be replayed.`);
    const pack = await unlessChanged(() => knowledge.pack(receipt.pack.hash));
    if (pack === CHANGED) return tampered(id, "Pack", receipt.pack.hash, "what the archive holds");
    const { house: ours } = receipt;
    const house = await unlessChanged(async () => pack && ours && parseCanonicalHouse(ours.canonical, pack, ours.hash));
    if (house === CHANGED) return tampered(id, "House rules", ours?.hash ?? "", "what the receipt holds");
    const { identical, hash, differences } = replayDecision(decision, { pack, house, now: nowOf(receipt.pack.id) });
    const lines = differences.map((line) => `\n- ${line}`).join("");
    if (identical) return plainNotice(`${id} replayed: identical. SHA-256 of the assessment: ${hash}.${lines}`);
    return plainNotice(`${id} replayed: it differs from the record.${lines}`);
  };

  const review = async ({ id, words }: Extract<LogAsk, { kind: "review" }>, asking: Asking): Promise<Reply> => {
    const decision = await visible(id, asking);
    return decision === undefined ? absent(id) : reviewNow(ports, decision, words, asking.person);
  };

  const nowOf = (packId: string): { pack: LoadedPack; houseHash: string | undefined; day: string } | undefined => {
    const pack = knowledge.here(packId);
    return pack && { pack, houseHash: knowledge.houseHere(packId), day: toDay(clock.now()) };
  };

  return {
    async answer(ask, asking) {
      switch (ask.kind) {
        case "list":
          return list(ask, asking);
        case "show":
          return show(ask.id, asking);
        case "replay":
          return replay(ask.id, asking);
        case "review":
          return review(ask, asking);
        case "schedule":
          return scheduleChannel(ports, ask.words, asking);
        case "health":
          return healthOf(ports, asking.workspace, { person: asking.person.id, channel: asking.channel });
        default:
          return ask satisfies never;
      }
    },
  };
}

const CHANGED = "changed";

/** What is kept by its hash is read only where it still has it. */
async function unlessChanged<T>(read: () => Promise<T>): Promise<T | typeof CHANGED> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PackError) return CHANGED;
    throw error;
  }
}

function tampered(id: string, what: string, hash: string, held: string): Reply {
  return plainNotice(
    `${id} replayed: it differs from the record.\n- ${what}: SHA-256 ${hash} then; ${held} is not that any more.`,
  );
}

/** What a page of the log is called, and that it is empty where it is. */
function titleOf({ what, text, status, below }: Extract<LogAsk, { kind: "list" }>, found: number): string {
  const kinds = { list: "Decisions", mine: "Your decisions", due: "To look at within two weeks" };
  const filters = [status, text === "" ? undefined : `“${text}”`].filter((part) => part !== undefined);
  const title = `${kinds[what]}${filters.length === 0 ? "" : `: ${filters.join(", ")}`}`;
  if (found > 0) return below === undefined ? title : `${title}, before WM-${below}`;
  return below === undefined ? `${title}: none that you may see.` : `${title}: no older ones.`;
}

function absent(id: string): Reply {
  return plainNotice(`There is no ${id} here that you may see. \`list\` shows those you may.`);
}

/** As a private message; the key names what it answers. */
export function logMessage(person: Person, eventId: string, reply: Reply): OutgoingReply {
  return { to: { person: person.id }, key: `log-${eventId}`, reply };
}
