import { ChannelDecider } from "../../src/decisions/channel-decider.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { decisionNumber, fitsQuery } from "../../src/decisions/decision-query.ts";
import { DecisionSummary, summaryOf } from "../../src/decisions/decision-summary.ts";
import { readDecision } from "../../src/decisions/read-decision.ts";
import { workspaceOf } from "../../src/identity.ts";
import type { DecisionStore } from "../../src/ports.ts";
import type { RedisLink } from "./connect.ts";
import { packBody, unpackBody } from "./pack-body.ts";

/** Looked at in one go while a list is filtered. */
const PAGE = 200;

/** Decisions, those of a workspace in one bucket. */
export function createRedisDecisionStore({ client, scripts, keys, guarded }: RedisLink): DecisionStore {
  const read = (stored: Buffer, number: string): { decision: Decision; version: number } => {
    const end = stored.indexOf("\n");
    const decision = readDecision(unpackBody(stored.subarray(end + 1)), `WM-${number}`);
    return { decision, version: Number(stored.subarray(0, end).toString("latin1")) };
  };

  async function* summaries(workspace: string, below: number): AsyncGenerator<DecisionSummary> {
    for (let from = String(below); ; ) {
      const page = await guarded(async () => {
        const order = keys.decisionOrder(workspace);
        const numbers = await client.zrange(order, `(${from}`, "-inf", "BYSCORE", "REV", "LIMIT", 0, PAGE);
        const packed = numbers.length === 0 ? [] : await client.hmgetBuffer(keys.summaries(workspace), ...numbers);
        return { numbers, packed };
      });
      for (const each of page.packed) if (each !== null) yield DecisionSummary.parse(unpackBody(each));
      const last = page.numbers.at(-1);
      if (page.numbers.length < PAGE || last === undefined) return;
      from = last;
    }
  }

  return {
    allocate: (workspace, sessionId) =>
      guarded(async () => `WM-${await scripts("allocate", [keys.decisionNumbers(workspace)], [sessionId])}`),
    get: (workspace, id) =>
      guarded(async () => {
        const number = String(decisionNumber(id));
        const stored = await client.hgetBuffer(keys.decisions(workspace), number);
        return stored === null ? undefined : read(stored, number);
      }),
    async put(decision, expected) {
      const { workspace, id } = decision;
      const touched = [keys.decisions(workspace), keys.summaries(workspace), keys.decisionOrder(workspace)];
      const args = [decisionNumber(id), expected, packBody(decision), packBody(summaryOf(decision))];
      const written = await guarded(() => scripts("decide", touched, args));
      return written === 1 ? { ok: true, version: expected + 1 } : { ok: false };
    },
    async list(workspace, query) {
      const found: DecisionSummary[] = [];
      for await (const summary of summaries(workspace, query.below ?? Number.MAX_SAFE_INTEGER)) {
        if (!fitsQuery(summary, query)) continue;
        if (found.length === query.limit) return { found, more: true };
        found.push(summary);
      }
      return { found, more: false };
    },
    decider: (channel) =>
      guarded(async () => {
        const body = await client.hget(keys.deciders(workspaceOf(channel)), channel);
        return body === null ? undefined : ChannelDecider.parse(JSON.parse(body));
      }),
    putDecider: (channel, decider) =>
      guarded(async () => {
        const key = keys.deciders(workspaceOf(channel));
        if (decider === undefined) await client.hdel(key, channel);
        else await client.hset(key, channel, JSON.stringify(ChannelDecider.parse(decider)));
      }),
    forgetDecider: (workspace, personId) =>
      guarded(async () => {
        const key = keys.deciders(workspace);
        const theirs = Object.entries(await client.hgetall(key)).flatMap(([channel, body]) =>
          ChannelDecider.parse(JSON.parse(body)).id === personId ? [channel] : [],
        );
        if (theirs.length > 0) await client.hdel(key, ...theirs);
      }),
    async *all(workspace) {
      for (let from = "0"; ; ) {
        const page = await guarded(async () => {
          const order = keys.decisionOrder(workspace);
          const numbers = await client.zrange(order, `(${from}`, "+inf", "BYSCORE", "LIMIT", 0, PAGE);
          const stored = numbers.length === 0 ? [] : await client.hmgetBuffer(keys.decisions(workspace), ...numbers);
          return { numbers, stored };
        });
        for (const [at, number] of page.numbers.entries()) {
          const stored = page.stored[at];
          if (stored !== null && stored !== undefined) yield read(stored, number).decision;
        }
        const last = page.numbers.at(-1);
        if (page.numbers.length < PAGE || last === undefined) return;
        from = last;
      }
    },
  };
}
