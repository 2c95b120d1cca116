import type { LoadedPack } from "../pack/schema.ts";

/** Where in a pack a text stands. */
export interface PassageOrigin {
  readonly kind: "faq" | "evidence";
  /** The entry's id, unique within its kind. */
  readonly id: string;
}

/** A text of a pack that may answer a question. */
export interface Passage {
  readonly from: PassageOrigin;
  readonly text: string;
  /** Ways of asking that lead here; a passage without any is found by its text alone. */
  readonly asked: readonly string[];
  /** A popular belief the text puts right; null for most. */
  readonly corrects: string | null;
  /** Evidence ids the text rests on. */
  readonly evidence: readonly string[];
}

/** Everything a pack can answer with, in its own order. A further kind of text is one more line here. */
export function passagesOf(pack: LoadedPack): Passage[] {
  return [
    ...pack.faq.map(({ id, question, also, answer, belief, evidence }) => ({
      from: { kind: "faq" as const, id },
      text: answer,
      asked: [question, ...also, ...(belief === undefined ? [] : [belief])],
      corrects: belief ?? null,
      evidence,
    })),
    ...pack.evidence.map(({ id, statement }) => ({
      from: { kind: "evidence" as const, id },
      text: statement,
      asked: [],
      corrects: null,
      evidence: [id],
    })),
  ];
}
