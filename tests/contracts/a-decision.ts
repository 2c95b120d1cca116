import { DECISION_SCHEMA, Decision } from "../../src/decisions/decision.ts";

/** A decision that fits the schema, with what a test cares about. */
export function aDecision(more: Partial<Decision> & Pick<Decision, "id">): Decision {
  return Decision.parse({
    schema: DECISION_SCHEMA,
    workspace: "local",
    conversation: "local/table",
    sessionId: `session-of-${more.id}`,
    private: false,
    participants: ["ana"],
    status: "accepted",
    title: "How parcels reach the customers",
    option: "courier",
    outcome: "Courier",
    recommended: "courier",
    owner: { id: "ana", name: "Ana" },
    ratifiedBy: { id: "ana", name: "Ana" },
    ratifiedAt: 1000,
    consulted: [],
    findOuts: [],
    review: { nextOn: null, history: [] },
    entries: [],
    ...more,
  } satisfies Decision);
}
