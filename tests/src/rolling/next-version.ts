import { registerHooks } from "node:module";

/** Loaded before the program: makes it the next version, whose sessions have one more field and a schema that is one higher. */
const CHANGES: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  "/src/conversation/session.ts": [
    ["SESSION_SCHEMA = 2;", "SESSION_SCHEMA = 3;"],
    ["schema: z.literal(SESSION_SCHEMA),", "schema: z.literal(SESSION_SCHEMA), mood: z.string().optional(),"],
  ],
  "/src/stored-session.ts": [
    ["  1: (stored) => stored,", '  1: (stored) => stored, 2: (old) => ({ ...old, mood: "calm" }),'],
  ],
};

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const changes = Object.entries(CHANGES).find(([file]) => url.endsWith(file))?.[1];
    if (changes === undefined) return loaded;
    let source = String(loaded.source);
    for (const [from, to] of changes) {
      if (!source.includes(from)) throw new Error(`${url} does not say "${from}" any more`);
      source = source.replace(from, to);
    }
    return { ...loaded, source };
  },
});
