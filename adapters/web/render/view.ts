/** What a renderer knows besides the reply: whose form it is, and where it is posted. */
export interface View {
  readonly session: string;
  /** Key of the message within its session. */
  readonly message: string;
  /** Random per rendering; makes a form sent twice one event. */
  readonly eventKey: string;
  /** The pack's options in authored order. */
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Whether the person looking started the session. */
  readonly starter: boolean;
  /** Whether anything was answered yet. */
  readonly begun: boolean;
  /** Evidence ids that stand on the page of sources, and the address of that page. */
  readonly listed: ReadonlySet<string>;
  readonly sources: string;
}

/** The message's id in the document: letters, digits and hyphens. */
export function messageId(key: string): string {
  return `m-${key.replace(/[^A-Za-z0-9]+/g, "-")}`;
}
