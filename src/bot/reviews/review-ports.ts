import type { DigestDone, Person } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import type { Clock, DecisionStore, Log, PackArchive, ReviewQueue, SessionStore } from "../../ports.ts";
import type { Deliveries } from "../deliveries.ts";
import type { KnowledgeCache } from "../knowledge-cache.ts";
import type { Sessions } from "../sessions.ts";

/** What looking at decisions again needs of the bot and the outside. */
export interface ReviewPorts {
  readonly queue: ReviewQueue;
  readonly decisions: DecisionStore;
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly sessions: Sessions;
  readonly knowledge: KnowledgeCache;
  readonly deliveries: () => Deliveries;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a channel says nothing else. */
  readonly zone: string;
  readonly replica: string;
  readonly installer: InstallerOf;
  /** A turn of the bot's own in a session. Rejects when it could not be saved. */
  readonly wake: (session: Session, eventId: string, why: Wake) => Promise<void>;
}

export type Wake =
  | { readonly kind: "nudge"; readonly number: number }
  | { readonly kind: "unratified"; readonly days: number }
  | {
      readonly kind: "listed";
      readonly decision: string;
      readonly version: number;
      readonly owner: Person;
      readonly done: DigestDone | null;
    }
  | {
      readonly kind: "lost";
      readonly item: string;
      readonly reason: string;
      readonly installer?: Person | undefined;
    };

/** Who installed the bot in a workspace; undefined where the platform did not say. */
export type InstallerOf = (workspace: string) => Promise<Person | undefined>;
