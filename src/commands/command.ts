import type { Backup } from "../backup/backup.ts";
import type { Clock, DecisionStore, Ids, ReviewQueue } from "../ports.ts";

/** What a command may touch; `src/main.ts` fills it in, and opens what is costly only when it is asked for. */
export interface CommandPorts {
  /** Writes to standard output exactly what it is given. */
  out(text: string): void;
  err(text: string): void;
  /** Everything on standard input, until it ends. */
  readInput(): Promise<string>;
  /** The same piece by piece, for what may be large. */
  input(): AsyncIterable<Uint8Array>;
  /** The same as `out`, for what may be large: resolves when more can be taken. */
  write(text: string): Promise<void>;
  /** The way into and out of the store, opened. */
  openBackup(): Promise<Backup>;
  /** What was decided and when it is looked at, opened; `close` ends both. */
  openLedger(): Promise<Ledger>;
  /** The folder whose folders are packs. */
  readonly packsFolder: string;
  /** The house overlay, where one is configured. */
  readonly houseFile?: string | undefined;
  /** The canonical JSON of a pack an interview kept here ran on, by its hash. */
  archivedPack(hash: string): Promise<string | undefined>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The Slack app as this configuration needs it. */
  slackManifest(options: { readonly url: string | undefined; readonly typedReplies: boolean }): Promise<{
    readonly manifest: object;
    readonly scopes: readonly { readonly scope: string; readonly why: string }[];
  }>;
  /** Looks at everything a start stands on, without starting. */
  checkSetup(): Promise<Setup>;
  /** The app package for Teams as this configuration needs it, or what is missing. */
  teamsPackage(options: {
    readonly developer: string | undefined;
    readonly privacyUrl: string | undefined;
    readonly termsUrl: string | undefined;
  }): Promise<{ readonly zip: Uint8Array } | { readonly problems: readonly string[] }>;
  /**
   * Serves the web chat, and Slack and Teams where they are set up, until the process is told to stop. The waits before a reply is
   * taken over or sent again are divided by `hurry`.
   */
  openServer(hurry: number): Promise<RunningServer>;
  /** Holds the interview in this terminal, or over a pipe; resolves with the exit code. */
  openTerminal(options: TerminalCall): Promise<number>;
  /** Offers the packs to another program over standard input and output, until the input ends. */
  openMcp(): Promise<void>;
}

/** The log of decisions with the index of their reviews. */
export interface Ledger {
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  close(): Promise<void>;
}

/** What a start would find. */
export interface Setup {
  /** Why it would not start, or not work: each with what to do. */
  readonly problems: readonly string[];
  /** What would work and is not safe. */
  readonly warnings: readonly string[];
  /** What would run, as name and plain words; no secret is among them. */
  readonly facts: readonly (readonly [name: string, words: string])[];
}

/** How `ask` was called. */
export interface TerminalCall {
  readonly json: boolean;
  readonly session?: string | undefined;
  /** Id of the pack a new interview is about. */
  readonly pack?: string | undefined;
  readonly name?: string | undefined;
  readonly decider?: string | undefined;
  readonly consulted?: readonly string[] | undefined;
}

/** A server that is ready. */
export interface RunningServer {
  readonly address: string;
  /** Why the page is not served; undefined when it is. */
  readonly pageMissing: string | undefined;
  /** Where each chat platform that is set up is served, one sentence each. */
  readonly platforms: readonly string[];
  /** Resolves when everything is stopped. */
  readonly stopped: Promise<void>;
}

/** An npm command: gets the arguments after its name and answers with the exit code. */
export type Command = (ports: CommandPorts, args: string[]) => Promise<number>;
