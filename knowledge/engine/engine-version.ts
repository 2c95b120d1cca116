/** Changes whenever the same pack and answers could give other numbers; part of every receipt. */
export const ENGINE_VERSION = "1.0.0";
