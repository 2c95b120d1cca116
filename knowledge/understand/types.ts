import type { Answer } from "../engine/types.ts";

/** The words that work anywhere in a thread, when they are the whole message. */
export type CommandWord =
  | "help"
  | "status"
  | "back"
  | "skip"
  | "why"
  | "change"
  | "restart"
  | "stop"
  | "result"
  | "forget";

/** An answer found in somebody's words. */
export interface ReadFact {
  readonly question: string;
  readonly given: Answer;
  /** The words it was read from, as they were written, at most 200 characters. */
  readonly words: string;
  /** True when it may be recorded as it stands; false when it has to be confirmed first. */
  readonly certain: boolean;
  /** The choice it could most easily be confused with, for an echo; null where there is none. */
  readonly nearest: string | null;
}

/**
 * Everything one message says, side by side: the caller decides the order of its reactions. Nothing here was recorded.
 * A command excludes everything else. All lists are in the order of the text, without repeats.
 */
export interface Understood {
  /** Nothing but space, control characters or symbols. */
  readonly empty: boolean;
  /** The whole message is a command word; `question` is what "change …" names, where it names one. */
  readonly command: { readonly name: CommandWord; readonly question: string | null; readonly argument: string } | null;
  /** The answer to the pending question. */
  readonly answer: ReadFact | null;
  /** Facts about other questions; without a pending question all of them. Never of questions that are not readable. */
  readonly facts: readonly ReadFact[];
  /** What a hypothetical supposes ("what if we were 20"), of any question: a scenario to compute, never to be recorded. */
  readonly scenario: readonly ReadFact[];
  /** The person asks something. */
  readonly asks: boolean;
  /** The sentences that ask, as they were written. */
  readonly questions: readonly string[];
  /** Question ids the person asks or talks about without giving a fact: asked, denied, supposed, past or quoted words. */
  readonly about: readonly string[];
  /** Ids of exits mentioned ("why not …"). */
  readonly exits: readonly string[];
  /** Ids of asides mentioned. */
  readonly asides: readonly string[];
  /** Sentences no fact was read from, kept as context for the record. */
  readonly rest: readonly string[];
}

/** What was asked before the message. */
export interface UnderstandOptions {
  /** The question the person was asked last and has not answered. */
  readonly pending?: string | undefined;
}
