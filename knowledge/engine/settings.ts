/** How an interview stops; all optional. */
export interface Settings {
  /** Settled enough to stop. */
  readonly tau?: number;
  /** Answers from any source before a merely settled interview may stop. */
  readonly floor?: number;
  /** Percent of the total swing within which two options are as good as equal. */
  readonly closeBand?: number;
  /** Stop when the two leaders stay within the band whatever is answered. */
  readonly closeStop?: boolean;
  /** Topic of the last question: one of the same topic is preferred while its gain is 0.7 of the best. */
  readonly lastTopic?: string;
}

/** What a missing setting stands for. */
export const defaults = { tau: 0.95, floor: 4, closeBand: 4, closeStop: true } as const;
