/** What a command may touch: two streams of text, and where packs are. */
export interface CommandPorts {
  /** Writes to standard output exactly what it is given. */
  out(text: string): void;
  err(text: string): void;
  /** The folder whose folders are packs. */
  readonly packsFolder: string;
}

/** An npm command: gets the arguments after its name and answers with the exit code. */
export type Command = (ports: CommandPorts, args: string[]) => Promise<number>;
