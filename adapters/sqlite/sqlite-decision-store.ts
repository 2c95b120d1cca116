import { ChannelDecider } from "../../src/decisions/channel-decider.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { decisionNumber, fitsQuery } from "../../src/decisions/decision-query.ts";
import { DecisionSummary, summaryOf } from "../../src/decisions/decision-summary.ts";
import { readDecision } from "../../src/decisions/read-decision.ts";
import { workspaceOf } from "../../src/identity.ts";
import type { DecisionStore } from "../../src/ports.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Rows looked at in one go while a list is filtered. */
const PAGE = 200;
const HIGHEST = Number.MAX_SAFE_INTEGER;

/** Decisions in the same database as the sessions they come from. Closing is the database's own. */
export function createSqliteDecisionStore({ connection, file }: OpenDatabase): DecisionStore {
  const sql = (text: string) => orStoreFailure(file, () => connection.prepare(text));
  // One statement each: atomic among processes without a transaction around it.
  const allocate = sql(`
    INSERT INTO decision_numbers (workspace, session_id, number)
    SELECT ?1, ?2, coalesce(max(number), 0) + 1 FROM decision_numbers WHERE workspace = ?1
    ON CONFLICT (workspace, session_id) DO UPDATE SET number = number
    RETURNING number`);
  const get = sql("SELECT version, body FROM decisions WHERE workspace = ? AND number = ?");
  const create = sql(`
    INSERT INTO decisions (workspace, number, version, summary, body) VALUES (?, ?, 1, ?, ?)
    ON CONFLICT DO NOTHING`);
  const replace = sql(`
    UPDATE decisions SET version = version + 1, summary = ?, body = ?
    WHERE workspace = ? AND number = ? AND version = ?`);
  const below = sql(`
    SELECT number, summary FROM decisions WHERE workspace = ? AND number < ? ORDER BY number DESC LIMIT ${PAGE}`);
  const above = sql(`
    SELECT number, body FROM decisions WHERE workspace = ? AND number > ? ORDER BY number LIMIT ${PAGE}`);

  const decider = sql("SELECT body FROM channel_deciders WHERE workspace = ? AND channel = ?");
  const putDecider = sql("INSERT OR REPLACE INTO channel_deciders (workspace, channel, body) VALUES (?, ?, ?)");
  const dropDecider = sql("DELETE FROM channel_deciders WHERE workspace = ? AND channel = ?");
  const forgetDecider = sql("DELETE FROM channel_deciders WHERE workspace = ? AND json_extract(body, '$.id') = ?");

  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);
  const read = (body: unknown, number: unknown): Decision => readDecision(asJson(String(body)), `WM-${String(number)}`);

  function* summaries(workspace: string, start: number): Generator<DecisionSummary> {
    for (let from = start; ; ) {
      const rows = guarded(() => below.all(workspace, from));
      for (const { summary } of rows) yield DecisionSummary.parse(JSON.parse(String(summary)));
      const last = rows.at(-1);
      if (rows.length < PAGE || last === undefined) return;
      from = Number(last.number);
    }
  }

  return {
    async allocate(workspace, sessionId) {
      return `WM-${guarded(() => allocate.get(workspace, sessionId))?.number}`;
    },
    async get(workspace, id) {
      const row = guarded(() => get.get(workspace, decisionNumber(id)));
      return row && { decision: read(row.body, decisionNumber(id)), version: Number(row.version) };
    },
    async put(decision, expected) {
      const { workspace, id } = decision;
      const [summary, body] = [JSON.stringify(summaryOf(decision)), JSON.stringify(decision)];
      const number = decisionNumber(id);
      const { changes } = guarded(() =>
        expected === 0
          ? create.run(workspace, number, summary, body)
          : replace.run(summary, body, workspace, number, expected),
      );
      return changes === 1 ? { ok: true, version: expected + 1 } : { ok: false };
    },
    async list(workspace, query) {
      const found: DecisionSummary[] = [];
      for (const summary of summaries(workspace, query.below ?? HIGHEST)) {
        if (!fitsQuery(summary, query)) continue;
        if (found.length === query.limit) return { found, more: true };
        found.push(summary);
      }
      return { found, more: false };
    },
    async decider(channel) {
      const body = guarded(() => decider.get(workspaceOf(channel), channel))?.body;
      return body === undefined ? undefined : ChannelDecider.parse(JSON.parse(String(body)));
    },
    async putDecider(channel, person) {
      guarded(() =>
        person === undefined
          ? dropDecider.run(workspaceOf(channel), channel)
          : putDecider.run(workspaceOf(channel), channel, JSON.stringify(ChannelDecider.parse(person))),
      );
    },
    async forgetDecider(workspace, personId) {
      guarded(() => forgetDecider.run(workspace, personId));
    },
    async *all(workspace) {
      for (let from = 0; ; ) {
        const rows = guarded(() => above.all(workspace, from));
        for (const { number, body } of rows) yield read(body, number);
        const last = rows.at(-1);
        if (rows.length < PAGE || last === undefined) return;
        from = Number(last.number);
      }
    },
  };
}

/** Undefined where the text is not JSON: reading it then says which decision is damaged. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
