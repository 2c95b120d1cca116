import type { Session, Work } from "../conversation/session.ts";
import type { DecisionStore } from "../ports.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";
import type { Reviews } from "./reviews/create-reviews.ts";
import { saveDecision } from "./save-decision.ts";

interface WorkPorts {
  readonly decisions: DecisionStore;
  readonly knowledge: Pick<KnowledgeCache, "of">;
  readonly reviews: () => Pick<Reviews, "planned" | "save" | "recommended">;
}

/** What a session has to have done before it says so; done twice is done once. */
export function createWork({ decisions, knowledge, reviews }: WorkPorts) {
  const save = async (session: Session): Promise<void> => {
    for (const decision of await saveDecision(decisions, knowledge, session)) await reviews().planned(decision);
  };
  return (kind: Work["kind"], session: Session): Promise<void> => {
    switch (kind) {
      case "save-decision":
        return save(session);
      case "save-review":
        return reviews().save(session);
      case "plan-review":
        return reviews().recommended(session);
      default:
        return kind satisfies never;
    }
  };
}
