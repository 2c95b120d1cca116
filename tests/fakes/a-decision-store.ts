import type { ChannelDecider } from "../../src/decisions/channel-decider.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { decisionNumber, fitsQuery } from "../../src/decisions/decision-query.ts";
import { summaryOf } from "../../src/decisions/decision-summary.ts";
import type { DecisionStore } from "../../src/ports.ts";

/** Decisions in memory, by the same contract as the real stores. */
export function aDecisionStore(): DecisionStore {
  const numbers = new Map<string, number>();
  const deciders = new Map<string, ChannelDecider>();
  const kept = new Map<string, { decision: Decision; version: number }>();
  const of = (workspace: string) =>
    [...kept.values()]
      .map(({ decision }) => decision)
      .filter((decision) => decision.workspace === workspace)
      .sort((one, other) => decisionNumber(one.id) - decisionNumber(other.id));
  return {
    async allocate(workspace, sessionId) {
      const key = `${workspace} ${sessionId}`;
      const taken = [...numbers.keys()].filter((one) => one.startsWith(`${workspace} `)).length;
      if (!numbers.has(key)) numbers.set(key, taken + 1);
      return `WM-${numbers.get(key)}`;
    },
    get: async (workspace, id) => kept.get(`${workspace} ${id}`),
    async put(decision, expected) {
      const key = `${decision.workspace} ${decision.id}`;
      if ((kept.get(key)?.version ?? 0) !== expected) return { ok: false };
      kept.set(key, { decision, version: expected + 1 });
      return { ok: true, version: expected + 1 };
    },
    async list(workspace, query) {
      const fitting = of(workspace)
        .reverse()
        .map(summaryOf)
        .filter((each) => decisionNumber(each.id) < (query.below ?? Number.MAX_SAFE_INTEGER) && fitsQuery(each, query));
      return { found: fitting.slice(0, query.limit), more: fitting.length > query.limit };
    },
    decider: async (channel) => deciders.get(channel),
    async putDecider(channel, decider) {
      if (decider === undefined) deciders.delete(channel);
      else deciders.set(channel, decider);
    },
    async forgetDecider(workspace, personId) {
      for (const [channel, { id }] of deciders) {
        if (channel.startsWith(`${workspace}/`) && id === personId) deciders.delete(channel);
      }
    },
    async *all(workspace) {
      yield* of(workspace);
    },
  };
}
