import type { Person } from "../../conversation/event.ts";
import type { FirstLook } from "../../reviews/first-looks.ts";
import { DECISION_SCHEMA, Decision } from "../decision.ts";
import { ADOPTED, NOBODY } from "../named-only.ts";
import { adoptedFile, adoptionKey } from "./adoption-key.ts";
import type { LinkedRecord } from "./link-records.ts";

/** Where a folder's records are kept and talked about, and who answers for them. */
export interface Adoption {
  readonly workspace: string;
  readonly conversation: string;
  /** Tells apart folders of several repositories; empty for the only one. */
  readonly repository: string;
  /** People the platform knows; the first answers for what nobody else of them decided. */
  readonly owners: readonly Person[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `WM-n` of the records of the folder, by path. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The decision a record becomes. Pure; the same record gives the same decision. */
export function adoptRecord(record: LinkedRecord, look: FirstLook, adoption: Adoption): Decision {
  const { workspace, conversation, repository, now, ids } = adoption;
  const { path, title, status, outcome, decidedOn, deciders, markdown } = record;
  const owner = ownerOf(deciders, adoption.owners);
  const [first] = deciders;
  const decider = first === undefined ? owner : personOf(first, adoption.owners);
  const file = adoptedFile(repository, path);
  return Decision.parse({
    schema: DECISION_SCHEMA,
    id: ids.get(path) ?? "",
    workspace,
    conversation,
    sessionId: adoptionKey(repository, path),
    private: false,
    participants: [...new Set([owner.id, decider.id])],
    status,
    title,
    option: null,
    outcome,
    recommended: null,
    owner,
    ratifiedBy: decider,
    ratifiedAt: decidedOn === undefined ? now : Date.parse(decidedOn),
    consulted: [],
    findOuts: [],
    ...linksOf(record, ids),
    adopted: { file, markdown },
    review: {
      nextOn: look.nextOn,
      ...(look.why === undefined ? {} : { why: look.why }),
      history: [],
    },
    entries: [{ at: now, by: null, kind: "adopted", text: `Adopted from ${file}.` }],
  } satisfies Decision);
}

/** What takes whose place, by `WM-n`. */
export function linksOf(
  { supersededBy, supersedes }: Pick<LinkedRecord, "supersededBy" | "supersedes">,
  ids: ReadonlyMap<string, string>,
): Pick<Decision, "supersededBy" | "supersedes"> {
  const by = supersededBy === undefined ? undefined : ids.get(supersededBy);
  const over = supersedes === undefined ? undefined : ids.get(supersedes);
  return { ...(by === undefined ? {} : { supersededBy: by }), ...(over === undefined ? {} : { supersedes: over }) };
}

/** A decider the platform knows, else the first owner named, else the first decider under a made-up id. */
function ownerOf(deciders: readonly string[], owners: readonly Person[]): Person {
  const known = deciders.flatMap((name) => owners.find((one) => sameName(one.name, name)) ?? [])[0];
  const [first] = deciders;
  return known ?? owners[0] ?? (first === undefined ? NOBODY : personOf(first, owners));
}

function personOf(name: string, owners: readonly Person[]): Person {
  return owners.find((one) => sameName(one.name, name)) ?? { id: `${ADOPTED}${name.toLowerCase()}`, name };
}

function sameName(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(name: string): string {
  return name.replace(/^@/, "").trim().toLowerCase();
}
