/** The steps of a turn, in order; a process that is to die at one dies right after what its name says, `claimed` right before the socket write. */
export const STEPS = ["received", "computed", "committed", "acknowledged", "claimed", "sent", "marked"] as const;
export type Step = (typeof STEPS)[number];
