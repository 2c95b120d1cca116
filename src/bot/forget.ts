import type { OutgoingReply } from "../conversation/reply.ts";
import type { Session, Work } from "../conversation/session.ts";
import type { DecisionStore, SessionStore } from "../ports.ts";
import { forgetPerson } from "./forget-person.ts";
import type { Redraws } from "./redraws.ts";
import { withKept } from "./with-kept.ts";

interface Ports {
  readonly store: Pick<SessionStore, "read" | "remove" | "forgetPerson">;
  readonly decisions: Pick<DecisionStore, "list" | "forgetDecider">;
  readonly redraws: Pick<Redraws, "add">;
  readonly work: (kind: Work["kind"], session: Session) => Promise<void>;
}

interface Wish {
  readonly what: "person" | "session";
  readonly by: string;
  readonly notices: readonly OutgoingReply[];
}

/** Does what was asked for in a session and returns what to say of it. Throws `StoreError`. */
export async function forget(ports: Ports, session: Session, { what, by, notices }: Wish): Promise<OutgoingReply[]> {
  const { store, redraws, work } = ports;
  // What was signed is kept, also when its interview goes before it was saved.
  if (session.decided !== undefined) await work("save-decision", session);
  if (session.review?.result !== undefined) await work("save-review", session);
  if (what === "person") return withKept(notices, await forgetPerson(ports, session.workspace, by));
  // A copy may not know yet what the last messages are called.
  const last = await store.read(session.id);
  await store.remove(session.id);
  if (last.kind === "found") redraws.add([{ before: last.session, after: undefined }]);
  return [...notices];
}
